package engram.grader;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import engram.grader.jail.NativeLibraries;
import engram.grader.jail.Remover;
import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * All attacks again, where root runs these tests: as an ordinary user; and, with {@code -Dattacks.lacks="landlock;user namespaces;user landlock"},
 * on machines that lack something (see {@code PoorerMachine}).
 */
@EnabledOnOs(OS.LINUX)
@Tag("slow")
class AttacksElsewhereTest {
    private static Path folder;

    /** What another user can read: all classes, jars and attacks, in the places where tests look for them. */
    @BeforeAll
    static void copy() throws IOException {
        assumeTrue(Files.getAttribute(Path.of("/proc/self"), "unix:uid").equals(0), "only root can try to be somebody else");
        var isolation = Grading.jail(List.of()).isolation();
        assumeTrue(isolation.holds(), () -> "there is no jail here: " + isolation.broken());
        folder = Files.createTempDirectory("engram-elsewhere");
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        copy(Path.of("src/test/resources/attacks"), folder.resolve("src/test/resources/attacks"));
        int jars = 0;
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
            Path from = Path.of(entry);
            if (Files.exists(from)) {
                copy(from, folder.resolve("path").resolve(Files.isDirectory(from) ? jars++ + "/classes" : jars++ + "/" + from.getFileName()));
            }
        }
        for (Path classes : classPath().stream().filter(path -> Files.exists(path.resolve("engram/grader/Graded.class"))).toList()) {
            NativeLibraries.unpack(classes.resolveSibling("natives"), classPath());
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to.getParent());
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(from.relativize(file).toString()));
            }
        }
    }

    private static List<Path> classPath() throws IOException {
        try (Stream<Path> entries = Files.walk(folder.resolve("path"), 2)) {
            return entries.filter(path -> path.getNameCount() == folder.getNameCount() + 3).filter(path -> !path.endsWith("natives"))
                    .sorted().toList();
        }
    }

    @AfterAll
    static void remove() throws IOException {
        if (folder != null) {
            Remover.remove(folder);
        }
    }

    static Stream<String> machines() {
        return Stream.concat(Stream.of("user"), Stream.of(System.getProperty("attacks.lacks", "").split(";")).filter(each -> !each.isEmpty()));
    }

    @ParameterizedTest
    @MethodSource("machines")
    void allAttacks(String lacks) throws IOException {
        String java = ProcessHandle.current().info().command().orElseThrow();
        String path = String.join(File.pathSeparator, classPath().stream().map(Path::toString).toList());
        var command = new ArrayList<>(List.of(java, "--enable-native-access=ALL-UNNAMED", "-cp", path, "engram.grader.jail.PoorerMachine"));
        command.addAll(List.of(lacks.split(" ")));
        command.addAll(List.of("--", java));
        command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments().stream().filter(option -> !option.startsWith("-javaagent")).toList());
        command.addAll(List.of("-cp", path, RunTests.class.getName(), AttacksTest.class.getName()));
        var process = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).start();
        try (var output = process.getInputStream()) {
            String told = new String(output.readAllBytes(), StandardCharsets.UTF_8);
            assertTrue(told.strip().endsWith(" passed, 0 failed, 0 left out") && !told.contains("\n0 passed"), told);
        }
    }
}
