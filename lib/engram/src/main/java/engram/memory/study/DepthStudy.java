package engram.memory.study;

import static engram.memory.training.Variant.EO;
import static engram.memory.training.Variant.EO_AA;
import static engram.memory.training.Variant.HAM;
import static engram.memory.training.Variant.HAM_AA;

import engram.data.Mnist;
import engram.memory.training.Variant;
import engram.work.Sweep;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * What depth does to a memory: the first question that Goemaere, Deleu and Demeester (2023) leave open. Seeds are the same for all variants, so that
 * they can be compared pair by pair. A run that was stopped goes on where it ended.
 */
public final class DepthStudy {
    private static final int IMAGES = 20_000, FEW_IMAGES = 5000, EPOCHS = 3, LONGER = 10, SEEDS = 5, FEWER = 3, REMEDIED = 7;
    private static final List<Variant> ALL = List.of(HAM, HAM_AA, EO, EO_AA);
    private static final List<Remedy> GAINS = List.of(Remedy.NONE, Remedy.HALF);

    private DepthStudy() {}

    /** Depths by gains, variants and seeds; remedies; eleven and twenty-one layers, untrained and after an epoch; and longer training. */
    private static List<DepthTrial> trials() {
        var trials = new ArrayList<DepthTrial>();
        for (int layers : new int[] {3, 5, REMEDIED, 9}) {
            int seeds = layers == 9 ? FEWER : SEEDS;
            for (Remedy remedy : GAINS) for (Variant variant : ALL) add(trials, layers, remedy, variant, seeds, EPOCHS);
            if (layers <= 5) add(trials, layers, Remedy.DRIVE, EO, seeds, EPOCHS);
            add(trials, layers, Remedy.DRIVE, EO_AA, seeds, EPOCHS);
        }
        for (Remedy remedy : List.of(Remedy.RATE, Remedy.CLAMP, Remedy.CLIP, Remedy.DECAY, Remedy.ADJOINT))
            add(trials, REMEDIED, remedy, EO, FEWER, EPOCHS);
        for (int layers : new int[] {5, REMEDIED, 9})
            for (Remedy remedy : List.of(Remedy.FALLING, Remedy.TOGETHER)) add(trials, layers, remedy, EO_AA, FEWER, EPOCHS);
        for (int layers : new int[] {11, 21})
            for (int epochs : new int[] {0, 1}) for (Remedy remedy : GAINS) add(trials, layers, remedy, EO, FEWER, epochs);
        for (int layers : new int[] {5, REMEDIED, 9}) add(trials, layers, Remedy.FASTER, EO_AA, FEWER, EPOCHS);
        for (int layers : new int[] {3, 5, REMEDIED, 9}) add(trials, layers, Remedy.FALLING, EO_AA, FEWER, LONGER);
        return trials;
    }

    /** A look at it. */
    private static List<DepthTrial> fewTrials() {
        var trials = new ArrayList<DepthTrial>();
        for (int layers : new int[] {3, 5}) for (Remedy remedy : GAINS) add(trials, layers, remedy, EO, 1, 1);
        return trials;
    }

    private static void add(List<DepthTrial> trials, int layers, Remedy remedy, Variant variant, int seeds, int epochs) {
        IntStream.rangeClosed(1, seeds).forEach(seed -> trials.add(new DepthTrial(layers, remedy, variant, seed, layers > 9 ? FEW_IMAGES : IMAGES, epochs)));
    }

    /**
     * @param quick  for a look at it alone
     * @param folder with the files of MNIST; without one, they are found as {@link Mnist#load} says
     */
    public static Sweep sweep(boolean quick, Optional<Path> folder) {
        return Rows.sweep("Memories of 3 to 21 layers", quick ? fewTrials() : trials(), DepthTrial.COLUMNS, ImagesNamed.of("MNIST", folder));
    }
}
