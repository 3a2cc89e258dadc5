package engram.hopfield;

import static engram.argument.Given.given;

import engram.file.WholeFile;
import engram.parallel.Heap;
import java.nio.file.Path;
import java.util.Arrays;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.Table;

/** A {@link Recall} as tables, and the tables as files. */
final class RecallTables {
    private RecallTables() {}

    static Table overlaps(Recall recall) {
        int times = recall.steps() + 1, rows = rows(recall, times);
        var table = Table.create("recall",
                column("probe", rows, row -> row / times),
                column("step", rows, row -> row % times),
                DoubleColumn.create("overlap", Arrays.stream(recall.overlaps()).flatMapToDouble(Arrays::stream).toArray()));
        if (recall.energies().length > 0)
            table.addColumns(DoubleColumn.create("energy", Arrays.stream(recall.energies()).flatMapToDouble(Arrays::stream).toArray()));
        return table;
    }

    static Table probes(Recall recall) {
        int p = recall.probes();
        var settledAt = column("settledAt", p, mu -> recall.settledAt()[mu]);
        for (int mu = 0; mu < p; mu++) if (recall.settledAt()[mu] < 0) settledAt.setMissing(mu);
        return Table.create("probes",
                column("probe", p, mu -> mu),
                DoubleColumn.create("initialOverlap", Arrays.stream(recall.overlaps()).mapToDouble(row -> row[0]).toArray()),
                DoubleColumn.create("finalOverlap", recall.finalOverlaps()),
                column("cycleLength", p, mu -> recall.cycleLengths()[mu]),
                settledAt);
    }

    static Table convergence(Recall recall) {
        return Table.create("convergence",
                column("step", recall.steps() + 1, t -> t),
                column("unconverged", recall.steps() + 1, t -> recall.unconverged()[t]),
                DoubleColumn.create("convergedFraction", recall.convergedFraction()));
    }

    static Table neurons(Recall recall) {
        int n = recall.watched().length, times = recall.steps() + 1;
        int rows = rows(recall, (long) times * n);
        return Table.create("neurons",
                column("probe", rows, row -> row / n / times),
                column("step", rows, row -> row / n % times),
                column("neuron", rows, row -> recall.watched()[row % n]),
                column("spin", rows, row -> recall.spins()[row / n / times][row / n % times][row % n]));
    }

    static void save(Recall recall, Path folder) {
        WholeFile.makeFolder(given("folder", folder));
        write(overlaps(recall), folder);
        write(probes(recall), folder);
        write(convergence(recall), folder);
        if (recall.watched().length > 0) write(neurons(recall), folder);
    }

    private static void write(Table table, Path folder) {
        WholeFile.write(folder.resolve(table.name() + ".csv"), table.write().toString("csv"));
    }

    /** Rows of a table with so many for each probe. */
    private static int rows(Recall recall, long each) {
        return Heap.array(recall.probes() * each, 24, "A table of " + recall.probes() + " probes with " + each + " rows each",
                "recall fewer patterns or steps");
    }

    private static IntColumn column(String name, int rows, java.util.function.IntUnaryOperator value) {
        int[] values = new int[rows];
        Arrays.setAll(values, value);
        return IntColumn.create(name, values);
    }
}
