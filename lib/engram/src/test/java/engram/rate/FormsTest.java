package engram.rate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import engram.math.Exp;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

/** Forms agree with their formulas, in vectors bit for bit with one by one, and with a shared exponential to rounding. */
class FormsTest {
    private static final List<OfExponential> FORMS = List.of(new Exponential(.128, -33, -18), new Exponential(2, -33, 18), new Sigmoid(4, -10, 5),
            new Sigmoid(1, -78, -6), new Linoid(1.28, -37, 4), new Linoid(1.4, -10, -5));

    /** Voltages of cells, and near every midpoint. */
    private static double[] voltages() {
        var random = new Random(1);
        return DoubleStream.concat(DoubleStream.generate(() -> -150 + 250 * random.nextDouble()).limit(2000),
                FORMS.stream().flatMapToDouble(form -> DoubleStream.of(0, 1e-12, -1e-9, 1e-6, -1e-4, .9e-3, -1.1e-3, 5e-3, -5e-3, .02)
                        .map(z -> form.midpoint() + z * Math.abs(form.scale())))).toArray();
    }

    private static double formula(OfExponential form, double x) {
        double u = (x - form.midpoint()) / form.scale();
        return switch (form) {
            case Exponential _ -> form.rate() * Math.exp(u);
            case Sigmoid _ -> form.rate() / (1 + Math.exp(-u));
            case Linoid _ -> u == 0 ? form.rate() : form.rate() * -u / Math.expm1(-u);
        };
    }

    @Test
    void theirFormulas() {
        for (OfExponential form : FORMS)
            for (double x : voltages()) assertEquals(formula(form, x), form.at(x), 1e-13 * Math.abs(formula(form, x)), form + " at " + x);
    }

    @Test
    void withASharedExponential() {
        for (OfExponential form : FORMS) {
            double s = Math.abs(form.scale()), factor = Exp.of((-60 - form.midpoint()) / s);
            for (double x : voltages()) {
                double value = form.of(x, Exp.of((x + 60) / s) * factor);
                assertEquals(formula(form, x), value, 1e-12 * Math.abs(formula(form, x)), form + " at " + x);
            }
        }
    }

    @Test
    void vectorsHaveTheBitsOfNumbers() {
        double[] x = voltages(), y = new double[x.length], room = new double[x.length], shared = new double[x.length];
        List<Rate> rates = new ArrayList<>(FORMS);
        rates.add(new Linear(.5, 3));
        rates.add(V -> V * V);
        for (Rate rate : rates) {
            for (int from : new int[] {0, 1, 5}) {
                rate.at(x, y, room, from, x.length - from);
                for (int i = from; i < x.length - from; i++) assertEquals(rate.at(x[i]), y[i], 0, rate + " at " + x[i]);
            }
            if (!(rate instanceof OfExponential form)) continue;
            new Exponential(1, -60, Math.abs(form.scale())).at(x, shared, room, 0, x.length);
            form.of(x, shared, 1.7, y, 3, x.length);
            for (int i = 3; i < x.length; i++) assertEquals(form.of(x[i], shared[i] * 1.7), y[i], 0, form + " at " + x[i]);
        }
    }

    @Test
    void farFromTheirMidpoints() {
        assertTrue(new Linoid(1, 0, 1).at(1000) > 999 && new Linoid(1, 0, -1).at(1000) == 0);
        assertEquals(1, new Sigmoid(1, 0, 1).at(1000));
        assertEquals(0, new Sigmoid(1, 0, -1).at(1000), 1e-300);
    }
}
