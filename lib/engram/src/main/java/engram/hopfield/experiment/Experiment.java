package engram.hopfield.experiment;

import static engram.argument.Given.eachGiven;
import static engram.argument.Given.given;

import engram.file.ResumableTable;
import engram.file.TableHead;
import engram.hopfield.HopfieldException;
import engram.hopfield.Recall;
import engram.hopfield.Update;
import engram.parallel.Heap;
import engram.progress.Progress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.IntPredicate;
import java.util.function.ToDoubleFunction;
import tech.tablesaw.api.ColumnType;
import tech.tablesaw.api.Table;
import tech.tablesaw.io.csv.CsvReadOptions;

/**
 * Many simulations, averaged over networks: one row of a table for each setting. Standard errors are missing where there is one network
 * only, settling times where no probe settled.
 *
 * <p>The column {@code converged} counts as Vavilala (2020) does, states that repeated themselves by luck included: see {@link Recall#convergedFraction}.
 *
 * <p>With a file, every finished row is kept there, so that an experiment that was stopped or killed goes on where it ended and finishes with
 * the same bytes. The first lines of the file say what the experiment is; another one refuses to write to it: see {@link ResumableTable}.
 *
 * @param settings what is simulated, a row each
 * @param networks how many networks a row is averaged over; network k has seed {@code seed + k}
 */
public record Experiment(List<Setting> settings, int networks, long seed) {
    private static final String COLUMNS = "neurons,load,lambda,temperature,fraction,m0,meanOverlap,standardError,"
            + "recalled,converged,onCycles,settlingTime,settlingError";

    /** Checks the numbers. */
    public Experiment {
        settings = eachGiven("settings", settings);
        if (settings.isEmpty()) throw new HopfieldException("An experiment has at least one setting.");
        if (networks < 1) throw new HopfieldException("The number of networks is " + networks + ": it must be at least 1.");
        Heap.array(networks, Figures.BYTES, "An experiment with " + networks + " networks for each setting", "average over fewer");
    }

    /** Mean final overlap from the patterns themselves (m0 = 1) against the load, for networks of some sizes: the capacity curve. */
    public static Experiment capacity(int[] neurons, double[] loads, double lambda, int networks, long seed) {
        var sizes = Arrays.stream(given("neurons", neurons)).asDoubleStream().toArray();
        return grid(sizes, loads, (n, load) -> new Setting((int) n, load, lambda, 1, Update.synchronous(), 100), networks, seed);
    }

    /** Recall against the load and the overlap it starts from: the basin of attraction. */
    public static Experiment basin(int neurons, double[] loads, double[] overlaps, int networks, long seed) {
        return grid(loads, overlaps, (load, m0) -> new Setting(neurons, load, 0, m0, Update.synchronous(), 100), networks, seed);
    }

    /** Recall against the load and the temperature from overlap m0, one neuron in ten at a time: the T–α phase diagram. */
    public static Experiment phaseDiagram(int neurons, double[] loads, double[] temperatures, double m0, int steps, int networks, long seed) {
        return grid(loads, temperatures,
                (load, t) -> new Setting(neurons, load, 0, m0, Update.asynchronous(0.1).atTemperature(t), steps), networks, seed);
    }

    /** How long probes from m0 = 0.9 take to come to rest or to alternate, against the load and the size of the network. */
    public static Experiment settling(int[] neurons, double[] loads, int networks, long seed) {
        var sizes = Arrays.stream(given("neurons", neurons)).asDoubleStream().toArray();
        return grid(sizes, loads, (n, load) -> new Setting((int) n, load, 0, 0.9, Update.synchronous(), 200), networks, seed);
    }

    private interface Maker { Setting make(double a, double b); }

    private static Experiment grid(double[] as, double[] bs, Maker maker, int networks, long seed) {
        var settings = new ArrayList<Setting>();
        for (double a : given("the first values", as)) for (double b : given("the second values", bs)) settings.add(maker.make(a, b));
        return new Experiment(settings, networks, seed);
    }

