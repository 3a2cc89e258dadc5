package engram.memory.study;

import static engram.argument.Given.eachGiven;

import engram.data.DataSet;
import engram.data.Mnist;
import engram.memory.training.Recipe;
import engram.memory.training.Variant;
import engram.work.Sweep;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The table of Goemaere, Deleu and Demeester (2023), and what they kept of continuous Hopfield networks, made anew: iterations and accuracy of four
 * variants, with MNIST and with Fashion-MNIST. A run that was stopped goes on where it ended.
 */
public final class MemoryTable {
    private static final List<Integer> LAYERS = List.of(784, 512, 10);
    private static final List<Variant> HAMS = List.of(Variant.HAM, Variant.HAM_AA, Variant.EO, Variant.EO_AA);
    private static final List<Variant> CHNS = List.of(Variant.CHN, Variant.CHN_AA, Variant.EO_CHN, Variant.EO_CHN_AA);

    private MemoryTable() {}

    /** All trials: ten seeds of the printed table, three each of the rest, and one training by the recipe of 2024. */
    public static List<Trial> trials() {
        var trials = new ArrayList<>(Trial.of("MNIST", Recipe.WORKSHOP_2023, LAYERS, HAMS, 10, 10));
        trials.addAll(Trial.of("MNIST", Recipe.OF_2024, LAYERS, List.of(Variant.EO), 1, 10));
        trials.addAll(Trial.of("Fashion-MNIST", Recipe.WORKSHOP_2023, LAYERS, HAMS, 3, 10));
        trials.addAll(Trial.of("MNIST", Recipe.OF_2024, LAYERS, CHNS, 3, 10));
        return trials;
    }

    /** A look at it: each variant of MNIST once, for one epoch. */
    public static List<Trial> fewTrials() {
        var trials = new ArrayList<>(Trial.of("MNIST", Recipe.WORKSHOP_2023, LAYERS, HAMS, 1, 1));
        trials.addAll(Trial.of("MNIST", Recipe.OF_2024, LAYERS, CHNS, 1, 1));
        return trials;
    }

    /**
     * The trials as a table; each is trained on all cores.
     *
     * @param folder with the files of MNIST; without one, they are found as {@link Mnist#load} says
     */
    public static Sweep sweep(List<Trial> trials, Optional<Path> folder) {
        Map<String, Once<DataSet>> sets = new HashMap<>();
        var rows = eachGiven("trials", trials).stream()
                .map(trial -> new ImageTrial.Row(trial, sets.computeIfAbsent(trial.data(), name -> ImagesNamed.of(name, folder)))).toList();
        return Rows.sweep("Memories of layers, trained", trials, Trial.COLUMNS, rows, row -> rows.get(row).images().get());
    }
}
