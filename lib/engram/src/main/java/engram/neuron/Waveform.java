package engram.neuron;

import static engram.argument.Given.given;

import engram.argument.ArgumentException;
import engram.rate.Formula;
import engram.rate.Rate;
import engram.rate.Reading;
import java.util.Optional;

/** A current that is the same function of time for all neurons of a population, but for a weight that each may have. Made by {@link Input}. */
public final class Waveform implements Input {

    /** The current at time (step + fraction)·dt. */
    sealed interface Course {
        double at(long step, double fraction, double dt);
    }

    /** A function of the time, computed by its formula where it can be read: so the same bits come from any process and machine. */
    static final class OfTime implements Course {
        final Rate function;
        final Optional<Formula> formula;
        private Last last = new Last(0, Double.NaN); // immutable, so that threads may see an old one, but none that is half of each

        private record Last(double current, double t) {}

        OfTime(Rate function) {
            this.function = given("function", function);
            this.formula = Reading.of(function).formula();
        }

        @Override public double at(long step, double fraction, double dt) {
            double t = (step + fraction) * dt;
            Last known = last;
            if (known.t == t) return known.current;                         // stages and populations ask for the same times
            double current = formula.isPresent() ? formula.get().at(t) : function.at(t);
            last = new Last(current, t);
            return current;
        }
    }

    /** A current for each step. */
    record OfSteps(double[] perStep) implements Course {
        @Override public double at(long step, double fraction, double dt) {
            return perStep[(int) Math.clamp(fraction < 1 ? step : step + 1, 0L, perStep.length - 1L)];
        }
    }

    final Course course;
    final double scale;
    final double[] weights; // empty: all 1

    Waveform(Course course) { this(course, 1, new double[0]); }

    Waveform(Course course, double scale, double[] weights) {
        this.course = course;
        this.scale = scale;
        this.weights = weights;
    }

    /**
     * The same times a number for all neurons, or one for each.
     *
     * @throws ArgumentException if there is none, one is not finite, or there are others than there are neurons already
     */
    public Waveform times(double... factors) {
        if (given("factors", factors).length == 0) throw new ArgumentException("There is no factor: give one for all neurons, or one for each.");
        for (double factor : factors) Checks.finite("A factor", factor);
        if (factors.length == 1) return new Waveform(course, scale * factors[0], weights);
        if (weights.length > 0 && weights.length != factors.length)
            throw new ArgumentException("There are %d factors, and the input is for %d neurons.".formatted(factors.length, weights.length));
        double[] products = factors.clone();
        for (int i = 0; i < weights.length; i++) products[i] *= weights[i];
        return new Waveform(course, scale, products);
    }

    /** Whether it depends on the number of the step, not on the time alone. */
    boolean byStep() { return course instanceof OfSteps(double[] perStep) && perStep.length > 1; }

    @Override public int neurons() { return weights.length == 0 ? -1 : weights.length; }

    @Override public void add(long step, double fraction, double dt, int first, double[] current, int at, int count) {
        Checks.places(current, at, count);
        if (weights.length > 0) Checks.places(weights, first, count);
        double now = scale * course.at(step, fraction, dt);
        if (now == 0) return;
        if (weights.length == 0) for (int i = 0; i < count; i++) current[at + i] += now;
        else for (int i = 0; i < count; i++) current[at + i] += now * weights[first + i];
    }
}
