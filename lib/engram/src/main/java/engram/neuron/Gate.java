package engram.neuron;

import static engram.argument.Given.given;

import engram.argument.ArgumentException;
import engram.rate.Formula;
import engram.rate.Rate;
import engram.rate.Reading;
import engram.rate.Singularity;
import java.io.Serializable;
import java.util.Locale;

/**
 * A gate x of a channel, 0 where it is closed and 1 where it is open; the channel's conductance is proportional to x to a power.
 *
 * @param name      within its channel, such as m
 * @param power     1 or more
 * @param kinetics  how x moves
 * @param ofCalcium whether the kinetics depend on the concentration of calcium in mM in place of the voltage in mV
 */
public record Gate(String name, int power, Kinetics kinetics, boolean ofCalcium) {
    private static final double LOWEST = -150, HIGHEST = 100;   // mV
    private static final double MOST_CALCIUM = 1;               // mM
    private static final double[] SOME_CALCIUM = {0, 1e-4, 1e-3, .01, .1, MOST_CALCIUM}; // mM
    private static final int POINTS = 1000;

    /** How a gate moves. */
    public sealed interface Kinetics permits Rates, Steady, Relaxing, RatesOfBoth {

        /** The first of its two formulas: α or x∞. */
        Serializable first();

        /** The second: β, τ or k. */
        Serializable second();
    }

    /** A rate of the voltage and of the concentration of calcium. It is read as a formula where that is possible, as a {@link Rate} is. */
    @FunctionalInterface
    public interface RateOfBoth extends Serializable {

        /**
         * Its value, in 1/ms.
         *
         * @param V       in mV
         * @param calcium in mM
         */
        double at(double V, double calcium);
    }

    /**
     * dx/dt = φ·(α·(1 − x) − β·x) with rates of the voltage and of calcium.
     *
     * @param alpha the rate of opening, in 1/ms
     * @param beta  the rate of closing, in 1/ms
     * @param phi   how many times faster it is than the rates say, for another temperature
     */
    public record RatesOfBoth(RateOfBoth alpha, RateOfBoth beta, double phi) implements Kinetics {
        /** @throws engram.argument.ArgumentException if a rate is null or φ is not positive */
        public RatesOfBoth {
            given("alpha", alpha);
            given("beta", beta);
            Checks.positive("φ", phi);
        }

        @Override public RateOfBoth first() { return alpha; }

        @Override public RateOfBoth second() { return beta; }
    }

    /**
     * dx/dt = φ·(α·(1 − x) − β·x).
     *
     * @param alpha the rate of opening, in 1/ms
     * @param beta  the rate of closing, in 1/ms
     * @param phi   how many times faster it is than the rates say, for another temperature
     */
    public record Rates(Rate alpha, Rate beta, double phi) implements Kinetics {
        /** @throws engram.argument.ArgumentException if a rate is null or φ is not positive */
        public Rates {
            given("alpha", alpha);
            given("beta", beta);
            Checks.positive("φ", phi);
        }

        @Override public Rate first() { return alpha; }

        @Override public Rate second() { return beta; }
    }

    /**
     * dx/dt = (x∞ − x)/τ.
     *
     * @param infinity x∞, where x ends up
     * @param tau      τ, the time constant in ms
     */
    public record Steady(Rate infinity, Rate tau) implements Kinetics {
        /** @throws engram.argument.ArgumentException if one is null */
        public Steady {
            given("infinity", infinity);
            given("tau", tau);
        }

        @Override public Rate first() { return infinity; }

        @Override public Rate second() { return tau; }
    }

    /**
     * dx/dt = (x∞ − x)·k, for channels whose time constant 1/k is published as the reciprocal of a sum.
     *
     * @param infinity x∞, where x ends up
     * @param speed    k, in 1/ms
     */
    public record Relaxing(Rate infinity, Rate speed) implements Kinetics {
        /** @throws engram.argument.ArgumentException if one is null */
        public Relaxing {
            given("infinity", infinity);
            given("speed", speed);
        }

        @Override public Rate first() { return infinity; }

        @Override public Rate second() { return speed; }
    }

