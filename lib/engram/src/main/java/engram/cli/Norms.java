package engram.cli;

import engram.tensor.Matrix;

/** Norms in float64, to judge results in float32. */
final class Norms {
    private Norms() {
    }

    /** The square root of the sum of the squared entries; of a column, its length. */
    static double frobenius(Matrix a) {
        double square = 0;
        for (float entry : a.entries()) {
            square += (double) entry * entry;
        }
        return Math.sqrt(square);
    }
}
