package engram.grader.command;

import engram.grader.Grading;
import engram.grader.OwnClassPath;
import engram.kernel.shell.JavaShell;
import engram.tensor.RandomStream;
import java.io.IOException;
import java.io.Serializable;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.stream.Stream;
import java.util.zip.ZipFile;

/**
 * What the results of a run depend on beside the submissions, as a SHA-256: the exercise, the tests, the limits, the jail, the JVM, the code
 * of grader, kernel and library, and the versions of what those use.
 *
 * @param hash in hexadecimal digits
 */
record Settings(String hash) implements Serializable {

    /**
     * Of a run.
     *
     * @param exercise its name
     * @param grading  its tests, limits and jail
     * @param hidden   adds the private tests
     */
    static Settings of(String exercise, Grading grading, Hidden hidden) throws IOException {
        var digest = Sha256.begun();
        add(digest, "%s\n%s\n%s\n%s\n".formatted(exercise, grading.tests().open().getName(), grading.limits(), grading.jail().isolation().label()));
        hidden.addTo(digest);
        addMachine(digest);
        for (var type : new Class<?>[] {Grading.class, JavaShell.class, RandomStream.class, grading.tests().open()}) {
            addCode(digest, type);
        }
        return new Settings(HexFormat.of().formatHex(digest.digest()));
    }

    /** Adds private tests to a hash. */
    interface Hidden {
        void addTo(MessageDigest digest);
    }

    /** What a result depends on. */
    String key(String student, String submission) {
        return Sha256.of("%s\n%s\n%s".formatted(hash, submission, student).getBytes(StandardCharsets.UTF_8));
    }

    /** Adds the JVM's version, and name and size of what is on its class path. */
    private static void addMachine(MessageDigest digest) throws IOException {
        add(digest, Runtime.version() + "\n");
        for (Path file : OwnClassPath.entries()) {
            add(digest, "%s %d\n".formatted(file.getFileName(), Files.isRegularFile(file) ? Files.size(file) : 0));
        }
    }

    /** Adds the jar or the folder that a class comes from. */
    private static void addCode(MessageDigest digest, Class<?> type) throws IOException {
        try {
            Path origin = Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
            if (Files.isDirectory(origin)) {
                try (Stream<Path> files = Files.walk(origin)) {
                    for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                        add(digest, origin.relativize(file) + "\n");
                        digest.update(Files.readAllBytes(file));
                    }
                }
                return;
            }
            try (var jar = new ZipFile(origin.toFile())) {
                jar.stream().forEach(entry -> add(digest, "%s %d %d\n".formatted(entry.getName(), entry.getSize(), entry.getCrc())));
            }
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static void add(MessageDigest digest, String text) {
        digest.update(text.getBytes(StandardCharsets.UTF_8));
    }
}
