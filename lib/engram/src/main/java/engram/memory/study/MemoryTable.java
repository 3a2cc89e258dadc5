package engram.memory.study;

import static engram.argument.Given.given;

import engram.argument.ArgumentException;
import engram.data.DataSet;
import engram.data.FashionMnist;
import engram.data.Mnist;
import engram.file.ResumableTable;
import engram.file.TableHead;
import engram.memory.training.Recipe;
import engram.memory.training.Variant;
import engram.progress.Progress;
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
     * Runs what the file does not hold yet.
     *
     * @param folder with the files of MNIST; without one, they are found as {@link Mnist#load} says
     * @throws engram.file.FileException   when the file holds something else, is in use, or can't be read or written
     * @throws engram.data.DataException when images can't be had
     */
    public static void run(List<Trial> trials, Path file, Optional<Path> folder) {
        var head = new TableHead("Memories of layers, trained: " + given("trials", trials).size() + " runs", trials.toString(), Trial.COLUMNS,
                trials.size());
        given("folder", folder);
        try (var table = ResumableTable.open(file, head); var progress = Progress.of("study", trials.size())) {
            table.news().forEach(System.err::println);
            Map<String, DataSet> sets = new HashMap<>();
            for (int k = 0; k < trials.size(); k++) {
                if (!table.holds(k)) {
                    Trial trial = trials.get(k);
                    table.add(k, trial.row(sets.computeIfAbsent(trial.data(), name -> load(name, folder))));
                }
                progress.step();
            }
        }
    }

    private static DataSet load(String name, Optional<Path> folder) {
        return switch (name) {
            case "MNIST" -> folder.map(Mnist::from).orElseGet(Mnist::load);
            case "Fashion-MNIST" -> FashionMnist.load();
            default -> throw new ArgumentException("There are no images called \"" + name + "\": there are MNIST and Fashion-MNIST.");
        };
    }
}
