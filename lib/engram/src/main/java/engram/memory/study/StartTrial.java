package engram.memory.study;

import engram.data.DataSet;
import engram.data.Images;
import engram.deq.Anderson;
import engram.deq.Stop;
import engram.memory.Equilibrium;
import engram.memory.Form;
import engram.memory.HierarchicalMemory;
import engram.memory.training.Recipe;
import engram.memory.training.Variant;
import engram.tensor.Matrix;
import engram.work.Work;
import java.io.Serializable;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * A memory that has learned, asked from one start with one form and solver, beside the start from 0.
 *
 * @param layers    how many: 784, then 128 each, then 10
 * @param remedy    how its weights began
 * @param seed      of the memory, and of a random start
 * @param variant   form and solver
 * @param beginning where its states begin
 * @param images    it learned from
 * @param epochs    of training
 */
record StartTrial(int layers, Remedy remedy, long seed, Variant variant, Beginning beginning, int images, int epochs) implements Serializable {
    private static final int ASKED = 1000;
    private static final double TOLERANCE = 1e-4, SAME = 1e-2;
    private static final Stop DEEP = new Stop(1e-6, 4000);

    /**
     * The columns of {@link #row}, means over the images: λ; how far the start is from where it leads, relative to that, in the numbers that the form
     * has as its state; calls until a residual of 1e-4; calls that λ promises; the share that leads where the start from 0 leads, to a lower energy, or
     * to a higher one; and the share named rightly.
     */
    static final List<String> COLUMNS = List.of("layers", "remedy", "seed", "images", "epochs", "variant", "start", "rate", "distance", "calls", "promised",
            "same", "lower", "higher", "accuracy");

    /** The memory that is asked, which is the same for all variants and starts. */
    record Known(int layers, Remedy remedy, long seed, int images, int epochs, Once<DataSet> data) implements Once.Source<Learned> {
        @Override public Learned make() { return Learned.of(layers, remedy, seed, data.get().train().first(images), epochs); }
    }

    Known known(Once<DataSet> data) { return new Known(layers, remedy, seed, images, epochs, data); }

    /** The trial as a piece of work. */
    record Row(StartTrial trial, Once<Learned> learned, Once<DataSet> images) implements Work<String> {
        @Override public String run() { return trial.row(learned.get(), images.get().test()); }
    }

    /** @return the values of {@link #COLUMNS} */
    String row(Learned learned, Images test) {
        Images asked = Rows.first(ASKED, test);
        Matrix inputs = asked.toMatrix();
        HierarchicalMemory memory = learned.memory().as(variant.memory(learned.memory().layers()).form());
        Matrix start = states(memory, beginning.states(learned, asked, seed)), zero = Matrix.zeros(start.rows(), start.cols());
        int most = Recipe.of2024(layers).forward(memory).calls(); // 40·⌊L/2⌋
        var calls = memory.equilibrium(inputs, start, variant.solver(), new Stop(TOLERANCE, most)).solution();
        Equilibrium end = memory.equilibrium(inputs, start, new Anderson(4), DEEP), other = memory.equilibrium(inputs, zero, new Anderson(4), DEEP);
        Matrix outputs = end.outputs();
        double[] distances = distances(start, end.solution().states()), apart = distances(outputs, other.outputs());
        double[] rates = Rates.of(memory, inputs, end), energies = end.energies().totals(), others = other.energies().totals();
        int same = 0, lower = 0, right = 0;
        double promised = 0;
        for (int i = 0; i < apart.length; i++) {
            if (apart[i] < SAME) same++;
            else if (energies[i] < others[i]) lower++;
            if (largest(outputs.row(i)) == asked.label(i)) right++;
            promised += Math.min(most, 1 + Rates.calls(rates[i], variant, TOLERANCE / distances[i], most)); // the last call sees it
        }
        double count = apart.length;
        return String.format(Locale.ROOT, "%d,%s,%d,%d,%d,%s,%s,%.5f,%.5f,%.3f,%.3f,%.4f,%.4f,%.4f,%.4f", layers, remedy, seed, images, epochs, variant,
                beginning, Rates.mean(rates), Rates.mean(distances), calls.meanCalls(), promised / count, same / count, lower / count,
                (count - same - lower) / count, right / count);
    }

    /** What a form has as its state: all layers, or the even ones alone. */
    private static Matrix states(HierarchicalMemory memory, Matrix all) {
        if (memory.form() != Form.EVEN_ODD_HAM) return all;
        int[] sizes = memory.layers();
        Matrix even = Matrix.zeros(all.rows(), IntStream.range(1, sizes.length / 2 + 1).map(k -> sizes[2 * k]).sum());
        for (int i = 0; i < all.rows(); i++)
            for (int l = 1, from = 0, to = 0; l < sizes.length; from += sizes[l++]) {
                if (l % 2 != 0) continue;
                System.arraycopy(all.entries(), i * all.cols() + from, even.writableEntries(), i * even.cols() + to, sizes[l]);
                to += sizes[l];
            }
        return even;
    }

    /** ‖x − y‖/‖y‖, by row. */
    private static double[] distances(Matrix x, Matrix y) {
        return IntStream.range(0, x.rows()).mapToDouble(i -> {
            double apart = 0, size = 0;
            for (int k = 0; k < x.cols(); k++) {
                apart += Math.pow(x.get(i, k) - y.get(i, k), 2);
                size += Math.pow(y.get(i, k), 2);
            }
            return Math.sqrt(apart / size);
        }).toArray();
    }

    private static int largest(float[] row) { return IntStream.range(0, row.length).reduce((a, b) -> row[b] > row[a] ? b : a).orElseThrow(); }
}
