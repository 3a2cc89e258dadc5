package engram.kernel.magic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
