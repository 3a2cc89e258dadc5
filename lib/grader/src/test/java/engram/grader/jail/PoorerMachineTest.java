package engram.grader.jail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What becomes of the jail where a machine offers less, tried on processes for which this one does. */
@EnabledOnOs(OS.LINUX)
class PoorerMachineTest {
    private static Path classes;

    @BeforeAll
    static void copyClasses() throws IOException {
        assumeTrue(Landlock.version(new Kernel()) > 0, "this kernel has no Landlock");
        classes = Files.createTempDirectory("engram-poorer");
        Files.setPosixFilePermissions(classes, PosixFilePermissions.fromString("rwxr-xr-x"));
        for (String folder : List.of("classes", "test-classes")) {
            Path from = Path.of("target", folder);
            try (Stream<Path> files = Files.list(from.resolve("engram/grader/jail"))) {
                for (Path file : files.toList()) {
                    Path to = classes.resolve(from.relativize(file));
                    Files.createDirectories(to.getParent());
                    Files.copy(file, to);
                }
            }
        }
    }

    @AfterAll
    static void removeClasses() throws IOException {
        if (classes != null) {
            Remover.remove(classes);
        }
    }

    /** What stands in the result: the layers, or "none" and why. */
    private static List<String> report(String... lacks) throws IOException {
        String java = Jdk.running().java().toString();
        var command = new ArrayList<>(List.of(java, "--enable-native-access=ALL-UNNAMED", "-cp", classes.toString(), PoorerMachine.class.getName()));
        command.addAll(List.of(lacks));
        command.addAll(List.of("--", java, "--enable-native-access=ALL-UNNAMED", "-cp", classes.toString(), PoorerMachine.Report.class.getName()));
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        try (var output = process.getInputStream()) {
            return new String(output.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # lacks           | has at least       | and has not
            user              | Landlock, seccomp  | own user
            user namespaces   | Landlock, seccomp  | own user, bubblewrap
            """)
    void anOrdinaryUserHasAJail(String lacks, String layers, String missing) throws IOException {
        assumeTrue(Users.areThere(), "only root can try to be somebody else");
        var found = report(lacks.split(" "));
        assertEquals(1, found.size(), found::toString);
        var has = List.of(found.getFirst().split(", "));
        assertEquals(List.of(layers.split(", ")), has.subList(0, 2));
        assertEquals(List.of(), has.stream().filter(List.of(missing.split(", "))::contains).toList());
    }

    @Test
    void rootHasOneWithoutNameSpaces() throws IOException {
        assertEquals(List.of(Users.areThere() ? "Landlock, seccomp, own user" : "Landlock, seccomp"), report("namespaces"));
    }

    @ParameterizedTest
    @CsvSource({"landlock", "user landlock"})
    void withoutLandlockBubblewrapIsEnough(String lacks) throws IOException {
        var asItIs = report(Stream.of(lacks.split(" ")).filter(lack -> !lack.equals("landlock")).toArray(String[]::new));
        assumeTrue(asItIs.getFirst().contains("bubblewrap") && Users.areThere(), "bubblewrap does not start here");
        assertEquals(List.of(asItIs.getFirst().replace("Landlock, ", "")), report(lacks.split(" ")));
    }

    @ParameterizedTest
    @CsvSource({"landlock namespaces", "user landlock namespaces"})
    void withNeitherThereIsNoneAndItSaysWhy(String lacks) throws IOException {
        assumeTrue(Users.areThere(), "only root can try to be somebody else");
        var found = report(lacks.split(" "));
        assertEquals("none", found.getFirst());
        assertEquals(List.of("A student's process could read a file outside its folder."),
                found.stream().filter(line -> line.endsWith("read a file outside its folder.")).toList());
    }
}
