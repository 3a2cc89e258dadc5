package engram.deq;

import engram.tensor.Matrix;

/** A method that finds fixed points of many samples at once. An immutable setting; a sample's result does not depend on the others. */
public sealed interface Solver permits Picard, ForwardEuler, Anderson, Broyden, Newton {

    /**
     * Solves z = f(z) for every sample.
     *
     * @param start B × n, where each sample begins; left as it is
     * @return what became of each: a sample that diverges, or whose input is not finite, says so there and leaves the others alone
     * @throws DeqException                                 if start has not the shape of f's states, or f is too large for this method
     * @throws java.util.concurrent.CancellationException if the thread is interrupted
     */
    default Solution solve(FixedPoint f, Matrix start, Stop stop) { return Iteration.run(this, f, start, stop, System::nanoTime); }
}
