package engram.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import engram.cuda.OnGpu;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Benchmarks with {@code --device cuda}. */
@OnGpu
class CudaBenchTest {

    private static JsonObject json(String options) {
        return bench("hopfield --n 300 --alpha 0.1 --m0 0.9 --steps 20 --seed 7 " + options);
    }

    private static JsonObject bench(String options) {
        var said = new StringWriter();
        String line = "bench " + options.strip() + " --repeat 1 --json";
        assertEquals(0, Main.execute(new PrintWriter(said), new PrintWriter(said), line.split(" ")), said::toString);
        return JsonParser.parseString(said.toString()).getAsJsonObject();
    }

    @Test
    void bothEnginesRecallWhatTheCpuRecalls() {
        JsonObject cpu = json("");
        for (String engine : List.of("bits", "matrix")) {
            JsonObject cuda = json("--device cuda --engine " + engine);
            assertEquals(engine, cuda.get("engine").getAsString());
            for (String field : List.of("p", "meanFinalOverlap", "fractionRecalled", "unconverged", "overlapHash")) {
                assertEquals(cpu.get(field), cuda.get(field), engine + ": " + field);
            }
        }
        assertEquals("bits", json("--device cuda").get("engine").getAsString());
    }

    @Test
    void aMemoryLearnsWhatItLearnsOnTheCpu() {
        assumeTrue(ModuleLayer.boot().findModule("java.desktop").isPresent(), "skipped: this Java can't read the shipped digits, a picture");
        String options = "ham --sample --layers 784,2,10 --train 64 --variant eo --tolerance 0.01";
        JsonObject cpu = bench(options);
        JsonObject cuda = bench(options + " --device cuda");
        assertTrue(cuda.get("engine").getAsString().startsWith("fused kernels of "), cuda::toString);
        assertEquals(cpu.get("loss").getAsDouble(), cuda.get("loss").getAsDouble(), 1e-4);
        assertEquals(cpu.get("testAccuracy").getAsDouble(), cuda.get("testAccuracy").getAsDouble(), .02);
    }
}
