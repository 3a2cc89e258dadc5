package engram.hopfield;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tech.tablesaw.api.Table;

class RecallTablesTest {
    private static final Patterns PATTERNS = Patterns.random(60, 400, 4); // α = 0.15: some rest, some alternate, some move on

    private static Recall recall(Watch watch) {
        return Hopfield.hebb(PATTERNS).recall(PATTERNS.corrupted(0.6, 4), Update.synchronous(), 12, watch);
    }

    @Test
    void everyNumberOfTheRecordStandsInATable() {
        var recall = recall(Watch.overlaps().withEnergy().withNeurons(399, 7));
        var overlaps = recall.toTable();
        var probes = recall.probeTable();
        var convergence = recall.convergenceTable();
        var neurons = recall.neuronTable();
        assertEquals(60 * 13, overlaps.rowCount());
        assertEquals(60 * 13 * 2, neurons.rowCount());
        for (int mu = 0; mu < 60; mu++) {
            assertEquals(recall.overlaps()[mu][0], probes.row(mu).getDouble("initialOverlap"));
            assertEquals(recall.overlaps()[mu][12], probes.row(mu).getDouble("finalOverlap"));
            assertEquals(recall.cycleLengths()[mu], probes.row(mu).getInt("cycleLength"));
            assertEquals(recall.settledAt()[mu] < 0, probes.intColumn("settledAt").isMissing(mu));
            if (recall.settledAt()[mu] >= 0) assertEquals(recall.settledAt()[mu], probes.row(mu).getInt("settledAt"));
            for (int t = 0; t <= 12; t++) {
                var row = overlaps.row(mu * 13 + t);
                assertEquals(mu, row.getInt("probe"));
                assertEquals(t, row.getInt("step"));
                assertEquals(recall.overlaps()[mu][t], row.getDouble("overlap"));
                assertEquals(recall.energies()[mu][t], row.getDouble("energy"));
                for (int k = 0; k < 2; k++) {
                    var spin = neurons.row((mu * 13 + t) * 2 + k);
                    assertEquals(mu, spin.getInt("probe"));
                    assertEquals(t, spin.getInt("step"));
                    assertEquals(k == 0 ? 399 : 7, spin.getInt("neuron"));
                    assertEquals(recall.spins()[mu][t][k], spin.getInt("spin"));
                }
            }
        }
        for (int t = 0; t <= 12; t++) {
            assertEquals(t, convergence.row(t).getInt("step"));
            assertEquals(recall.unconverged()[t], convergence.row(t).getInt("unconverged"));
            assertEquals(recall.convergedFraction()[t], convergence.row(t).getDouble("convergedFraction"));
        }
        assertTrue(probes.intColumn("settledAt").countMissing() > 0 && probes.intColumn("settledAt").countMissing() < 60);
    }

    @Test
    void filesHoldTheSameNumbers(@TempDir Path folder) throws Exception {
        var recall = recall(Watch.overlaps().withEnergy().withNeurons(3));
        var target = folder.resolve("a/run");
        recall.save(target);
        for (var table : new Table[] {recall.toTable(), recall.probeTable(), recall.convergenceTable(), recall.neuronTable()}) {
            var read = Table.read().csv(target.resolve(table.name() + ".csv").toFile());
            assertEquals(table.columnNames(), read.columnNames());
            assertEquals(table.rowCount(), read.rowCount());
            for (int c = 0; c < table.columnCount(); c++)
                for (int row = 0; row < table.rowCount(); row++)
                    assertEquals(table.column(c).getString(row), read.column(c).getString(row), table.name());
        }
        assertEquals(4, Files.list(target).count());
    }

    @Test
    void whatWasNotWatchedIsNotWritten(@TempDir Path folder) {
        var recall = recall(Watch.overlaps());
        recall.save(folder);
        assertFalse(Files.exists(folder.resolve("neurons.csv")));
        assertFalse(recall.toTable().containsColumn("energy"));
        assertEquals(0, recall.neuronTable().rowCount());
    }

    @Test
    void aFileInTheWayIsNamed(@TempDir Path folder) throws Exception {
        var file = Files.writeString(folder.resolve("notes"), "mine");
        var thrown = assertThrows(UncheckedIOException.class, () -> recall(Watch.overlaps()).save(file));
        assertTrue(thrown.getMessage().contains("notes"), thrown.getMessage());
        assertEquals("mine", Files.readString(file));
    }
}
