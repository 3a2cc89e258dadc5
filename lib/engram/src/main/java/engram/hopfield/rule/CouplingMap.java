package engram.hopfield.rule;

import engram.parallel.Cores;
import engram.progress.Progress;
import engram.tensor.Matrix;

/** A change of the coupling J_ij into neuron i from another neuron j; the same whichever couplings were changed before. */
@FunctionalInterface
interface CouplingMap {

    /** @return the new J_ij, for i ≠ j */
    double apply(int i, int j, double coupling);

    /**
     * Changes all couplings between different neurons, on all cores.
     *
     * @param couplings J, N × N, changed in place
     * @return J
     */
    default Matrix to(Matrix couplings) {
        int n = couplings.rows();
        float[] data = couplings.writableEntries();
        try (var progress = Progress.of("couplings", n)) {
            Cores.forEach(n, i -> {
                for (int j = 0; j < n; j++)
                    if (j != i) data[i * n + j] = (float) apply(i, j, data[i * n + j]);
                progress.step();
            });
        }
        return couplings;
    }

    /**
     * Makes J exactly symmetric, where a product in float32 has rounded J_ij and J_ji differently: J_ji ← J_ij for i &lt; j.
     *
     * @param couplings J, N × N, changed in place
     * @return J
     */
    static Matrix mirrored(Matrix couplings) {
        int n = couplings.rows();
        float[] data = couplings.writableEntries();
        Cores.ranges(n, n, (from, to) -> {
            for (int i = from; i < to; i++)
                for (int j = 0; j < i; j++) data[i * n + j] = data[j * n + i];
        });
        return couplings;
    }
}
