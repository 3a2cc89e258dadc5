package engram.memory.study;

import engram.deq.Anderson;
import engram.deq.Solver;
import engram.memory.HierarchicalMemory;
import engram.memory.training.Constraint;
import engram.memory.training.Madam;
import engram.memory.training.Recipe;
import engram.memory.training.SpectralClip;
import engram.memory.training.Variant;
import engram.memory.training.WeightDecay;
import engram.tensor.Matrix;
import java.util.stream.IntStream;

/** What may keep λ small in deep memories: one thing is changed at a time, but for those that say so. */
enum Remedy {
    /** Nothing: Xavier's weights, as published. */
    NONE("gain-1"),
    /** All synapses after the input half as strong at the start. */
    HALF("gain-.5"),
    /** The same, and the input's synapses twice as strong: neurons that the input drives hard are flat, and pass on little of what their neighbours do. */
    DRIVE("drive"),
    /** A gain that gives λ = .8 at the start. */
    RATE("rate-.8"),
    /** Weights that Madam holds within 3 times their size at the start. */
    CLAMP("p-scale-3"),
    /** Synapses between two layers whose spectral norm is held at .9. */
    CLIP("clip"),
    /** Weights that shrink a little in each step. */
    DECAY("decay"),
    /** The adjoint equation, with 60·⌊L/2⌋ calls for it. */
    ADJOINT("adjoint"),
    /** As {@link #DRIVE}, and Anderson's method with the safeguard that watches residuals fall, which lets it leap. */
    FALLING("falling"),
    /** As {@link #FALLING}, with the learning rate of three layers, which is twice that of deeper memories. */
    FASTER("faster"),
    /**
     * Together: that safeguard, the input's synapses three times as strong, the others half as strong and clipped, and the learning rate of three
     * layers.
     */
    TOGETHER("together");

    private static final int EXACT = 60; // calls back for three layers

    private final String label;

    Remedy(String label) {
        this.label = label;
    }

    /** The recipe with it. */
    Recipe recipe(Recipe recipe) {
        return switch (this) {
            case CLAMP -> recipe.with(new Madam(3, 3));
            case ADJOINT -> new Recipe(recipe.name() + " exactly", recipe.optimiser(), recipe.rate(), recipe.batch(), recipe.shuffled(), recipe.biases(),
                    recipe.forwardCalls(), Recipe.Backward.FULL, EXACT);
            case FASTER, TOGETHER -> recipe.with(Recipe.OF_2024.rate());
            default -> recipe;
        };
    }

    /** What finds equilibria, in training and afterwards. */
    Solver solver(Variant variant) {
        return switch (this) {
            case FALLING, FASTER, TOGETHER -> new Anderson(4);
            default -> variant.solver();
        };
    }

    /** A memory before training. */
    HierarchicalMemory initialised(Recipe recipe, HierarchicalMemory memory, Matrix inputs, long seed) {
        var plain = recipe.initialised(memory, seed);
        return switch (this) {
            case HALF -> plain.scaled(.5);
            case DRIVE, FALLING, FASTER -> driven(plain.scaled(.5), 2);
            case TOGETHER -> driven(plain.scaled(.5), 3);
            case RATE -> plain.scaledToRate(.8, inputs);
            default -> plain;
        };
    }

    /** With the input's synapses multiplied by a gain. */
    private static HierarchicalMemory driven(HierarchicalMemory memory, float gain) {
        Matrix[] weights = IntStream.range(0, memory.layers().length - 1).mapToObj(memory::weights).toArray(Matrix[]::new);
        float[] input = weights[0].writableEntries();
        for (int k = 0; k < input.length; k++) input[k] *= gain;
        return memory.withWeights(weights);
    }

    /** What is done after each step of training. */
    Constraint[] constraints() {
        return switch (this) {
            case CLIP, TOGETHER -> new Constraint[] {new SpectralClip(.9, 10)};
            case DECAY -> new Constraint[] {new WeightDecay(.05)};
            default -> new Constraint[0];
        };
    }

    @Override public String toString() { return label; }
}
