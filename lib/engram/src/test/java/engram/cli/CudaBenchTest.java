package engram.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import engram.cuda.OnGpu;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The benchmark of the Hopfield network with {@code --device cuda}. */
@OnGpu
class CudaBenchTest {

    private static JsonObject json(String options) {
        var said = new StringWriter();
        String line = "bench hopfield --n 300 --alpha 0.1 --m0 0.9 --steps 20 --seed 7 --repeat 1 --json " + options;
        assertEquals(0, Main.execute(new PrintWriter(said), new PrintWriter(said), line.strip().split(" ")), said::toString);
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
}
