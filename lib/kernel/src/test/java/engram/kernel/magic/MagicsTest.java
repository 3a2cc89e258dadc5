package engram.kernel.magic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Magics act on their host alone, so a host that writes down what it is asked for is enough to see what they do. */
class MagicsTest {
    @TempDir
    Path folder;

    private final Host host = new Host();
    private final Magics magics = new Magics(host);

    private static final class Host implements MagicHost {
        final List<Path> classPath = new ArrayList<>();
        final List<String> runs = new ArrayList<>();
        final Map<String, String> environment = new TreeMap<>();

        @Override
        public List<String> addToClassPath(List<Path> entries) {
            classPath.addAll(entries);
            return entries.stream().map(Path::toString).toList();
        }

        @Override
        public void run(String name, String code, boolean show) {
            runs.add(name + "|" + code + "|" + show);
        }

        @Override
        public Map<String, String> environment() {
            return environment;
        }

        @Override
        public void setEnvironment(String name, String value) {
            environment.put(name, value);
        }
    }

    @Test
    void environmentIsThatOfTheHost() throws Exception {
        magics.runLine(MagicLine.of("%env WORD = two words"));
        assertEquals(Map.of("WORD", "two words"), host.environment);
        magics.runLine(MagicLine.of("%env WORD"));
        var unknown = assertThrows(MagicException.class, () -> magics.runLine(MagicLine.of("%env PATH")));
        assertTrue(unknown.getMessage().contains("PATH"), unknown.getMessage());
    }

    @Test
    void filesAreRunUnderTheirNameAndShowNothing() throws Exception {
        var file = Files.writeString(folder.resolve("helper.jshell"), "int n = 1;");
        magics.runLine(MagicLine.of("%load " + folder.resolve("helper")));
        assertEquals(List.of("helper.jshell|int n = 1;|false"), host.runs);
        Files.delete(file);
        assertThrows(MagicException.class, () -> magics.runLine(MagicLine.of("%load " + file)));
    }

    private Path notebook(String... cells) throws IOException {
        var all = new JsonArray();
        for (var source : cells) {
            var cell = new JsonObject();
            cell.addProperty("cell_type", "code");
            cell.addProperty("source", source);
            all.add(cell);
        }
        var notebook = new JsonObject();
        notebook.add("cells", all);
        return Files.writeString(folder.resolve("other.ipynb"), notebook.toString());
    }

    @Test
    void eachCellOfANotebookIsRunByItself() throws Exception {
        magics.runLine(MagicLine.of("%load " + notebook("int a;", "%%time\nint b;", "\n%%time int c;\nint d;", "")));
        assertEquals(List.of("other.ipynb, code cell 1|int a;|false", "other.ipynb, code cell 2|\nint b;|false",
                "other.ipynb, code cell 3|int c;\nint d;|false", "other.ipynb, code cell 4||false"), host.runs);
    }

    @Test
    void whatAMagicOfALoadedCellRefusesNamesTheCell() throws Exception {
        for (var wrong : List.of("%%tme\nint a;", "%%loadFromPOM\n<dependency>", "%%jars x")) {
            var refused = assertThrows(MagicException.class, () -> magics.runLine(MagicLine.of("%load " + notebook("int a;", wrong))));
            assertTrue(refused.getMessage().startsWith("other.ipynb, code cell 2: "), refused.getMessage());
        }
    }

    @Test
    void homeFolderIsWrittenOut() throws Exception {
        assertEquals(Path.of(System.getProperty("user.home")), UserPath.of("~"));
        assertEquals(Path.of(System.getProperty("user.home"), "a/b.jar"), UserPath.of("~/a/b.jar"));
        assertEquals("/x:" + System.getProperty("user.home") + "/y:a~/z", UserPath.expand("/x:~/y:a~/z"));
        assertEquals("~other/x", UserPath.expand("~other/x"));
        magics.runLine(MagicLine.of("%classpath ~"));
        assertEquals(List.of(Path.of(System.getProperty("user.home"))), host.classPath);
        var missing = assertThrows(MagicException.class, () -> magics.runLine(MagicLine.of("%load ~/no/such/file")));
        assertEquals("there is no file " + System.getProperty("user.home") + "/no/such/file", missing.getMessage());
    }

    @Test
    void jarsAreAddedAndReturned() throws Exception {
        var jar = Files.createFile(folder.resolve("a.jar"));
        Files.createFile(folder.resolve("a.txt"));
        assertEquals(List.of(jar.toString()), magics.runLine(MagicLine.of("%jars " + folder + "/a.*")));
        assertEquals(List.of(jar), host.classPath);
    }

    @Test
    void misspeltNameIsAnsweredWithTheNearest() {
        var unknown = assertThrows(MagicException.class, () -> magics.runLine(MagicLine.of("%mavn x")));
        assertEquals("there is no magic %mavn; did you mean %maven?", unknown.getMessage());
    }
}
