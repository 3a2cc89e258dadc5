package engram.memory.study;

import engram.data.Mnist;
import engram.memory.training.Variant;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the kind of neurons does to a memory: the second question that Goemaere, Deleu and Demeester (2023) leave open. A run that was stopped goes on
 * where it ended.
 */
public final class LagrangianStudy {
    private static final int IMAGES = 20_000, EPOCHS = 3, SEEDS = 5;

    private LagrangianStudy() {}

    private static List<LagrangianTrial> trials(int images, int epochs, int seeds, int... depths) {
        var trials = new ArrayList<LagrangianTrial>();
        for (int layers : depths)
            for (Neurons neurons : Neurons.all())
                for (Variant variant : List.of(Variant.HAM, Variant.EO))
                    for (long seed = 1; seed <= seeds; seed++) trials.add(new LagrangianTrial(layers, neurons, variant, seed, images, epochs));
        return trials;
    }

    /**
     * Runs what the file does not hold yet.
     *
     * @param quick  for a look at it alone
     * @param folder with the files of MNIST; without one, they are found as {@link Mnist#load} says
     * @throws engram.file.FileException when the file holds something else, such as trials of other seeds, is in use, or can't be read or written
     * @throws engram.data.DataException when images can't be had
     */
    public static void run(boolean quick, Path file, Optional<Path> folder) {
        var trials = quick ? trials(IMAGES / 10, 1, 1, 3) : trials(IMAGES, EPOCHS, SEEDS, 3, 5);
        Rows.run("Memories with twelve kinds of neurons", trials, LagrangianTrial.COLUMNS, LagrangianTrial::row, file, Rows.mnist(folder));
    }
}
