package engram.memory.study;

import engram.data.Mnist;
import engram.memory.training.Variant;
import engram.work.Sweep;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the start does to a memory: the third question that Goemaere, Deleu and Demeester (2023) leave open. A memory learns once for its
 * 28 rows where one process makes them, and once for each row on a cluster: that study is for one machine.
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
     * @param quick  for a look at it alone
     * @param folder with the files of MNIST; without one, they are found as {@link Mnist#load} says
     */
    public static Sweep sweep(boolean quick, Optional<Path> folder) {
        var trials = quick ? trials(IMAGES / 10, 1, 1, List.of(Remedy.HALF), 3) : trials(IMAGES, EPOCHS, SEEDS, List.of(Remedy.NONE, Remedy.HALF), 3, 5);
        var images = ImagesNamed.of("MNIST", folder);
        Map<StartTrial.Known, Once<Learned>> learned = new HashMap<>(); // a memory serves all its trials in one process
        var rows = trials.stream().map(trial -> new StartTrial.Row(trial, learned.computeIfAbsent(trial.known(images), Once::new), images)).toList();
        return Rows.sweep("Memories asked from seven starts", trials, StartTrial.COLUMNS, rows, _ -> images.get());
    }
}
