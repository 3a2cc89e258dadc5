package engram.cli;

import static engram.cli.SampleNotebook.error;
import static engram.cli.SampleNotebook.stream;
import static engram.cli.SampleNotebook.value;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonNull;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each rule for committed notebooks: a sound one breaks none, and each way to break one is seen. */
class NotebookRulesTest {
    @TempDir
    private Path folder;
    private SampleNotebook notebook;

    @BeforeEach
    void aSoundNotebook() {
        notebook = new SampleNotebook().printing("1").cell(List.of("timing"), stream("stdout", "2 s")).printing("3");
        assertEquals(List.of(), NotebookRules.broken(notebook.in(folder)));
    }

    private void breaks(String sentence) {
        List<String> broken = NotebookRules.broken(notebook.in(folder));
        assertTrue(broken.toString().contains(sentence), broken.toString());
    }

    @Test
    void anOldFormat() {
        notebook.json().addProperty("nbformat_minor", 4);
        breaks("is in format 4.4 and must be in 4.5");
    }

    @Test
    void anotherKernel() {
        notebook.json().getAsJsonObject("metadata").getAsJsonObject("kernelspec").addProperty("name", "python3");
        breaks("must name \"java\"");
    }

    @Test
    void aMissingOrRepeatedId() {
        notebook.lastCell().addProperty("id", "cell-0");
        breaks("cell 3: has the id \"cell-0\" of another cell");
        notebook.lastCell().remove("id");
        breaks("cell 3: has no id");
    }

    @Test
    void aCellThatNeverRanOrRanOutOfOrder() {
        notebook.lastCell().add("execution_count", JsonNull.INSTANCE);
        breaks("cell 3: was never run");
        notebook.lastCell().addProperty("execution_count", 7);
        breaks("cell 3: was run as number 7 and stands at number 3");
    }

    @Test
    void moreThanAThirdTagged() {
        notebook.cell(List.of("device"), stream("stdout", "no GPU"));
        breaks("has 2 of 4 cells with output tagged timing or device");
    }

    @Test
    void noOutputAtAll() {
        notebook = new SampleNotebook().cell(List.of());
        breaks("shows no output at all");
    }

    @Test
    void aCommittedErrorStderrOrLargePicture() {
        notebook.cell(List.of(), error("IllegalStateException", "left over"));
        breaks("cell 4: failed with IllegalStateException: left over");
        notebook.cell(List.of("raises-exception"), stream("stdout", "all well"));
        breaks("cell 5: is tagged raises-exception and raised none");
        notebook.cell(List.of(), stream("stderr", "WARNING"));
        breaks("cell 6: wrote to stderr: WARNING");
        notebook.cell(List.of(), value("image/png", Base64.getEncoder().encodeToString(new byte[100_000])));
        breaks("cell 7: shows a picture of 100000 bytes");
    }

    @Test
    void whatIsNoNotebookIsSaidInOneSentence() throws IOException {
        for (String content : List.of("", "{", "[]", "{}", "{\"cells\": 7}", "{\"cells\": [{}]}", "{\"cells\": [{\"cell_type\": \"code\"}]}")) {
            Path file = Files.writeString(folder.resolve("damaged.ipynb"), content);
            String message = assertThrows(CommandException.class, () -> Notebook.read(file), content).getMessage();
            assertTrue(message.contains("is not a Jupyter notebook"), message);
        }
        assertThrows(CommandException.class, () -> Notebook.read(folder.resolve("absent.ipynb")));
    }
}
