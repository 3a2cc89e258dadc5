package engram.memory.study;

import static engram.argument.Given.given;

import engram.data.DataSet;
import engram.data.Mnist;
import engram.file.ResumableTable;
import engram.file.TableHead;
import engram.memory.training.Variant;
import engram.progress.Progress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * What depth does to a memory: the question that Goemaere, Deleu and Demeester (2023) leave open. Seeds are the same for all variants, so that they can be
 * compared pair by pair. A run that was stopped goes on where it ended.
 */
public final class DepthStudy {
    private static final List<Variant> VARIANTS = List.of(Variant.HAM, Variant.HAM_AA, Variant.EO, Variant.EO_AA);
    private static final List<Integer> DEPTHS = List.of(3, 5, 7, 9);
    private static final int IMAGES = 20_000, EPOCHS = 3, SEEDS = 5, REMEDIED = 7;

    private DepthStudy() {}

    /** All trials: depths by gains, variants and seeds; remedies at seven layers; and eleven and twenty-one layers, untrained and after an epoch. */
    public static List<DepthTrial> trials() {
        var trials = new ArrayList<DepthTrial>();
        for (int layers : DEPTHS)
            for (Remedy remedy : List.of(Remedy.NONE, Remedy.HALF)) for (Variant variant : VARIANTS) add(trials, layers, remedy, variant, SEEDS, EPOCHS);
        for (Remedy remedy : Remedy.values()) if (remedy != Remedy.NONE && remedy != Remedy.HALF) add(trials, REMEDIED, remedy, Variant.EO, 3, EPOCHS);
        for (int layers : List.of(11, 21))
            for (int epochs : new int[] {0, 1}) for (Remedy remedy : List.of(Remedy.NONE, Remedy.HALF)) add(trials, layers, remedy, Variant.EO, 3, epochs);
        return trials;
    }

    /** A look at it. */
    public static List<DepthTrial> fewTrials() {
        var trials = new ArrayList<DepthTrial>();
        for (int layers : List.of(3, 5)) for (Remedy remedy : List.of(Remedy.NONE, Remedy.HALF)) add(trials, layers, remedy, Variant.EO, 1, 1);
        return trials;
    }

    private static void add(List<DepthTrial> trials, int layers, Remedy remedy, Variant variant, int seeds, int epochs) {
        IntStream.rangeClosed(1, seeds).forEach(seed -> trials.add(new DepthTrial(layers, remedy, variant, seed, IMAGES, epochs)));
    }

    /**
     * Runs what the file does not hold yet.
     *
     * @param folder with the files of MNIST; without one, they are found as {@link Mnist#load} says
     * @throws engram.file.FileException when the file holds something else, such as trials of other seeds, is in use, or can't be read or written
     * @throws engram.data.DataException when images can't be had
     */
    public static void run(List<DepthTrial> trials, Path file, Optional<Path> folder) {
        var head = new TableHead("Memories of 3 to 21 layers: " + given("trials", trials).size() + " runs", trials.toString(), DepthTrial.COLUMNS, trials.size());
        given("folder", folder);
        try (var table = ResumableTable.open(file, head); var progress = Progress.of("study", trials.size())) {
            table.news().forEach(System.err::println);
            if (table.isComplete()) return;
            DataSet mnist = folder.map(Mnist::from).orElseGet(Mnist::load);
            for (int k = 0; k < trials.size(); k++) {
                if (!table.holds(k)) table.add(k, trials.get(k).row(mnist));
                progress.step();
            }
        }
    }
}
