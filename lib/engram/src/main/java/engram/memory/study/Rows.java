package engram.memory.study;

import engram.data.DataSet;
import engram.data.Images;
import engram.file.TableHead;
import engram.work.Sweep;
import engram.work.Work;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/** What the studies of images share: their tables, sizes and parts of images. */
final class Rows {
    private static final int HIDDEN = 128;

    private Rows() {}

    /** Sizes of so many layers as the studies of depth have them, from the input on: 784, then 128 each, then 10. */
    static int[] layers(int count) { return IntStream.range(0, count).map(l -> l == 0 ? 784 : l == count - 1 ? 10 : HIDDEN).toArray(); }

    static double[] doubles(float[] values) { return IntStream.range(0, values.length).mapToDouble(k -> values[k]).toArray(); }

    /** The first of some images, as many as there are. */
    static Images first(int most, Images images) { return images.first(Math.min(most, images.count())); }

    /**
     * A row for each trial.
     *
     * @param trials all that the rows depend on, seeds too: a file that was begun with others is refused
     */
    static Sweep sweep(String title, List<? extends ImageTrial> trials, List<String> columns, Once<DataSet> images) {
        return sweep(title, trials, columns, trials.stream().map(trial -> new ImageTrial.Row(trial, images)).toList(), _ -> images.get());
    }

    /** @param ready gets the images of a row before the work begins: what can't be had is said once, and nothing is fetched by many machines at a time */
    static Sweep sweep(String title, List<?> trials, List<String> columns, List<? extends Work<String>> rows, IntConsumer ready) {
        return new Sweep(new TableHead(title + ": " + trials.size() + " runs", trials.toString(), columns, trials.size()), rows, ready);
    }
}
