package engram.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code ./engram grade}: a class on two workers gets the files that it gets here. */
@Timeout(300)
class GradeTest {
    private static final Path HOME = Path.of("../..").toAbsolutePath().normalize();
    private static final String NAME = "hopfield-02-asynchronous-update";
    private static final String HIDDEN = """
            package own;

            import engram.grader.*;
            import static org.junit.jupiter.api.Assertions.*;

            class AsynchronousUpdateTest {
                @Graded(name = "drawn", points = 3, hint = "Any network.")
                void drawn(Answers student, Seed seed) {
                    double coupling = 1 + (seed.value() & 7);
                    assertEquals(-coupling, student.call(double.class, "energy", new double[][] {{0, coupling}, {coupling, 0}}, new int[] {1, 1}), 1e-9);
                }
            }
            """;

    @TempDir static Path folder;
    private static TestedCluster cluster;

    @BeforeAll
    static void start() throws Exception {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx--x--x")); // so that a student's process may have a user of its own
        cluster = new TestedCluster(folder.resolve("cluster")).start(2);
        Files.createDirectories(cluster.state.resolve("spark/conf")); // which Spark adds to its workers' class path
        var submissions = Files.createDirectories(folder.resolve("handed-in"));
        for (String student : List.of("solver", "namesake")) Files.copy(HOME.resolve("solutions/" + NAME + ".ipynb"), submissions.resolve(student + ".ipynb"));
        Files.copy(HOME.resolve("exercises/" + NAME + ".ipynb"), submissions.resolve("beginner.ipynb"));
        Files.writeString(submissions.resolve("leaver.ipynb"), """
                {"cells": [{"cell_type": "code", "source": "double energy(double[][] c, int[] s) { System.out.println(7); Runtime.getRuntime().halt(1); return 1; }"}]}""");
        Files.writeString(submissions.resolve("damaged.ipynb"), "nothing");
        Files.writeString(Files.createDirectories(folder.resolve("private")).resolve("AsynchronousUpdateTest.java"), HIDDEN);
        Files.writeString(folder.resolve("private/secret"), "nobody knows this");
    }

    @AfterAll static void end() throws IOException { cluster.close(); }

    @Test
    void aClassOnTwoWorkersGetsTheSameFiles() throws Exception {
        var here = grade("here");
        assertTrue(here.get("gradebook.csv").contains("\"solver\",\"13\",\"13\","), here.get("gradebook.csv"));
        var there = grade("there", "--on", cluster.address());
        assertEquals(here.keySet(), there.keySet());
        here.forEach((name, text) -> assertEquals(text, there.get(name), name));
        try (Stream<Path> left = Files.list(folder.resolve("temporary"))) {
            assertEquals(List.of(), left.filter(each -> each.getFileName().toString().startsWith("engram-student")).toList());
        }
    }

    /** All files of the results as text, by path, with every time set to 0. */
    private static SortedMap<String, String> grade(String out, String... options) throws Exception {
        var command = Stream.concat(Stream.of(System.getProperty("java.home") + "/bin/java", "-XX:+UseSerialGC", "-Xmx700m", "--add-modules=jdk.incubator.vector",
                "--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow", "-Dslf4j.provider=org.slf4j.nop.NOPServiceProvider",
                "-Djava.io.tmpdir=" + Files.createDirectories(folder.resolve("temporary")), "-Dengram.cluster.secret=" + cluster.secret(),
                "-cp", System.getProperty("java.class.path"), "engram.grader.command.GradeCommand", "--home=" + HOME, "hopfield-02",
                folder.resolve("handed-in").toString(), "--tests", folder.resolve("private").toString(), "--trusted", "--out", folder.resolve(out).toString()), Stream.of(options));
        var process = new ProcessBuilder(command.toList()).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), said);
        assertTrue(said.contains("5 submissions, 0 of them graded before"), said);
        var files = new TreeMap<String, String>();
        try (Stream<Path> all = Files.walk(folder.resolve(out))) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                files.put(folder.resolve(out).relativize(file).toString(), Files.readString(file).replaceAll("(\"(seconds|execution_time)\": )[0-9.E-]+", "$10"));
            }
        }
        return files;
    }
}
