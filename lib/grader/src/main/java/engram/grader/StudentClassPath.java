package engram.grader;

import engram.grader.student.Student;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The class path of the student's process: what a notebook has, and the few classes that answer; no test, and nothing to test with. */
final class StudentClassPath {
    private static final String STUDENT = Student.class.getPackageName().replace('.', '/');
    private static final String GRADER = Graded.class.getPackageName().replace('.', '/');
    private static final List<String> TEST_JARS = List.of("junit-", "opentest4j-", "apiguardian-", "surefire");

    private StudentClassPath() {
    }

    /**
     * Puts the class path together.
     *
     * @param folder gets a copy of the classes that answer
     */
    static String in(Path folder) throws IOException {
        var grader = origin();
        if (Files.isDirectory(grader)) {
            copy(grader.resolve(STUDENT), folder.resolve(STUDENT));
        } else {
            try (var jar = FileSystems.newFileSystem(grader)) {
                copy(jar.getPath(STUDENT), folder.resolve(STUDENT));
            }
        }
        return Stream.concat(Stream.of(folder), Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                        .map(Path::of).map(Path::toAbsolutePath)
                        .filter(entry -> !entry.equals(grader) && !Files.exists(entry.resolve(GRADER)) && !isTestJar(entry)))
                .map(Path::toString).collect(Collectors.joining(File.pathSeparator));
    }

    /** The jar or the folder that holds the grader. */
    private static Path origin() {
        try {
            return Path.of(Student.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static boolean isTestJar(Path entry) {
        return TEST_JARS.stream().anyMatch(entry.getFileName().toString()::startsWith);
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to);
        try (Stream<Path> classes = Files.list(from)) {
            for (Path each : classes.toList()) {
                Files.copy(each, to.resolve(each.getFileName().toString()));
            }
        }
    }
}
