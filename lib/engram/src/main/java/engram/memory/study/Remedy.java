package engram.memory.study;

import engram.memory.HierarchicalMemory;
import engram.memory.training.Constraint;
import engram.memory.training.Madam;
import engram.memory.training.Recipe;
import engram.memory.training.SpectralClip;
import engram.memory.training.WeightDecay;
import engram.tensor.Matrix;

/** What may keep λ small in deep memories: one thing is changed at a time. */
public enum Remedy {
    /** Nothing: Xavier's weights, as published. */
    NONE("gain-1"),
    /** All synapses after the input half as strong at the start. */
    HALF("gain-.5"),
    /** A gain that gives λ = .8 at the start. */
    RATE("rate-.8"),
    /** Weights that Madam holds within 3 times their size at the start. */
    CLAMP("p-scale-3"),
    /** A spectral norm of at most .9·4, which the slope of the neurons may make .9. */
    CLIP("clip"),
    /** Weights that shrink a little in each step. */
    DECAY("decay"),
    /** The adjoint equation solved to its end. */
    ADJOINT("adjoint");

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
            default -> recipe;
        };
    }

    /** A memory before training. */
    HierarchicalMemory initialised(Recipe recipe, HierarchicalMemory memory, Matrix inputs, long seed) {
        var plain = recipe.initialised(memory, seed);
        return switch (this) {
            case HALF -> plain.scaled(.5);
            case RATE -> plain.scaledToRate(.8, inputs);
            default -> plain;
        };
    }

    /** What is done after each step of training. */
    Constraint[] constraints() {
        return switch (this) {
            case CLIP -> new Constraint[] {new SpectralClip(1, 10)};
            case DECAY -> new Constraint[] {new WeightDecay(.05)};
            default -> new Constraint[0];
        };
    }

    @Override public String toString() { return label; }
}
