package engram.memory.study;

import engram.data.DataSet;
import engram.data.Images;
import engram.memory.HierarchicalMemory;
import engram.memory.training.Recipe;
import engram.memory.training.Training;
import engram.memory.training.Variant;
import engram.tensor.Matrix;

/**
 * A memory that has learned, as it was an epoch before, and where it rests when it sees some of the images that it learned from.
 *
 * @param memory     of even and odd layers in turn
 * @param before     the same, an epoch less
 * @param known      the images
 * @param equilibria for them, in a row each
 */
record Learned(HierarchicalMemory memory, HierarchicalMemory before, Images known, Matrix equilibria) {
    private static final int KNOWN = 5000;

    static Learned of(int layers, Remedy remedy, long seed, Images images, int epochs) {
        Recipe recipe = Recipe.of2024(layers);
        var memory = remedy.initialised(recipe, Variant.EO.memory(Rows.layers(layers)), images.first(1).toMatrix(), seed);
        var training = Training.of(memory, images).recipe(recipe).seed(seed);
        var before = epochs == 1 ? memory : training.epochs(epochs - 1).run().memory();
        var after = training.epochs(epochs).run().memory();
        Images known = Rows.first(KNOWN, images);
        return new Learned(after, before, known, Rates.rested(after, known.toMatrix()).states());
    }
}
