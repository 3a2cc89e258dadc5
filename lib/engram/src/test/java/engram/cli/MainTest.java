package engram.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
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
        "bench matmul --device cuda, 1, There is no CUDA backend",
        "bench matmul --repeat 0, 2, --repeat is 0",
        "bench hopfield --alpha 1e-9, 2, --alpha 1E-9 of 4000 neurons is no pattern at all",
        "bench hopfield --alpha 1e20, 2, --alpha 1E+20 of 4000 neurons is more than",
        "bench hopfield --m0 1.5, 2, --m0 is 1.5",
        "bench hopfield --engine bits --device plain, 2, The bits engine runs on the cpu",
        "run pom.xml --jupyter j, 1, 'pom.xml' is not a Jupyter notebook",
    })
    void aMistakeIsOneSentence(String line, int code, String sentence) {
        StringWriter said = new StringWriter();
        assertEquals(code, Main.execute(new PrintWriter(new StringWriter()), new PrintWriter(said), line.split(" ")));
        assertEquals(1, said.toString().lines().count(), said.toString());
        assertTrue(said.toString().startsWith("engram: " + sentence), said.toString());
    }
}