    /** Runs everything; nothing is kept on disk. */
    public Table run() {
        var rows = new ArrayList<String>();
        extend(k -> false, (k, row) -> rows.add(row));
        return table(rows);
    }

    /**
     * Runs what the file does not hold yet. The file is a CSV table with a comment line at its head; which of its lines were damaged, and
     * which rows are computed again, is said on the error stream.
     *
     * @throws engram.file.FileException when the file holds something else, is in use, or can't be read or written
     */
    public Table run(Path file) {
        try (var kept = ResumableTable.open(file, head())) { // a file that can't be written is named before work starts
            kept.news().forEach(System.err::println);
            extend(kept::holds, kept::add);
            return table(kept.values());
        }
    }

    private interface Keeper { void keep(int k, String row); }

    private void extend(IntPredicate isThere, Keeper keeper) {
        try (var progress = Progress.of("experiment", settings.size())) {
            for (int k = 0; k < settings.size(); k++) {
                if (!isThere.test(k)) keeper.keep(k, row(settings.get(k)));
                progress.step();
            }
        }
    }

    private String row(Setting setting) {
        var runs = new Figures[networks];
        Arrays.setAll(runs, k -> Figures.of(setting.run(seed + k)));
        var overlap = Sample.of(runs, Figures::overlap);
        var settling = Sample.of(runs, Figures::settling);
        var update = setting.update();
        return String.format(Locale.ROOT, "%d,%s,%s,%s,%s,%s,%.6f,%.6f,%.6f,%.6f,%.6f,%.3f,%.3f",
                setting.neurons(), setting.load(), setting.lambda(), update.temperature(), update.fraction(), setting.overlap(),
                overlap.mean(), overlap.error(), Sample.of(runs, Figures::recalled).mean(),
                Sample.of(runs, Figures::converged).mean(),
                Sample.of(runs, Figures::onCycles).mean(), settling.mean(), settling.error());
    }

    /** What is kept of one network. */
    private record Figures(double overlap, double recalled, double converged, double onCycles, double settling) {
        static final int BYTES = 64;

        static Figures of(Recall run) {
            return new Figures(run.meanFinalOverlap(), run.fractionRecalled(), run.convergedFraction()[run.steps()], run.fractionOnCycles(),
                    run.meanSettlingTime());
        }
    }

    /**
     * A figure of several networks; NaN where no network has it.
     *
     * @param mean  over networks
     * @param error standard error of the mean: √(variance / networks); NaN for one network, which says nothing of the spread
     */
    private record Sample(double mean, double error) {
        static Sample of(Figures[] runs, ToDoubleFunction<Figures> figure) {
            double[] values = Arrays.stream(runs).mapToDouble(figure).filter(Double::isFinite).toArray();
            double mean = Arrays.stream(values).average().orElse(Double.NaN);
            double squares = Arrays.stream(values).map(value -> (value - mean) * (value - mean)).sum();
            return new Sample(mean, Math.sqrt(squares / (values.length - 1) / values.length)); // 0/0 for one, −0/0 for none
        }
    }

    private TableHead head() {
        return new TableHead("Hopfield experiment: " + settings.size() + " settings, " + networks + " networks each, seed " + seed,
                settings.toString(), List.of(COLUMNS.split(",")), settings.size());
    }

    /** The rows as numbers; the types are said, since a column in which all is missing does not show its own. */
    private static Table table(List<String> rows) {
        var types = new ColumnType[COLUMNS.split(",").length];
        Arrays.fill(types, ColumnType.DOUBLE);
        types[0] = ColumnType.INTEGER; // neurons
        return Table.read().usingOptions(CsvReadOptions.builderFromString(COLUMNS + "\n" + String.join("\n", rows))
                .tableName("experiment").columnTypes(types));
    }
}