    /**
     * Looks at the kinetics between −150 and 100 mV, or 0 and 1 mM.
     *
     * @throws engram.argument.ArgumentException if the power is below 1; if a rate or x∞ is not finite somewhere, or negative, or τ is not positive
     */
    public Gate {
        given("name", name);
        given("kinetics", kinetics);
        if (power < 1 || power > 100) throw new ArgumentException("The gate " + name + " has the power " + power + ": it must be 1 to 100.");
        double from = ofCalcium ? 0 : LOWEST, to = ofCalcium ? MOST_CALCIUM : HIGHEST;
        for (int k = 0; k <= POINTS; k++) {
            double x = from + (to - from) * k / POINTS;
            switch (kinetics) {
                case Rates rates -> {
                    requireFinite(name, rates.alpha(), x, ofCalcium);
                    requireFinite(name, rates.beta(), x, ofCalcium);
                    require(name, "α", rates.alpha().at(x), 0, x, ofCalcium);
                    require(name, "β", rates.beta().at(x), 0, x, ofCalcium);
                }
                case Steady steady -> {
                    requireShare(name, steady.infinity().at(x), x, ofCalcium);
                    require(name, "τ", steady.tau().at(x), Double.MIN_VALUE, x, ofCalcium);
                }
                case RatesOfBoth rates -> {
                    for (double calcium : SOME_CALCIUM) {
                        require(name, "α with %s mM of calcium".formatted(calcium), rates.alpha().at(x, calcium), 0, x, ofCalcium);
                        require(name, "β with %s mM of calcium".formatted(calcium), rates.beta().at(x, calcium), 0, x, ofCalcium);
                    }
                }
                case Relaxing relaxing -> {
                    requireShare(name, relaxing.infinity().at(x), x, ofCalcium);
                    require(name, "1/τ", relaxing.speed().at(x), Double.MIN_VALUE, x, ofCalcium);
                }
            }
        }
    }

    /** Where a rate divides by 0 and has no value, the sentence says what helps. */
    private static void requireFinite(String gate, Rate rate, double x, boolean ofCalcium) {
        if (!Double.isFinite(rate.at(x))) Reading.of(rate).formula().ifPresent(formula -> requireRegular(gate, formula, x - 1, x + 1, ofCalcium));
    }

    private static void requireRegular(String gate, Formula formula, double from, double to, boolean ofCalcium) {
        for (Singularity singularity : Singularity.of(formula, from, to))
            throw new ArgumentException(String.format(Locale.ROOT, "A rate of the gate %s has no value at %s %s, where it divides by 0: write u/(exp(u) - 1) as "
                    + "Exprelr.of(u), which is 1 at u = 0, or use a Linoid.", gate, Double.toString(singularity.x()), ofCalcium ? "mM of calcium" : "mV"));
    }

    /** @throws ArgumentException if one of its rates, as a formula, divides by 0 at a voltage or concentration, and has no value there */
    void requireRegular(Formula formula) { requireRegular(name, formula, ofCalcium ? 0 : LOWEST, ofCalcium ? MOST_CALCIUM : HIGHEST, ofCalcium); }

    private static void requireShare(String gate, double value, double x, boolean ofCalcium) {
        require(gate, "x∞", value, 0, x, ofCalcium);
        if (value > 1 + 1e-12) throw new ArgumentException(String.format(Locale.ROOT, "x∞ of the gate %s is %s at %s %s: it must be at most 1.", gate, value,
                Double.toString(x), ofCalcium ? "mM of calcium" : "mV"));
    }

    private static void require(String gate, String what, double value, double least, double x, boolean ofCalcium) {
        if (!(value >= least && value < Double.POSITIVE_INFINITY))
            throw new ArgumentException(String.format(Locale.ROOT, "%s of the gate %s is %s at %s %s: it must be finite and %s there.", what, gate,
                    value, Double.toString(x), ofCalcium ? "mM of calcium" : "mV", least > 0 ? "positive" : "not negative"));
    }

    /** A gate by its rates of opening and closing, in 1/ms, functions of the voltage in mV. */
    public static Gate rates(String name, int power, Rate alpha, Rate beta) {
        return new Gate(name, power, new Rates(alpha, beta, 1), false);
    }

    /** A gate by where it ends up, x∞, and its time constant in ms, functions of the voltage in mV. */
    public static Gate steady(String name, int power, Rate infinity, Rate tau) {
        return new Gate(name, power, new Steady(infinity, tau), false);
    }

