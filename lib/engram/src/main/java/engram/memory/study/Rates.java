package engram.memory.study;

import engram.deq.Anderson;
import engram.deq.Contraction;
import engram.deq.Stop;
import engram.memory.Equilibrium;
import engram.memory.Form;
import engram.memory.HierarchicalMemory;
import engram.memory.training.Variant;
import engram.tensor.Matrix;
import java.util.stream.DoubleStream;

/** λ at the equilibria of a memory, and how many calls it promises. */
final class Rates {
    private static final double FINEST = 1e-6;
    private static final int CALLS = 2000, POWERS = 60;

    private Rates() {}

    /** The equilibria that even and odd layers in turn find: they find one at any λ. */
    static Equilibrium rested(HierarchicalMemory memory, Matrix inputs) {
        return memory.as(Form.EVEN_ODD_HAM).equilibrium(inputs, new Anderson(4), new Stop(FINEST, CALLS));
    }

    /** λ of a synchronous call, by image, where it came to rest. */
    static double[] of(HierarchicalMemory memory, Matrix inputs, Equilibrium rested) {
        return Contraction.rates(memory.as(Form.HAM).fixedPoint(inputs), rested.states(), POWERS);
    }

    static double[] of(HierarchicalMemory memory, Matrix inputs) { return of(memory, inputs, rested(memory, inputs)); }

    /**
     * How many calls the theory asks for until an error of the slowest kind has shrunk to a part of what it was: ln(part)/ln(rate), with
     *
     * <pre>rate = λ by Picard's method, (1 − √(1 − λ²))/λ at best by Anderson's, and the squares of these for even and odd layers in turn.</pre>
     *
     * @param lambda λ; where it is 1 or more there is no end
     * @param most   what longer ones count as
     */
    static double calls(double lambda, Variant variant, double part, int most) {
        if (!(lambda < 1)) return most;
        boolean evenOdd = variant == Variant.EO || variant == Variant.EO_AA, accelerated = variant == Variant.HAM_AA || variant == Variant.EO_AA;
        double rate = accelerated ? (1 - Math.sqrt(1 - lambda * lambda)) / lambda : lambda;
        return Math.clamp(Math.log(part) / Math.log(rate) / (evenOdd ? 2 : 1), 0, most);
    }

    static double mean(double[] values) { return DoubleStream.of(values).average().orElseThrow(); }

    static double largest(double[] values) { return DoubleStream.of(values).max().orElseThrow(); }
}
