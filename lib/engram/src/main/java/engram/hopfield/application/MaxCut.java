package engram.hopfield.application;

import static engram.argument.Given.given;

import engram.hopfield.Hopfield;
import engram.hopfield.HopfieldException;
import engram.hopfield.Patterns;
import engram.parallel.Heap;
import engram.tensor.FactorCheck;
import engram.tensor.Matrix;
import engram.tensor.RandomStream;
import java.util.Arrays;

/**
 * Dividing a graph: its n vertices are put on two sides, S_i = ±1, so that as much weight as possible lies on edges between the
 * sides. To find the best division is NP-hard; a Hopfield network finds good ones by going downhill (J. Hopfield and D. Tank,
 * Biological Cybernetics 52, 1985).
 *
 * <p>The cut is Σ_{i&lt;j} w_ij (1 − S_i S_j)/2. With the couplings J = −w the energy of a state is E = Σ_{i&lt;j} w_ij S_i S_j, so
 * cut = (W − E)/2, W being the sum of all weights: lower energy is a larger cut.
 */
public final class MaxCut {
    /** For more vertices it takes too long to try all divisions; 2^24 take less than a second. */
    private static final int FEW = 25;

    private final Matrix weights; // w, n × n
    private final double total;   // W

    private MaxCut(Matrix weights) {
        this.weights = weights;
        double sum = 0;
        for (float weight : weights.entries()) sum += weight;
        this.total = sum / 2;
    }

    /**
     * A graph with given weights.
     *
     * @param weights w, n × n, symmetric, 0 where there is no edge and on the diagonal
     * @throws HopfieldException when w is not square, not symmetric, or not 0 on its diagonal
     * @throws engram.tensor.NonFiniteException when a weight is infinite
     */
    public static MaxCut of(Matrix weights) {
        if (given("weights", weights).rows() != weights.cols())
            throw new HopfieldException("The weights are " + weights.rows() + " × " + weights.cols() + ": they must be n × n.");
        for (int i = 0; i < weights.rows(); i++)
            for (int j = 0; j <= i; j++)
                if (weights.get(i, j) != weights.get(j, i) || i == j && weights.get(i, i) != 0)
                    throw new HopfieldException("The weights between vertices " + i + " and " + j + " are " + weights.get(i, j) + " and "
                            + weights.get(j, i) + ": they must be equal, and 0 from a vertex to itself.");
        FactorCheck.finite("the weights", weights);
        return new MaxCut(weights.copy());
    }

    /**
     * A random graph: each pair of vertices is joined with the same probability, with weight 1.
     *
     * @param vertices    n ≥ 2
     * @param probability in [0, 1]
     * @throws HopfieldException when n or the probability is impossible
     */
    public static MaxCut random(int vertices, double probability, long seed) {
        if (vertices < 2 || !(probability >= 0 && probability <= 1))
            throw new HopfieldException("A graph of " + vertices + " vertices joined with probability " + probability
                    + " can't be: there must be 2 vertices at least, and the probability lies between 0 and 1.");
        var draws = RandomStream.of(seed, "edges");
        var weights = Matrix.zeros(vertices, vertices);
        for (int i = 0; i < vertices; i++)
            for (int j = 0; j < i; j++) {
                float weight = draws.uniform((long) i * vertices + j) < probability ? 1 : 0;
                weights.set(i, j, weight);
                weights.set(j, i, weight);
            }
        return new MaxCut(weights);
    }

    /** n. */
    public int vertices() { return weights.rows(); }

    /** W, the weight of all edges; a random division cuts half of it. */
    public double totalWeight() { return total; }

    /**
     * The network with J = −w. Updated one neuron at a time it stops where moving no single vertex makes the cut larger.
     *
     * @param starts the divisions to start from; overlaps are measured with them
     * @throws HopfieldException when they are not of n vertices
     */
    public Hopfield network(Patterns starts) {
        var couplings = weights.copy();
        float[] data = couplings.writableEntries();
        for (int k = 0; k < data.length; k++) data[k] = -data[k];
        return Hopfield.withCouplings(starts, couplings);
    }

    /**
     * The weight between the sides of every division.
     *
     * @throws HopfieldException when they are not of n vertices
     */
    public double[] cuts(Patterns divisions) {
        // cut = (W − E)/2
        return Arrays.stream(network(divisions).energies(divisions)).map(energy -> (total - energy) / 2).toArray();
    }

    /**
     * The cut of a division that is made vertex by vertex, each put on the side where more of its weight so far is cut: at least W/2.
     */
    public double greedy() {
        int[] side = new int[vertices()];
        double cut = 0;
        for (int i = 0; i < side.length; i++) {
            double same = 0, all = 0; // weight to the vertices before i, with the sign of their side; and without
            for (int j = 0; j < i; j++) {
                same += weights.get(i, j) * side[j];
                all += weights.get(i, j);
            }
            side[i] = same > 0 ? -1 : 1;
            cut += (all + Math.abs(same)) / 2;
        }
        return cut;
    }

    /**
     * The largest cut, found by trying all 2^(n−1) divisions; from one to the next a single vertex moves (a Gray code).
     *
     * @throws HopfieldException when there are more than 25 vertices
     */
    public double best() {
        int n = vertices();
        if (n > FEW) throw new HopfieldException(n + " vertices are too many to try all divisions: " + FEW + " at most.");
        int[] side = new int[n];
        Arrays.fill(side, 1);
        double cut = 0, best = 0;
        for (long k = 1; k < 1L << n - 1; k++) {
            int moved = Long.numberOfTrailingZeros(k);
            double change = 0; // Σ_j w_ij S_i S_j: edges to the own side become cut, the others are lost
            for (int j = 0; j < n; j++) change += weights.get(moved, j) * side[moved] * side[j];
            side[moved] = -side[moved];
            cut += change;
            best = Math.max(best, cut);
        }
        return best;
    }

    /**
     * A weight that no cut exceeds: n/4 times the largest eigenvalue of the Laplacian L_ij = δ_ij Σ_k w_ik − w_ij (B. Mohar and S. Poljak,
     * European Journal of Combinatorics 11, 1990), since cut = ¼ SᵀLS and SᵀS = n. The eigenvalue is rounded up, so that this holds for the number
     * returned too.
     *
     * @throws engram.parallel.TooLargeException when L and its factorisation would not fit in the heap
     */
    public double bound() {
        int n = vertices();
        Heap.require(16.0 * n * n, "The Laplacian of a graph of " + n + " vertices, and its factorisation", "take fewer");
        var laplacian = new double[n][n];
        for (int i = 0; i < n; i++)
            for (int j = 0; j < n; j++) {
                laplacian[i][i] += weights.get(i, j);
                if (i != j) laplacian[i][j] = -weights.get(i, j);
            }
        return n / 4.0 * EigenvalueBound.of(laplacian);
    }
}
