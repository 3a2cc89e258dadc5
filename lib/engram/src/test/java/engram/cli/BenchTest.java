package engram.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The benchmarks do the work that they name, and say so in their last line. */
class BenchTest {

    private static List<String> lines(String command) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        assertEquals(0, Main.execute(new PrintWriter(out), new PrintWriter(err), command.split(" ")), err.toString());
        assertEquals("", err.toString());
        return out.toString().lines().toList();
    }

    private static JsonObject json(String command) {
        return JsonParser.parseString(lines(command).getLast()).getAsJsonObject();
    }

    @ParameterizedTest
    @ValueSource(strings = {"plain", "cpu"})
    void theProductIsRight(String device) {
        JsonObject matmul = json("bench matmul --n 64 --repeat 2 --device " + device);
        assertEquals("matmul", matmul.get("name").getAsString());
        assertEquals(device, matmul.get("device").getAsString());
        assertTrue(matmul.get("residual").getAsDouble() < 1e-6, matmul.toString());
        double seconds = matmul.get("seconds").getAsDouble();
        assertEquals(2 * Math.pow(64, 3) / seconds / 1e9, matmul.get("gflops").getAsDouble(), 1e-9);
    }

    @ParameterizedTest
    @CsvSource({
        "inverse --n 60, 1e-3", "inverse --n 60 --device plain, 1e-3",
        "eigen --n 40, 1e-5", "eigen --n 40 --device plain, 1e-5",
        "pinv --rows 30 --cols 50, 1e-5", "pinv --rows 50 --cols 30, 1e-5", "pinv --rows 50 --cols 30 --device plain, 1e-5",
    })
    void factorisationsAreRight(String work, double bound) {
        JsonObject result = json("bench " + work + " --repeat 1");
        double residual = result.get("residual").getAsDouble();
        assertTrue(residual > 0 && residual < bound, result.toString());
    }

    @Test
    void allEnginesRecallTheSame() {
        String network = "bench hopfield --n 300 --alpha 0.1 --m0 0.9 --steps 20 --seed 7 --repeat 1 --engine ";
        JsonObject bits = json(network + "bits");
        assertEquals(30, bits.get("p").getAsInt());
        assertEquals(64, bits.get("overlapHash").getAsString().length());
        for (String engine : List.of("matrix", "matrix --device plain")) {
            JsonObject matrix = json(network + engine);
            for (String field : List.of("p", "meanFinalOverlap", "fractionRecalled", "unconverged", "overlapHash")) {
                assertEquals(bits.get(field), matrix.get(field), engine + ": " + field);
            }
        }
    }

    @Test
    void someProbesAreRecognisedBesideAll() {
        String network = "bench hopfield --n 300 --alpha 0.05 --m0 0.9 --steps 20 --seed 7 --repeat 1 --probes ";
        for (int probes : new int[] {1, 15, 40}) {
            JsonObject found = json(network + probes);
            assertEquals(probes, found.get("probes").getAsInt());
            assertEquals(15, found.get("p").getAsInt());
            assertEquals(1, found.get("memory").getAsDouble());
            assertEquals(probes, found.get("atRest").getAsInt());
            assertTrue(found.get("secondsOfAll").getAsDouble() > 0 && found.get("seconds").getAsDouble() > 0);
        }
    }

    /** In one piece or in blocks, kept or not: the same bits. */
    @Test
    void rungeAndKuttaEndAtTheSameStates() {
        JsonObject plain = json("bench rk4 --equations 3000 --steps 40 --repeat 1 --device plain");
        assertEquals(41, plain.get("states").getAsInt());
        assertEquals(0.54148, plain.get("checksum").getAsDouble() / 3000, 1e-5);        // x(0.4), a little below 0.5·e^(0.4²/2)
        for (String options : List.of("", " --last-only")) {
            JsonObject blocks = json("bench rk4 --equations 3000 --steps 40 --repeat 1" + options);
            assertEquals(plain.get("checksum"), blocks.get("checksum"));
            assertEquals(options.isEmpty() ? 41 : 2, blocks.get("states").getAsInt());
        }
    }

    @Test
    void theNumberOfPatternsIsCountedInDecimals() {
        assertEquals(29, json("bench hopfield --n 100 --alpha 0.29 --steps 0 --repeat 1").get("p").getAsInt());
    }

    @Test
    void jsonIsTheOnlyLineWhereAsked() {
        assertEquals(1, lines("bench matmul --n 8 --repeat 1 --json").size());
    }

    @Test
    void severalRunsGiveTheMedianAndLeaveOutTheFirst() {
        int[] runs = {0};
        Timed<Integer> timed = Timed.median(3, () -> {
            sleep(runs[0] == 0 ? 200 : runs[0] == 1 ? 100 : 10);
            return ++runs[0];
        });
        assertEquals(4, timed.result());
        assertTrue(timed.seconds() < 0.1, "the median of 100, 10 and 10 ms was " + timed.seconds());
        int[] single = {0};
        assertTrue(Timed.median(1, () -> {
            sleep(50);
            return ++single[0];
        }).seconds() >= 0.05);
        assertEquals(1, single[0]);
    }

    private static void sleep(int milliseconds) {
        try {
            Thread.sleep(milliseconds);
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }
}
