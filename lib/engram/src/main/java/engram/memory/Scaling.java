package engram.memory;

import engram.deq.Anderson;
import engram.deq.Contraction;
import engram.deq.Stop;
import engram.tensor.Matrix;
import java.util.stream.DoubleStream;

/** Finds the smallest gain that gives a memory a wanted λ, which rises with the gain at first, and falls when neurons saturate. */
final class Scaling {
    private static final double SMALLEST = 1.0 / 16, LARGEST = 100, STEP = 1.25; // of the gains that are tried for a λ that is large enough

    private Scaling() {}

    static HierarchicalMemory to(HierarchicalMemory memory, double rate, Matrix inputs) {
        double low = 0, high = SMALLEST;
        while (rate(memory.scaled(high), inputs) < rate) {
            low = high;
            high *= STEP;
            if (high > LARGEST)
                throw new MemoryException("No gain up to " + LARGEST + " gives λ = " + rate
                        + ": the neurons saturate first, or there are no synapses.");
        }
        while (high - low > 1e-3 * high) {
            double middle = (low + high) / 2;
            if (rate(memory.scaled(middle), inputs) < rate) low = middle;
            else high = middle;
        }
        return memory.scaled((low + high) / 2);
    }

    /** λ of synchronous HAM at the equilibria of even and odd layers in turn, which exist at any λ. */
    private static double rate(HierarchicalMemory memory, Matrix inputs) {
        var form = memory.layers().length % 2 == 0 ? Form.HAM : Form.EVEN_ODD_HAM;
        var equilibrium = memory.as(form).equilibrium(inputs, new Anderson(4), new Stop(1e-5, 200));
        double[] rates = Contraction.rates(memory.as(Form.HAM).fixedPoint(inputs), equilibrium.states(), 40);
        double rate = DoubleStream.of(rates).average().orElseThrow();
        if (Double.isNaN(rate))
            throw new MemoryException("No gain can be found from inputs that are not finite, or that make states grow without bound.");
        return rate;
    }
}
