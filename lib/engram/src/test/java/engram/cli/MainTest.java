package engram.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MainTest {

    @ParameterizedTest(name = "engram {0}: exit code {1}")
    @CsvSource(quoteCharacter = '"', value = {
        "doctor --nonsense, 2, Unknown option: '--nonsense'",
        "run --jupyter j, 2, Missing required parameter: 'NOTEBOOK'",
        "run absent.ipynb --jupyter j, 1, There is no notebook 'absent.ipynb'",
        "bench, 2, Name what to time: matmul",
        "bench matmul --n 0, 2, --n is 0",
        "bench matmul --n many, 2, Invalid value for option '--n'",
        "bench matmul --device gpu, 2, Invalid value for option '--device'",
        "bench matmul --repeat 0, 2, --repeat is 0",
        "bench rk4 --equations 0, 2, --equations is 0",
        "bench rk4 --steps -1, 2, --steps is -1",
        "bench rk4 --device cuda, 2, rk4 runs on plain and on cpu",
        "bench rk4 --equations 1000000 --steps 1000000, 2, The trajectory needs",
        "bench hopfield --n 0, 2, The number of neurons is 0",
        "bench hopfield --alpha 0, 2, The load α is 0.0: it must be a number above 0",
        "bench hopfield --alpha -0.1, 2, The load α is -0.1",
        "bench hopfield --alpha NaN, 2, The load α is NaN",
        "bench hopfield --alpha 1e-9, 2, α = 1.0E-9 of 4000 neurons is no pattern (p = 0)",
        "bench hopfield --alpha 1e20, 2, N = 4000 with p = 400000000000000000000000 patterns and 100 steps needs about",
        "bench hopfield --n 32000 --alpha 1e3, 2, N = 32000 with p = 32000000 patterns and 100 steps needs about 652.9 GB",
        "bench hopfield --n 40000, 2, A network of N = 40000 neurons with p = 4800 patterns is too large for exact integer fields",
        "bench hopfield --m0 1.5, 2, The initial overlap m0 is 1.5: it must lie between -1 and 1",
        "bench hopfield --m0 -1.01, 2, The initial overlap m0 is -1.01",
        "bench hopfield --m0 NaN, 2, The initial overlap m0 is NaN",
        "bench hopfield --steps -1, 2, The number of steps is -1",
        "bench hopfield --lambda NaN, 2, The self-coupling λ is NaN",
        "bench hopfield --engine bits --device plain, 2, The bits engine runs on the cpu",
        "run pom.xml --jupyter j, 1, 'pom.xml' is not a Jupyter notebook",
    })
    void aMistakeIsOneSentence(String line, int code, String sentence) {
        StringWriter said = new StringWriter();
        assertEquals(code, Main.execute(new PrintWriter(new StringWriter()), new PrintWriter(said), line.split(" ")));
        assertEquals(1, said.toString().lines().count(), said.toString());
        assertTrue(said.toString().startsWith("engram: " + sentence), said.toString());
    }

    @Test
    void runNeverOverwritesANotebook(@TempDir Path folder) throws IOException {
        Path notebook = new SampleNotebook().printing("1").in(folder).file();
        Path other = Files.copy(notebook, Files.createDirectory(folder.resolve("other")).resolve(notebook.getFileName()));
        assertTrue(sentence("run", notebook.toString(), "--output", folder.toString()).contains("would overwrite"));
        assertTrue(sentence("run", notebook.toString(), "--output", notebook.toString()).contains("is a file"));
        assertTrue(sentence("run", notebook.toString(), other.toString()).contains("Two notebooks are called"));
    }

    private static String sentence(String... arguments) {
        StringWriter said = new StringWriter();
        List<String> line = new ArrayList<>(List.of(arguments));
        line.addAll(List.of("--jupyter", "none"));
        assertEquals(1, Main.execute(new PrintWriter(new StringWriter()), new PrintWriter(said), line.toArray(String[]::new)));
        return said.toString();
    }
}
