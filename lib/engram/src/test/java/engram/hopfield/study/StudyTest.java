package engram.hopfield.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import engram.file.FileException;
import engram.hopfield.theory.MeanField;
import engram.work.Site;
import engram.work.Sweep;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The studies of networks at a temperature, with few neurons. */
class StudyTest {
    private static final int HALFWAY = NoisyTrial.COLUMNS.indexOf("halfwayOverlap"), OVERLAP = HALFWAY + 1, KEPT = HALFWAY + 2;

    @TempDir
    private Path folder;

    private static double[] figures(NoisyTrial trial) {
        return Stream.of(trial.run().split(",")).mapToDouble(Double::parseDouble).toArray();
    }

    private static void run(Sweep sweep, Path file) { sweep.run(file, Site.here()); }

    private static NoisyTrial trial(double load, double lambda, double temperature, double m0, long seed) {
        return new NoisyTrial(600, load, lambda, temperature, m0, 30, seed);
    }

    /** The overlap of the theory where there is recall, and less and less of it above. */
    @Test
    void noise() {
        var trial = trial(.05, 0, .3, 1, 1);
        assertEquals(trial.run(), trial.run(), "the same once more");
        assertTrue(trial.run().startsWith("600,0.05,0.0,0.3,1.0,30,1,"), trial.run());
        double[] recalled = figures(trial), melted = figures(trial(.05, 0, .9, 1, 1));
        assertEquals(NoisyTrial.COLUMNS.size(), recalled.length);
        assertEquals(MeanField.overlap(.05, .3), recalled[OVERLAP], .01);
        assertEquals(recalled[HALFWAY], recalled[OVERLAP], .01);
        assertEquals(1, recalled[KEPT]);
        assertTrue(melted[OVERLAP] < melted[HALFWAY] && melted[OVERLAP] < .2 && melted[KEPT] < .1, trial.run());
        assertTrue(figures(trial(.09, 0, .1, .3, 1))[KEPT] < .5 && figures(trial(.09, 0, .1, .8, 1))[KEPT] > .9, "a part may be too small");
    }

    /** In the same networks self-couplings keep more. */
    @Test
    void selfCouplings() {
        double[] kept = Stream.of(0., .5, 1.).mapToDouble(lambda -> LongStream.rangeClosed(1, 4)
                .mapToDouble(seed -> figures(trial(.1, lambda, .34, 1, seed))[OVERLAP]).average().orElseThrow()).toArray();
        assertTrue(kept[0] < kept[1] - .02 && kept[1] < kept[2] - .02, kept[0] + " " + kept[1] + " " + kept[2]);
    }

    /** A row each, whatever was there; other seeds are refused, and leave the file as it is. */
    @Test
    void tables() throws IOException {
        Path file = folder.resolve("table.csv"), again = folder.resolve("again.csv");
        List<NoisyTrial> trials = LongStream.rangeClosed(1, 6).mapToObj(seed -> trial(.02, 0, .2, 1, seed)).toList();
        run(NoisyTrial.sweep("Counted", trials), file);
        String whole = Files.readString(file);
        List<String> lines = whole.lines().toList();
        Files.writeString(again, String.join("\n", lines.subList(0, lines.size() - 2)) + "\n6,cut sho");
        run(NoisyTrial.sweep("Counted", trials), again);
        assertEquals(whole, Files.readString(again), "stopped in its fifth row");
        List<NoisyTrial> others = LongStream.rangeClosed(2, 7).mapToObj(seed -> trial(.02, 0, .2, 1, seed)).toList();
        assertThrows(FileException.Foreign.class, () -> run(NoisyTrial.sweep("Counted", others), file));
        assertThrows(FileException.Foreign.class, () -> run(NoiseStudy.sweep(true), file));
        assertEquals(whole, Files.readString(file));
    }

    @Test
    void whereNothingCanBeWritten() {
        for (Path file : List.of(Path.of("/dev/null/x.csv"), Path.of("/proc/no/such/folder/x.csv"))) {
            assertThrows(FileException.class, () -> run(PhaseStudy.sweep(true), file));
            assertThrows(FileException.class, () -> run(NoiseStudy.sweep(true), file));
        }
        assertThrows(IllegalArgumentException.class, () -> run(PhaseStudy.sweep(true), null));
        assertThrows(IllegalArgumentException.class, () -> run(NoiseStudy.sweep(true), null));
    }

    @Test
    void quickOnes() throws IOException {
        Path phase = folder.resolve("phase.csv"), noise = folder.resolve("noise.csv");
        run(PhaseStudy.sweep(true), phase);
        run(NoiseStudy.sweep(true), noise);
        for (Path file : List.of(phase, noise)) {
            List<String> lines = Files.readAllLines(file);
            int first = lines.indexOf("row," + String.join(",", NoisyTrial.COLUMNS) + ",check");
            assertEquals(file == phase ? 36 : 60, lines.size() - first - 1, file.toString());
            assertEquals(lines.size() - first - 1, lines.stream().skip(first + 1).map(line -> line.substring(line.indexOf(','), line.lastIndexOf(',')))
                    .map(line -> List.of(line.split(",")).subList(1, 1 + HALFWAY)).distinct().count(), "no trial twice");
            assertThrows(FileException.Foreign.class, () -> run(file == phase ? PhaseStudy.sweep(false) : NoiseStudy.sweep(false), file), "a look at it is another table");
        }
    }
}
