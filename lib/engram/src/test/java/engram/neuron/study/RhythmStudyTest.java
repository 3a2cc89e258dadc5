package engram.neuron.study;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import engram.argument.ArgumentException;
import engram.file.TableParts;
import engram.parallel.TooLargeException;
import engram.work.Share;
import engram.work.Site;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RhythmStudyTest {
    @TempDir
    private Path folder;

    /** A sine of 1 mV has a power of ½ mV², near its frequency. */
    @Test
    void theSpectrumOfASine() {
        double[] sine = IntStream.range(0, 800).mapToDouble(k -> -60 + Math.sin(2 * Math.PI * 33 * k * .5 / 1000)).toArray();
        var spectrum = Spectrum.of(sine, .5, 5, 80);
        assertEquals(33, spectrum.strongest());
        assertEquals(.5, spectrum.power(25, 45), .01);
        assertEquals(0, spectrum.power(50, 80), 1e-3);
    }

    /** The lobes of day 6 have the frequencies of day 6, and the same file comes of two parts. */
    @Test
    void theLobesOfTheNotebook() throws IOException {
        Path file = folder.resolve("lobes.csv"), one = folder.resolve("1.csv"), two = folder.resolve("2.csv"), merged = folder.resolve("merged.csv");
        List<String> rows = RhythmStudy.sweep(3, .16).run(file, Site.cores());
        assertArrayEquals(new double[] {22, 31, 27}, rows.stream().mapToDouble(row -> Double.parseDouble(row.split(",")[5])).toArray());
        RhythmStudy.sweep(3, .16).run(one, Site.here(), new Share(1, 2));
        RhythmStudy.sweep(3, .16).run(two, Site.here(), new Share(2, 2));
        TableParts.merge(merged, List.of(two, one));
        assertEquals(Files.readString(file), Files.readString(merged));
    }

    @Test
    void noLobes() {
        assertThrows(ArgumentException.class, () -> RhythmStudy.sweep(0, .16));
        assertThrows(ArgumentException.class, () -> RhythmStudy.sweep(-1, .16));
        assertThrows(TooLargeException.class, () -> RhythmStudy.sweep(500_000_000, .16, .08));
        assertThrows(ArgumentException.class, () -> RhythmStudy.sweep(3));
        assertThrows(ArgumentException.class, () -> RhythmStudy.sweep(1, Double.NaN));
    }
}
