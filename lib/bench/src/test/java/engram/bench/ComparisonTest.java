package engram.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;

class ComparisonTest {

    /** A tool whose times are known, and which notes when its turn came. */
    private record Scripted(String name, Deque<Double> times, List<String> turns) implements Contestant {
        @Override
        public double run(int size) {
            turns.add(name + size);
            return times.pop();
        }

        @Override
        public void close() {
        }
    }

    @Test
    void toolsTakeTurnsAndTheWarmUpIsNotCounted() throws IOException {
        List<String> turns = new ArrayList<>();
        Contestant first = new Scripted("A", new ArrayDeque<>(List.of(9.0, 3.0, 1.0, 2.0)), turns);
        Contestant second = new Scripted("B", new ArrayDeque<>(List.of(9.0, 4.0, 4.0, 5.0)), turns);
        Comparison comparison = Comparison.run("work", List.of(first, second), List.of(7), 3);
        assertEquals(List.of("A7", "B7", "A7", "B7", "A7", "B7", "A7", "B7"), turns);
        assertEquals("[[2.0], [4.0]]", Arrays.deepToString(comparison.seconds()));
        assertEquals("| n | A | B |\n|---|---|---|\n| 7 | 2.0000 s | 4.0000 s (× 2.00) |\n", comparison.markdown());
        assertEquals("work,n,tool,seconds\nwork,7,\"A\",2.000000\nwork,7,\"B\",4.000000\n", comparison.csv());
    }

    @Test
    void engramMultiplies() throws IOException {
        try (Contestant engram = new EngramMatmul()) {
            assertEquals(true, engram.run(32) > 0);
        }
    }

    @Test
    void aToolThatIsNotInstalledIsLeftOut() throws IOException {
        assertEquals(true, PythonTool.start(List.of("false"), "matmul_numpy.py").isEmpty());
    }
}
