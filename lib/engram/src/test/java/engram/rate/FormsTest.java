package engram.rate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The forms that have names are what their formulas say, near their midpoints too, and are read as such; shared exponentials change nothing but roundings. */
class FormsTest {
    private static final List<Rate> FORMS = List.of(new Exponential(.128, -33, -18), new Exponential(2, -33, 18), new Sigmoid(4, -10, 5), new Sigmoid(1, -78, -5),
            new Linoid(1.28, -37, 4), new Linoid(1.4, -10, -5), new Linoid(.1, -35, 5), new Linear(.5, 3));

    private static double[] voltages() {
        var random = new Random(1);
        double[] voltages = new double[2000];
        double[] near = {0, 1e-12, -1e-9, 1e-6, -1e-4, .9e-3, -1.1e-3, 5e-3, -5e-3, .02}, midpoints = {-33, -10, -78, -37, -35};
        for (int k = 0; k < voltages.length; k++)
            voltages[k] = k < near.length * midpoints.length ? midpoints[k / near.length] + near[k % near.length] : -150 + 250 * random.nextDouble();
        return voltages;
    }

    private static double formula(Rate form, double x) {
        return switch (form) {
            case Exponential(double rate, double midpoint, double scale) -> rate * Math.exp((x - midpoint) / scale);
            case Sigmoid(double rate, double midpoint, double scale) -> rate / (1 + Math.exp(-(x - midpoint) / scale));
            case Linoid(double rate, double midpoint, double scale) -> {
                double u = (x - midpoint) / scale;
                yield u == 0 ? rate : rate * -u / Math.expm1(-u);
            }
            case Linear(double slope, double offset) -> slope * x + offset;
            default -> throw new AssertionError(form);
        };
    }

    @Test void theirFormulas() {
        for (Rate form : FORMS)
            for (double x : voltages()) {
                assertEquals(formula(form, x), form.at(x), 1e-13 * Math.abs(formula(form, x)), form + " at " + x);
                assertEquals(form.at(x), Reading.of(form).formula().orElseThrow().at(x), form + " at " + x);
            }
    }

    /** Scale 5 is shared by four of them, 18 by two. */
    @Test void sharedExponentialsChangeRoundingsOnly() {
        Sharing sharing = Sharing.of(FORMS.stream().map(form -> Reading.of(form).formula().orElseThrow()).toList());
        assertEquals(2, sharing.shared().size());
        for (double x : voltages()) {
            double[] variables = {x, sharing.shared().get(0).at(x), sharing.shared().get(1).at(x)};
            for (int k = 0; k < FORMS.size(); k++) {
                double expected = formula(FORMS.get(k), x);
                assertEquals(expected, sharing.formulas().get(k).at(variables), 2e-12 * Math.abs(expected), FORMS.get(k) + " at " + x);
            }
        }
    }

    /** 4/(e^((40 − V')/5) + 1) typed so shares what the logistic function does. */
    @Test void whatIsTypedAsAQuotientIsALogistic() {
        List<Rate> typed = List.of(V -> 4 / (Math.exp((-10 - V) / 5) + 1), V -> 1 / (1 + Math.exp(-(V + 60) / 5)), V -> 2 / (1 + Math.exp((V + 78) / 6)));
        Sharing sharing = Sharing.of(typed.stream().map(rate -> Reading.of(rate).formula().orElseThrow()).toList());
        assertEquals(1, sharing.shared().size());
        for (double V : voltages())
            for (int k = 0; k < typed.size(); k++) {
                double expected = typed.get(k).at(V);
                assertEquals(expected, sharing.formulas().get(k).at(V, sharing.shared().getFirst().at(V)), 1e-12 * expected, typed.get(k) + " at " + V);
            }
        for (Formula formula : sharing.formulas()) assertEquals(0, formula.parts().stream().filter(part -> part.operation() == Operation.EXP).count(), formula.toString());
    }
}
