package engram.memory.study;

import static engram.argument.Given.given;

import engram.data.DataSet;
import engram.data.Images;
import engram.data.Mnist;
import engram.file.ResumableTable;
import engram.file.TableHead;
import engram.parallel.Cores;
import engram.progress.Progress;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** The rows of a study of images: one for each trial, which depends on nothing else, and as many at a time as there are cores. */
final class Rows {
    private static final int HIDDEN = 128;

    private Rows() {}

    /** MNIST, from a folder with its files; without one, it is found as {@link Mnist#load} says. */
    static Supplier<DataSet> mnist(Optional<Path> folder) {
        given("folder", folder);
        return () -> folder.map(Mnist::from).orElseGet(Mnist::load);
    }

    /** Sizes of so many layers as the studies of depth have them, from the input on: 784, then 128 each, then 10. */
    static int[] layers(int count) { return IntStream.range(0, count).map(l -> l == 0 ? 784 : l == count - 1 ? 10 : HIDDEN).toArray(); }

    static double[] doubles(float[] values) { return IntStream.range(0, values.length).mapToDouble(k -> values[k]).toArray(); }

    /** The first of some images, as many as there are. */
    static Images first(int most, Images images) { return images.first(Math.min(most, images.count())); }

    /**
     * Runs what the file does not hold yet.
     *
     * @param trials all that the rows depend on, seeds too: a file that was begun with others is refused
     * @param row    the values of the columns
     * @param images asked for once, if a row is missing
     * @throws engram.file.FileException when the file holds something else, is in use, or can't be read or written
     */
    static <T> void run(String title, List<T> trials, List<String> columns, BiFunction<T, DataSet, String> row, Path file, Supplier<DataSet> images) {
        var head = new TableHead(title + ": " + trials.size() + " runs", trials.toString(), columns, trials.size());
        try (var table = ResumableTable.open(file, head); var progress = Progress.of("study", trials.size())) {
            table.news().forEach(System.err::println);
            if (table.isComplete()) return;
            DataSet data = images.get();
            int[] missing = IntStream.range(0, trials.size()).filter(k -> !table.holds(k)).toArray();
            progress.step(trials.size() - missing.length);
            Cores.forEach(missing.length, k -> {
                table.add(missing[k], row.apply(trials.get(missing[k]), data));
                progress.step();
            });
        }
    }
}
