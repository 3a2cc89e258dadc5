package engram.rate;

import static engram.argument.Given.given;

import java.lang.reflect.Method;
import java.util.Collections;
import java.util.Map;
import java.util.WeakHashMap;

/** A rate that was read, and is computed for many numbers at once. */
public final class ReadRate implements Rate {
    private static final long serialVersionUID = 1;

    private static final Map<Rate, Reading> READ = Collections.synchronizedMap(new WeakHashMap<>());

    private final Rate rate;
    private final transient Formula formula;
    private final transient ThreadLocal<Computation> computations;

    private ReadRate(Rate rate, Formula formula) {
        this.rate = rate;
        this.formula = formula;
        this.computations = ThreadLocal.withInitial(() -> new Computation(formula));
    }

    /**
     * The rate as it is computed best: as a formula, if it can be read and has no better way of its own to compute many numbers, with the values that
     * fields which it reads have now.
     */
    public static Rate of(Rate rate) {
        if (computesMany(given("rate", rate))) return rate;
        Reading reading = reading(rate);
        return reading.formula().<Rate>map(formula -> new ReadRate(rate, formula)).orElse(rate);
    }

    /** What was read of a rate; again if a field that it reads has changed since. */
    public static Reading reading(Rate rate) {
        Reading known = READ.get(given("rate", rate));
        if (known == null || known.isOutdated()) READ.put(rate, known = Reading.of(rate));
        return known;
    }

    private static boolean computesMany(Rate rate) {
        try {
            Method many = rate.getClass().getMethod("at", double[].class, double[].class, double[].class, int.class, int.class);
            return many.getDeclaringClass() != Rate.class;
        } catch (NoSuchMethodException e) {
            throw new AssertionError("a rate has this method", e);
        }
    }

    /** The formula that was read. */
    public Formula formula() { return formula; }

    @Override public double at(double x) { return formula.at(x); }

    @Override public void at(double[] x, double[] y, double[] room, int from, int to) {
        Form.range(x, y, from, to);
        computations.get().run(new double[][] {x}, new double[][] {y}, from, to);
    }

    private Object writeReplace() { return rate; }

    @Override public String toString() { return formula.toString(); }
}
