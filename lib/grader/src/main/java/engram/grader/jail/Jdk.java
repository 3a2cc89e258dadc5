package engram.grader.jail;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The JDK that this JVM is of.
 *
 * @param home  its folder
 * @param paths this folder, and where links in it lead: Debian's packages keep settings and certificates elsewhere
 */
record Jdk(Path home, List<Path> paths) {
    private static final int DEPTH_OF_LINKS = 3;

    static Jdk running() {
        try {
            Path home = Path.of(System.getProperty("java.home")).toRealPath();
            try (Stream<Path> files = Files.walk(home, DEPTH_OF_LINKS)) {
                var linked = files.filter(Files::isSymbolicLink).filter(Files::exists).map(Jdk::target).filter(path -> !path.startsWith(home));
                return new Jdk(home, Stream.concat(Stream.of(home), linked).distinct().toList());
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException("The JDK cannot be read", unreadable);
        }
    }

    private static Path target(Path link) {
        try {
            return link.toRealPath();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** The program {@code java}. */
    Path java() {
        return home.resolve("bin").resolve("java");
    }
}
