package engram.memory.study;

import engram.data.Mnist;
import engram.memory.training.Variant;
import engram.work.Sweep;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the kind of neurons does to a memory: the second question that Goemaere, Deleu and Demeester (2023) leave open. A run that was stopped goes on
 * where it ended.
 */
public final class LagrangianStudy {
    private static final int IMAGES = 20_000, EPOCHS = 3, SEEDS = 5, FEWER = 3;

    private LagrangianStudy() {}

    /** Five seeds of three layers, three of five. */
    private static List<LagrangianTrial> trials() {
        return Stream.concat(trials(3, IMAGES, EPOCHS, SEEDS).stream(), trials(5, IMAGES, EPOCHS, FEWER).stream()).toList();
    }

    private static List<LagrangianTrial> trials(int layers, int images, int epochs, int seeds) {
        var trials = new ArrayList<LagrangianTrial>();
        for (Neurons neurons : Neurons.all())
            for (Variant variant : List.of(Variant.HAM, Variant.EO))
                for (long seed = 1; seed <= seeds; seed++) trials.add(new LagrangianTrial(layers, neurons, variant, seed, images, epochs));
        return trials;
    }

    /**
     * @param quick  for a look at it alone
     * @param folder with the files of MNIST; without one, they are found as {@link Mnist#load} says
     */
    public static Sweep sweep(boolean quick, Optional<Path> folder) {
        var trials = quick ? trials(3, IMAGES / 10, 1, 1) : trials();
        return Rows.sweep("Memories with twelve kinds of neurons", trials, LagrangianTrial.COLUMNS, ImagesNamed.of("MNIST", folder));
    }
}
