package engram.file;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import engram.argument.ArgumentException;
import engram.file.NumPyFile.Shape;
import engram.file.NumPyFile.Type;
import engram.parallel.TooLargeException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NumPyFileTest {
    @TempDir
    Path folder;

    private static double[] row(int number, int columns) { return IntStream.range(0, columns).mapToDouble(k -> Math.sin(number + k / 7.0)).toArray(); }

    private static double[][] rows(int count, int columns) { return IntStream.range(0, count).mapToObj(k -> row(k, columns)).toArray(double[][]::new); }

    @Test
    void numPyReadsWhatWasWritten() throws Exception {
        Path wide = folder.resolve("wide.npy"), flat = folder.resolve("flat.npy"), whole = folder.resolve("whole.npy");
        try (var file = NumPyFile.appendingTo(wide, new Shape(Type.FLOAT64, 0, 3)); var times = NumPyFile.appendingTo(flat, new Shape(Type.FLOAT64, 0, 0));
                var numbers = NumPyFile.appendingTo(whole, new Shape(Type.INT32, 0, 0))) {
            for (double[] row : rows(1000, 3)) file.append(row);
            for (int k = 0; k < 1000; k++) times.append(row(k, 1));
            for (int k = 0; k < 1000; k++) numbers.appendInts(k * k);
            for (var each : List.of(file, times, numbers)) each.force();
        }
        List<String> lines = NumPy.read(List.of(wide, flat, whole));
        assertEquals(NumPy.line(rows(1000, 3), false), lines.get(0));
        assertEquals(NumPy.line(rows(1000, 1), true), lines.get(1));
        assertTrue(lines.get(2).startsWith("<i4 1000 "), lines.get(2));
        assertArrayEquals(IntStream.range(5, 9).map(k -> k * k).toArray(), NumPyFile.ints(whole, 5, 9));
        assertArrayEquals(Arrays.stream(rows(1000, 3), 990, 1000).flatMapToDouble(Arrays::stream).toArray(), NumPyFile.doubles(wide, 990, 1000));
    }

    @Test
    void numPyReadsItWhileItGrows() throws Exception {
        Path path = folder.resolve("growing.npy");
        try (var file = NumPyFile.appendingTo(path, new Shape(Type.FLOAT64, 0, 7))) {
            for (int k = 0; k < 20_000; k++) file.append(row(k, 7));
            int there = (int) NumPyFile.shape(path).rows();
            assertTrue(there > 10_000 && there < 20_000, there + " rows are on disk, of 20,000");
            assertEquals(NumPy.line(rows(there, 7), false), NumPy.read(List.of(path)).getFirst());
            assertEquals(20_000, file.rows());
        }
    }

    @Test
    void whatIsBeyondTheRowsIsCutOff() throws Exception {
        Path path = folder.resolve("cut.npy"), once = folder.resolve("once.npy");
        for (Path each : List.of(path, once)) {
            try (var file = NumPyFile.appendingTo(each, new Shape(Type.FLOAT64, 0, 2))) {
                for (int k = 0; k < 50; k++) file.append(row(k, 2));
                file.force();
            }
        }
        try (var file = NumPyFile.appendingTo(path, new Shape(Type.FLOAT64, 20, 2))) {
            assertEquals(20, NumPyFile.shape(path).rows());
            for (int k = 20; k < 50; k++) file.append(row(k, 2));
            file.force();
        }
        assertArrayEquals(Files.readAllBytes(once), Files.readAllBytes(path));
    }

    @Test
    void whatIsNoneOfItsOwnIsNamed() throws Exception {
        Path path = folder.resolve("a.npy");
        try (var file = NumPyFile.appendingTo(path, new Shape(Type.FLOAT64, 0, 2))) {
            file.append(1, 2);
            OneSentence.of(ArgumentException.class, () -> file.append(1.0));
            OneSentence.of(ArgumentException.class, () -> file.appendInts(1, 2));
            OneSentence.of(FileException.InUse.class, () -> NumPyFile.appendingTo(path, new Shape(Type.FLOAT64, 0, 2)));
            file.force();
        }
        OneSentence.of(FileException.Foreign.class, () -> NumPyFile.appendingTo(path, new Shape(Type.FLOAT64, 1, 3)));
        OneSentence.of(FileException.Foreign.class, () -> NumPyFile.appendingTo(path, new Shape(Type.INT32, 1, 2)));
        OneSentence.of(FileException.Damaged.class, () -> NumPyFile.appendingTo(path, new Shape(Type.FLOAT64, 2, 2)));
        OneSentence.of(ArgumentException.class, () -> NumPyFile.doubles(path, 0, 2));
        OneSentence.of(ArgumentException.class, () -> NumPyFile.ints(path, 0, 1));
        OneSentence.of(FileException.class, () -> NumPyFile.shape(folder.resolve("none.npy")));
        for (String foreign : List.of("", "text", "\u0093NUMPY\u0001\u0000v\u0000{'descr': '<f4', 'fortran_order': False, 'shape': (1,), }" + " ".repeat(200))) {
            Files.writeString(path, foreign, java.nio.charset.StandardCharsets.ISO_8859_1);
            OneSentence.of(FileException.Foreign.class, () -> NumPyFile.shape(path));
            OneSentence.of(FileException.Foreign.class, () -> NumPyFile.doubles(path, 0, 1));
        }
        assertEquals(List.of("a.npy"), Arrays.stream(folder.toFile().list()).sorted().toList());
    }

    @Test
    void rowsThatTheHeapCannotHoldAreRefused() {
        for (int columns : new int[] {1 << 29, Integer.MAX_VALUE})
            OneSentence.of(TooLargeException.class, () -> NumPyFile.appendingTo(folder.resolve("a.npy"), new Shape(Type.FLOAT64, 0, columns)));
        NumPyFile.appendingTo(folder.resolve("a.npy"), new Shape(Type.FLOAT64, 0, 2)).close(); // nobody holds it
    }
}
