package engram.hopfield.experiment;

import static engram.argument.Given.given;

import engram.hopfield.Hopfield;
import engram.hopfield.HopfieldException;
import engram.hopfield.Patterns;
import engram.hopfield.Recall;
import engram.hopfield.Update;
import engram.parallel.Heap;
import engram.parallel.TooLargeException;
import java.io.Serializable;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;

/**
 * One simulation as in Vavilala (2020), checked before any work starts: a network of N neurons with p = ⌊αN⌋ random patterns, whose
 * probes start at overlap m0.
 *
 * @param neurons N
 * @param load    α = p/N &gt; 0
 * @param lambda  self-coupling J_ii = λp/N
 * @param overlap m0 in [−1, 1]
 * @param update  how states change
 * @param steps   ≥ 0, in sweeps
 */
public record Setting(int neurons, double load, double lambda, double overlap, Update update, int steps) implements Serializable {

    /**
     * Checks the setting.
     *
     * @throws HopfieldException when a value is impossible or no pattern would be stored
     * @throws TooLargeException when the heap would not suffice
     */
    public Setting {
        if (neurons < 1) throw new HopfieldException("The number of neurons is " + neurons + ": it must be at least 1.");
        if (!(load > 0 && load < Double.POSITIVE_INFINITY))
            throw new HopfieldException("The load α is " + load + ": it must be a number above 0.");
        if (!Double.isFinite(lambda))
            throw new HopfieldException("The self-coupling λ is " + lambda + ": it must be a finite number.");
        if (!(overlap >= -1 && overlap <= 1))
            throw new HopfieldException("The initial overlap m0 is " + overlap + ": it must lie between -1 and 1.");
        if (steps < 0) throw new HopfieldException("The number of steps is " + steps + ": it can't be negative.");
        given("update", update).groupSize(neurons);
        double p = product(load, neurons);
        if (p < 1)
            throw new HopfieldException("α = " + load + " of " + neurons + " neurons is no pattern (p = 0): α must be at least 1/N = "
                    + 1.0 / neurons + ".");
        // patterns, probes, final states and both layouts of the bit engine; overlaps
        Heap.require(5 * p * neurons / 8 + 4 * p * (steps + 1.0),
                String.format(Locale.ROOT, "N = %d with p = %.0f patterns and %d steps", neurons, p, steps), "take fewer neurons, patterns or steps");
        Hopfield.checkExact(neurons, p);
    }

    /** α = 0.12, λ = 0, m0 = 0.8, 100 synchronous steps: the setting of figure 2. */
    public static Setting figure2(int neurons) { return new Setting(neurons, 0.12, 0, 0.8, Update.synchronous(), 100); }

    /** m0 = 0.9, 100 synchronous steps: figure 3 with λ = 0 and α = 0.13 or 0.15, figure 4 with λ = 1 and α = 0.21 or 0.24. */
    public static Setting figures3and4(int neurons, double load, double lambda) {
        return new Setting(neurons, load, lambda, 0.9, Update.synchronous(), 100);
    }

    /** p = ⌊αN⌋. */
    public int patterns() { return (int) product(load, neurons); }

    /** ⌊αN⌋ in decimal arithmetic: 0.29 · 100 is 29, which in binary it is not. */
    private static double product(double load, int neurons) {
        return BigDecimal.valueOf(load).multiply(BigDecimal.valueOf(neurons)).setScale(0, RoundingMode.FLOOR).doubleValue();
    }

    /** Runs the simulation; patterns, flips, order and random choices are all drawn from the seed. */
    public Recall run(long seed) {
        var patterns = Patterns.random(patterns(), neurons, seed);
        return Hopfield.hebb(patterns).withSelfCoupling(lambda)
                .recall(patterns.corrupted(overlap, seed), update.withSeed(seed), steps);
    }
}
