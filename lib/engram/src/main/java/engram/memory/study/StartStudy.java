package engram.memory.study;

import engram.data.Mnist;
import engram.memory.training.Variant;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What the start does to a memory: the third question that Goemaere, Deleu and Demeester (2023) leave open. A run that was stopped goes on where it
 * ended.
 */
public final class StartStudy {
    private static final int IMAGES = 20_000, EPOCHS = 3, SEEDS = 5;

    private StartStudy() {}

    private static List<StartTrial> trials(int images, int epochs, int seeds, List<Remedy> remedies, int... depths) {
        var trials = new ArrayList<StartTrial>();
        for (int layers : depths)
            for (Remedy remedy : remedies)
                for (long seed = 1; seed <= seeds; seed++)
                    for (Variant variant : List.of(Variant.HAM, Variant.HAM_AA, Variant.EO, Variant.EO_AA))
                        for (Beginning beginning : Beginning.values()) trials.add(new StartTrial(layers, remedy, seed, variant, beginning, images, epochs));
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
        var trials = quick ? trials(IMAGES / 10, 1, 1, List.of(Remedy.HALF), 3) : trials(IMAGES, EPOCHS, SEEDS, List.of(Remedy.NONE, Remedy.HALF), 3, 5);
        Map<List<Object>, Learned> learned = new ConcurrentHashMap<>(); // a memory serves all its trials
        Rows.run("Memories asked from seven starts", trials, StartTrial.COLUMNS, (trial, data) -> trial.row(
                learned.computeIfAbsent(List.of(trial.layers(), trial.remedy(), trial.seed()), key -> trial.learn(data.train().first(trial.images()))),
                data.test()), file, Rows.mnist(folder));
    }
}
