package engram.grader;

import engram.grader.student.Student;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * The class path of the student's process: what a notebook has, and the few classes that answer; no test, and nothing to test with.
 *
 * @param entries jars and folders; those that hold something left out are copies without it, and the last
 * @param lasting how many of them are the same in the next grading run
 * @param missing full names of the classes that are left out, by their simple names
 */
record StudentClassPath(List<Path> entries, int lasting, Map<String, String> missing) {
    private static final String STUDENT = Student.class.getPackageName().replace('.', '/');
    private static final String GRADER = Graded.class.getPackageName().replace('.', '/');
    private static final List<String> TEST_JARS = List.of("junit-", "opentest4j-", "apiguardian-", "surefire");
    private static final String CLASS = ".class";

    StudentClassPath {
        entries = List.copyOf(entries);
        missing = Map.copyOf(missing);
    }

    /**
     * Puts the class path together.
     *
     * @param folder  is made, and gets the copies
     * @param leftOut what the process may not have
     * @param place   for the classes that answer; it stays for later runs
     */
    static StudentClassPath in(Path folder, LeftOut leftOut, Path place) {
        try {
            Files.createDirectories(folder);
            var entries = new ArrayList<>(List.of(answering(folder, place)));
            var copies = new ArrayList<Path>();
            var missing = new HashMap<String, String>();
            for (Path entry : libraries()) {
                var left = leftOut.isNothing() ? List.<String>of() : paths(entry).stream().filter(leftOut::has).toList();
                left.stream().filter(path -> path.endsWith(CLASS)).map(StudentClassPath::className)
                        .forEach(name -> missing.put(name.substring(name.lastIndexOf('.') + 1), name));
                if (left.isEmpty()) {
                    entries.add(entry);
                } else {
                    String name = "%d-%s.jar".formatted(copies.size(), entry.getFileName().toString().replace(".jar", ""));
                    copies.add(copy(entry, folder.resolve(name), path -> !leftOut.has(path)));
                }
            }
            int lasting = entries.size();
            entries.addAll(copies);
            return new StudentClassPath(entries, lasting, missing);
        } catch (IOException failure) {
            throw new GraderException("The libraries for students' processes cannot be copied: " + failure.getMessage(), failure);
        }
    }

    /** A jar with the few classes that answer, named by its content: the same file as long as they are the same. */
    private static Path answering(Path folder, Path place) throws IOException {
        var made = copy(origin(), folder.resolve("student.jar"), path -> path.startsWith(STUDENT));
        var lasting = place.resolve("student-%s.jar".formatted(Digest.of(Files.readAllBytes(made)).substring(0, 16)));
        if (!Files.exists(lasting)) {
            Files.createDirectories(place);
            var part = Files.createTempFile(place, "student", ".part");
            Files.setPosixFilePermissions(part, PosixFilePermissions.fromString("rw-r--r--"));
            Files.copy(made, part, StandardCopyOption.REPLACE_EXISTING);
            Files.move(part, lasting, StandardCopyOption.ATOMIC_MOVE);
        }
        return lasting;
    }

    /** What this JVM has, without the grader and what it tests with. */
    static List<Path> libraries() {
        Path grader = origin();
        return OwnClassPath.entries().stream().filter(entry -> !entry.equals(grader) && !Files.exists(entry.resolve(GRADER)) && !isTestJar(entry)).toList();
    }

    /** As the JVM takes it. */
    static String text(List<Path> entries) {
        return entries.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
    }

    /** The jar or the folder that holds the grader. */
    static Path origin() {
        try {
            return Path.of(Student.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static boolean isTestJar(Path entry) {
        return TEST_JARS.stream().anyMatch(entry.getFileName().toString()::startsWith);
    }

    private static String className(String path) {
        return path.substring(0, path.length() - CLASS.length()).replace('/', '.').replace('$', '.');
    }

    /** What a jar or folder may keep, by the path within it. */
    private interface Kept {
        boolean keeps(String path);
    }

    private static List<String> paths(Path entry) throws IOException {
        try (var files = ClassFiles.of(entry)) {
            return files.paths();
        }
    }

    private static Path copy(Path from, Path jar, Kept kept) throws IOException {
        try (var files = ClassFiles.of(from); OutputStream file = Files.newOutputStream(jar); var zip = new ZipOutputStream(file)) {
            zip.setLevel(Deflater.NO_COMPRESSION); // it is read many times, and soon gone
            var packages = new HashSet<String>();
            for (String path : files.paths()) {
                if (kept.keeps(path)) {
                    if (packages.add(path.substring(0, path.lastIndexOf('/') + 1)) && path.contains("/")) {
                        zip.putNextEntry(entry(path.substring(0, path.lastIndexOf('/') + 1))); // by which a cell knows that the package is there
                    }
                    zip.putNextEntry(entry(path));
                    try (var in = files.open(path)) {
                        in.transferTo(zip);
                    }
                    zip.closeEntry();
                }
            }
        }
        return jar;
    }

    /** Always of the same time, so that the same content makes the same file. */
    private static ZipEntry entry(String path) {
        var entry = new ZipEntry(path);
        entry.setTimeLocal(LocalDateTime.of(2000, 1, 1, 0, 0));
        return entry;
    }
}
