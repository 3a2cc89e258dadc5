package engram.grader.hopfield;

import engram.hopfield.Patterns;
import engram.tensor.RandomStream;
import java.util.stream.IntStream;

/** Networks as plain arrays, to ask students' functions about. */
final class Samples {
    private Samples() {
    }

    /** Random patterns, p × N spins ±1. */
    static int[][] patterns(int count, int neurons, long seed) {
        var patterns = Patterns.random(count, neurons, seed);
        return IntStream.range(0, count).mapToObj(patterns::spins).toArray(int[][]::new);
    }

    /** J_ij = (1/N) Σ_μ ξ_i^μ ξ_j^μ without diagonal, N × N. */
    static double[][] hebb(int[][] patterns) {
        int n = patterns[0].length;
        var couplings = new double[n][n];
        for (int[] pattern : patterns) {
            for (int i = 0; i < n; i++) {
                for (int j = 0; j < n; j++) {
                    couplings[i][j] += i == j ? 0 : (double) pattern[i] * pattern[j] / n;
                }
            }
        }
        return couplings;
    }

    /** A symmetric matrix of standard normal numbers, n × n. */
    static double[][] symmetric(int n, long seed) {
        var draws = RandomStream.of(seed, "symmetric");
        var matrix = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j <= i; j++) {
                matrix[i][j] = matrix[j][i] = draws.gaussian((long) i * n + j);
            }
        }
        return matrix;
    }

    /** Symmetric couplings without self-coupling, n × n; no field is ever zero. */
    static double[][] couplings(int n, long seed) {
        var couplings = symmetric(n, seed);
        for (int i = 0; i < n; i++) {
            couplings[i][i] = 0;
        }
        return couplings;
    }

    /** h_i = Σ_j J_ij S_j. */
    static double field(double[][] couplings, int[] state, int i) {
        return IntStream.range(0, state.length).mapToDouble(j -> couplings[i][j] * state[j]).sum();
    }

    /** m = (1/N) Σ_i ξ_i S_i. */
    static double overlap(int[] pattern, int[] state) {
        return IntStream.range(0, state.length).map(i -> pattern[i] * state[i]).sum() / (double) state.length;
    }
}