    /** A gate by where it ends up, x∞, and the reciprocal of its time constant, in 1/ms, functions of the voltage in mV. */
    public static Gate relaxing(String name, int power, Rate infinity, Rate speed) {
        return new Gate(name, power, new Relaxing(infinity, speed), false);
    }

    /** A gate by its rates of opening and closing, in 1/ms, functions of the concentration of calcium in mM. */
    public static Gate ofCalcium(String name, int power, Rate alpha, Rate beta) {
        return new Gate(name, power, new Rates(alpha, beta, 1), true);
    }

    /** A gate by its rates of opening and closing, in 1/ms, functions of the voltage in mV and the concentration of calcium in mM. */
    public static Gate ofBoth(String name, int power, RateOfBoth alpha, RateOfBoth beta) {
        return new Gate(name, power, new RatesOfBoth(alpha, beta, 1), false);
    }

    /** Whether its neuron needs a pool of calcium. */
    boolean needsCalcium() { return ofCalcium || kinetics instanceof RatesOfBoth; }

    /**
     * The same gate, φ times as fast, as at another temperature.
     *
     * @throws engram.argument.ArgumentException if φ is not positive, or the gate is given by x∞ and τ, whose τ can say it
     */
    public Gate faster(double phi) {
        return switch (kinetics) {
            case Rates rates -> new Gate(name, power, new Rates(rates.alpha(), rates.beta(), rates.phi() * phi), ofCalcium);
            case RatesOfBoth rates -> new Gate(name, power, new RatesOfBoth(rates.alpha(), rates.beta(), rates.phi() * phi), false);
            case Steady _, Relaxing _ -> throw new ArgumentException("The gate " + name + " is given by its time constant: divide that by φ.");
        };
    }

    /** The gate of a channel by its name. */
    static Gate named(String name, Channel channel) {
        return channel.gates().stream().filter(gate -> gate.name().equals(name)).findFirst()
                .orElseThrow(() -> new ArgumentException("The channel %s has no gate %s.".formatted(channel.name(), name)));
    }

    /** x∞ at a voltage in mV, or a concentration in mM. */
    public double infinity(double at) {
        return switch (kinetics) {
            case Rates(Rate alpha, Rate beta, _) -> alpha.at(at) / (alpha.at(at) + beta.at(at));
            case Steady(Rate infinity, _) -> infinity.at(at);
            case Relaxing(Rate infinity, _) -> infinity.at(at);
            case RatesOfBoth _ -> throw bothNeeded();
        };
    }

    private ArgumentException bothNeeded() {
        return new ArgumentException("The gate %s depends on the voltage and on calcium: ask its rates for a value of both.".formatted(name));
    }

    /** τ in ms at a voltage in mV, or a concentration in mM. */
    public double tau(double at) {
        return switch (kinetics) {
            case Rates(Rate alpha, Rate beta, double phi) -> 1 / (phi * (alpha.at(at) + beta.at(at)));
            case Steady(_, Rate tau) -> tau.at(at);
            case Relaxing(_, Rate speed) -> 1 / speed.at(at);
            case RatesOfBoth _ -> throw bothNeeded();
        };
    }

    /** dx/dt in 1/ms, from the values of both formulas. */
    double slope(double x, double first, double second) {
        return switch (kinetics) {
            case Rates(_, _, double phi) -> phi * (first * (1 - x) - second * x);
            case RatesOfBoth(_, _, double phi) -> phi * (first * (1 - x) - second * x);
            case Steady _ -> (first - x) / second;
            case Relaxing _ -> (first - x) * second;
        };
    }

    /** a in dx/dt = a·x + b, in 1/ms, likewise. */
    double factor(double first, double second) {
        return switch (kinetics) {
            case Rates(_, _, double phi) -> -phi * (first + second);
            case RatesOfBoth(_, _, double phi) -> -phi * (first + second);
            case Steady _ -> -1 / second;
            case Relaxing _ -> -second;
        };
    }

    /** x to a whole power as products. */
    static double power(double x, int power) {
        return switch (power) {
            case 1 -> x;
            case 2 -> x * x;
            case 3 -> x * x * x;
            case 4 -> x * x * (x * x);
            default -> {
                double product = x;
                for (int k = 1; k < power; k++) product *= x;
                yield product;
            }
        };
    }
}
