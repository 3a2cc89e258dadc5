package engram.memory.training;

import engram.memory.HierarchicalMemory;
import engram.tensor.Matrix;
import java.util.ArrayList;
import java.util.List;

/** The weights and biases of a memory that is being trained, each block with what the optimiser remembers of it. */
final class Parameters {
    /**
     * One block.
     *
     * @param name   as checkpoints have it
     * @param matrix what it is now
     */
    record Block(String name, Matrix matrix, Moments moments) {
        int rows() { return matrix.rows(); }

        int cols() { return matrix.cols(); }

        /** The numbers of the matrix themselves. */
        float[] values() { return matrix.writableEntries(); }
    }

    private final HierarchicalMemory initial;
    final List<Block> weights = new ArrayList<>(); // of layer l and the next: n_l × n_l+1
    final List<Block> biases = new ArrayList<>();  // of layer l + 1: 1 × n_l+1; none where they are not trained

    Parameters(HierarchicalMemory initial, Recipe recipe) {
        this.initial = initial;
        int[] layers = initial.layers();
        for (int l = 0; l + 1 < layers.length; l++) {
            weights.add(block("weights " + l, initial.weights(l), recipe));
            if (recipe.biases() > 0) biases.add(block("biases " + (l + 1), initial.biases(l + 1), recipe));
        }
    }

    private static Block block(String name, Matrix values, Recipe recipe) {
        return new Block(name, values, Moments.begin(recipe.optimiser(), values.entries()));
    }

    /** All of them. */
    List<Block> blocks() {
        var all = new ArrayList<>(weights);
        all.addAll(biases);
        return all;
    }

    /** The memory with the parameters as they are now. */
    HierarchicalMemory memory() {
        var matrices = weights.stream().map(Block::matrix).toArray(Matrix[]::new);
        var rows = new Matrix[matrices.length + 1];
        for (int l = 0; l < rows.length; l++) rows[l] = l == 0 || biases.isEmpty() ? initial.biases(l) : biases.get(l - 1).matrix();
        return initial.withWeights(matrices).withBiases(rows);
    }
}
