package engram.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.ArchConfiguration;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Who may know whom: the compiled library and kernel against the tables of ARCHITECTURE.md. */
class RoomsTest {
    private static final JavaClasses CLASSES = classes();

    /** What libraries are made of is of no interest, nor the names of IJava, which only lead to the notebook. */
    private static JavaClasses classes() {
        ArchConfiguration.get().setResolveMissingDependenciesFromClassPath(false);
        return new ClassFileImporter().withImportOption(place -> !place.contains("/io/github/spencerpark/"))
                .importPaths("target/classes", "../engram/target/classes");
    }

    private static List<String> architecture() throws IOException { return Files.readAllLines(Path.of("../../ARCHITECTURE.md")); }

    @Test
    void nothingPointsBackwards() throws IOException {
        assertEquals(List.of(), Rooms.read(architecture()).violations(CLASSES));
    }

    /** Every room and library that a row names is used, so that the tables say what is and not what may be. */
    @Test
    void theTablesNameWhatThereIs() throws IOException {
        var rooms = Rooms.read(architecture()).knows().keySet();
        for (String room : rooms)
            assertTrue(CLASSES.stream().anyMatch(type -> type.getPackageName().equals(room)), room + " stands in a table, and holds no class");
        for (String line : architecture()) {
            if (!line.startsWith("| `engram.")) continue;
            for (String known : line.split("\\|")[3].strip().split(", ")) {
                if (List.of("nothing", "ground floor", "all rooms above", "kernel rooms above").contains(known)) continue;
                var without = architecture().stream().map(other -> other.equals(line) ? without(line, known) : other).toList();
                assertFalse(Rooms.read(without).violations(CLASSES).isEmpty(), line.split("\\|")[1] + " does not use " + known);
            }
        }
    }

    /** A dependency that is there, judged by tables that do not allow it: as if it had just been added. */
    @Test
    void aBackwardImportIsNamed() throws IOException {
        var forbidden = architecture().stream().map(line -> line.startsWith("| `engram.plot`") ? without(line, "`file`") : line).toList();
        var violations = Rooms.read(forbidden).violations(CLASSES);
        assertFalse(violations.isEmpty());
        assertTrue(violations.stream().allMatch(sentence -> sentence.startsWith("engram.plot may not know engram.file: ")), violations.toString());
        assertTrue(violations.getFirst().contains("WholeFile"), violations.getFirst());
    }

    @Test
    void tablesThatPointDownAreRefused() {
        var down = List.of("| `engram.low` | x | `high` |", "| `engram.high` | y | nothing |");
        assertThrows(IllegalArgumentException.class, () -> Rooms.read(down));
        assertThrows(IllegalArgumentException.class, () -> Rooms.read(List.of("| `engram.low` | x | everything |")));
        Rooms.read(List.of("| `engram.low` | x | `low.part` |", "| `engram.low.part` | y | `low` |"));
    }

    private static String without(String line, String known) {
        String[] cells = line.split("\\|");
        String rest = String.join(", ", List.of(cells[3].strip().split(", ")).stream().filter(word -> !word.equals(known)).toList());
        return "|" + cells[1] + "|" + cells[2] + "| " + (rest.isEmpty() ? "nothing" : rest) + " |";
    }
}
