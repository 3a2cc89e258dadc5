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
        "run pom.xml --jupyter j, 1, 'pom.xml' is not a Jupyter notebook",
    })
    void aMistakeIsOneSentence(String line, int code, String sentence) {
        StringWriter said = new StringWriter();
        assertEquals(code, Main.execute(new PrintWriter(said), line.split(" ")));
        assertEquals(1, said.toString().lines().count(), said.toString());
        assertTrue(said.toString().startsWith("engram: " + sentence), said.toString());
    }
}
