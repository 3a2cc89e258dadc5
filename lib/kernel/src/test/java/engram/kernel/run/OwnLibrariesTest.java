package engram.kernel.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Jars of empty classes are enough: the names alone decide. */
class OwnLibrariesTest {
    @TempDir
    Path folder;

    private Path tools;
    private Path words;
    private Path charts;
    private OwnLibraries own;

    private Path jar(String name, String... entries) throws IOException {
        var jar = folder.resolve(name);
        try (var out = new JarOutputStream(Files.newOutputStream(jar))) {
            for (var entry : entries) {
                out.putNextEntry(new JarEntry(entry));
            }
        }
        return jar;
    }

    @BeforeEach
    void kernelHasThreeLibraries() throws IOException {
        tools = jar("tools-2.jar", "tools/Hammer.class", "tools/Saw.class", "tools/sizes.txt", "META-INF/services/tools.Saw");
        words = jar("words-1.jar", "tools/words/Word.class");
        charts = jar("xchart-4.jar", "org/knowm/xchart/Chart.class", "org/knowm/xchart/Line.class");
        own = new OwnLibraries(tools + ":" + words + ":" + charts + ":" + folder.resolve("classes") + ":" + folder.resolve("missing.jar"));
    }

    @Test
    void cellsVersionTakesTheWholePlace() throws IOException {
        var verdict = own.add(jar("tools-1.jar", "tools/Hammer.class"), _ -> false);
        assertEquals(new OwnLibraries.Verdict(true, List.of()), verdict);
        for (var hidden : List.of("tools/Hammer.class", "tools/Saw.class", "tools/sizes.txt", "META-INF/services/tools.Saw")) {
            assertTrue(own.isHidden(hidden), hidden);
        }
        assertFalse(own.isHidden("tools/words/Word.class"));
        assertFalse(own.visible().contains(tools));
        assertTrue(own.visible().containsAll(List.of(words, charts)));
    }

    @Test
    void whatIsSharedStaysAndIsSaid() throws IOException {
        var verdict = own.add(jar("xchart-3.jar", "org/knowm/xchart/Chart.class"), _ -> false);
        assertFalse(verdict.used());
        assertEquals(List.of("the kernel's xchart-4.jar stays in use in place of xchart-3.jar: kernel and cells share it"),
                verdict.notes());
        assertFalse(own.isHidden("org/knowm/xchart/Chart.class"));
    }

    @Test
    void whatCellsHaveUsedStaysAndIsSaid() throws IOException {
        var verdict = own.add(jar("tools-1.jar", "tools/Hammer.class"), "tools.Saw"::equals);
        assertFalse(verdict.used());
        assertTrue(verdict.notes().getFirst().contains("restart the kernel"), verdict.notes().toString());
        assertFalse(own.isHidden("tools/Hammer.class"));
    }

    @Test
    void sameVersionOfWhatIsSharedIsNotWorthAWord() throws IOException {
        var same = folder.resolve("repository/xchart-4.jar");
        Files.createDirectories(same.getParent());
        Files.copy(charts, same);
        assertEquals(List.of(), own.add(same, _ -> false).notes());
    }

    @Test
    void jarOfManyThingsIsUsedForTheRest() throws IOException {
        var verdict = own.add(jar("all.jar", "org/knowm/xchart/Chart.class", "a/A.class", "a/B.class", "tools/Saw.class"), _ -> false);
        assertTrue(verdict.used());
        assertEquals(1, verdict.notes().size());
        assertTrue(own.isHidden("tools/Hammer.class"));
    }

    @Test
    void whatTheKernelDoesNotHaveChangesNothing() throws IOException {
        var added = jar("new.jar", "tools/other/A.class", "tools/Axe.class");
        assertEquals(new OwnLibraries.Verdict(true, List.of()), own.add(added, _ -> true));
        assertEquals(new OwnLibraries.Verdict(true, List.of()), own.add(folder, _ -> true));
        assertEquals(5, own.visible().size());
    }
}
