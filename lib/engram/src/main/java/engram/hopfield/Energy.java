package engram.hopfield;

import engram.tensor.Matrix;

/** The energy E(S) = −½ Σ_ij J_ij S_i S_j of a state, self-couplings included. */
@FunctionalInterface
interface Energy {

    /** @param state N spins, one bit each */
    double of(long[] state);

    /** For Hebb's couplings: E = −(Σ_ν M_ν² − pN)/(2N) − λp/2 with M_ν = Σ_j ξ_j^ν S_j; the sum is exact in integers. */
    static Energy hebb(Patterns patterns, double diagonal) {
        long n = patterns.neurons(), p = patterns.count();
        int stride = patterns.stride();
        long[] words = patterns.words();
        return state -> {
            long squares = 0;
            for (int nu = 0; nu < p; nu++) {
                int different = 0;
                for (int w = 0; w < stride; w++) different += Long.bitCount(words[nu * stride + w] ^ state[w]);
                long overlap = n - 2L * different;
                squares += overlap * overlap;
            }
            return -(squares - p * n) / (2.0 * n) - diagonal / 2;
        };
    }

    /** For any couplings, J being N × N: a sum over all pairs. */
    static Energy of(Matrix couplings) {
        return state -> {
            int n = couplings.rows();
            double sum = 0;
            for (int i = 0; i < n; i++) {
                double field = 0;
                for (int j = 0; j < n; j++) field += (state[j >> 6] >>> j & 1) == 1 ? couplings.get(i, j) : -couplings.get(i, j);
                sum += (state[i >> 6] >>> i & 1) == 1 ? field : -field;
            }
            return -sum / 2;
        };
    }
}
