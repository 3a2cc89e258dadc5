package engram.hopfield.experiment;

import static engram.argument.Given.eachGiven;
import static engram.argument.Given.given;

import engram.file.TableHead;
import engram.hopfield.HopfieldException;
import engram.hopfield.Update;
import engram.parallel.Heap;
import engram.work.Site;
import engram.work.Sweep;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import tech.tablesaw.api.ColumnType;
import tech.tablesaw.api.Table;
import tech.tablesaw.io.csv.CsvReadOptions;

/**
 * Many simulations, averaged over networks: one row of a table for each setting. Standard errors are missing where there is one network
 * only, settling times where no probe settled.
 *
 * <p>The column {@code converged} counts as Vavilala (2020) does, states that repeated themselves by luck included: see {@link engram.hopfield.Recall#convergedFraction}.
 *
 * <p>With a file, every finished row is kept there, so that an experiment that was stopped or killed goes on where it ended and finishes with
 * the same bytes. The first lines of the file say what the experiment is; another one refuses to write to it: see {@link Sweep}.
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
        Heap.array(networks, ExperimentRow.BYTES, "An experiment with " + networks + " networks for each setting", "average over fewer");
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

    /** Runs everything here; nothing is kept on disk. */
    public Table run() { return table(sweep().run(Site.here())); }

    /** Runs what the file does not hold yet, here: see {@link #run(Path, Site)}. */
    public Table run(Path file) { return run(file, Site.here()); }

    /**
     * Runs what the file does not hold yet. The file is a CSV table with a comment line at its head; which of its lines were damaged, and
     * which rows are computed again, is said on the error stream.
     *
     * @param site where; the file has the same bytes whatever it is
     * @throws engram.file.FileException    when the file holds something else, is in use, or can't be read or written
     * @throws engram.work.WorkException when a row can't be computed; those that had arrived are in the file
     */
    public Table run(Path file, Site site) { return table(sweep().run(file, site)); }

    /** The same as pieces of work, a row each, which can be shared among processes. */
    public Sweep sweep() { return new Sweep(head(), settings.stream().map(setting -> new ExperimentRow(setting, networks, seed)).toList()); }

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
