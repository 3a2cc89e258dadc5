package engram.grader.hidden;

import engram.grader.GradedMethods;
import engram.grader.GraderException;
import engram.grader.HiddenTests;
import engram.grader.Seed;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.ProviderNotFoundException;
import java.security.MessageDigest;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A private place with hidden tests: a folder of Java sources, or a jar. Of its classes the one counts that has the simple name of the
 * public tests, in whatever package. Everything is read once and compiled in memory, so that nothing of it is written anywhere.
 */
public final class PrivateTests {
    private static final String SECRET = "secret";
    private static final String SOURCE = ".java";
    private static final String CLASS = ".class";

    private final Path place;
    private final SortedMap<String, byte[]> files; // by path inside the place, with /

    private PrivateTests(Path place, SortedMap<String, byte[]> files) {
        this.place = place;
        this.files = files;
    }

    /**
     * Reads a private place.
     *
     * @throws GraderException when it can't be read
     */
    public static PrivateTests in(Path place) {
        try {
            if (Files.isDirectory(place)) {
                return new PrivateTests(place, read(place));
            }
            try (FileSystem jar = FileSystems.newFileSystem(place)) {
                return new PrivateTests(place, read(jar.getPath("/")));
            }
        } catch (IOException | ProviderNotFoundException unreadable) {
            throw new GraderException("The private tests '%s' can't be read as a folder or a jar: %s.".formatted(place, unreadable), unreadable);
        }
    }

    private static SortedMap<String, byte[]> read(Path root) throws IOException {
        var files = new TreeMap<String, byte[]>();
        try (Stream<Path> all = Files.walk(root)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                String name = root.relativize(file).toString().replace(root.getFileSystem().getSeparator(), "/");
                if (Stream.of(name.split("/")).noneMatch(part -> part.startsWith("."))) { // such as .git
                    files.put(name, Files.readAllBytes(file));
                }
            }
        }
        return files;
    }

    /** The files on disk that no student may read, first those that tell most. */
    public List<Path> secrets() {
        return !Files.isDirectory(place) ? List.of(place)
                : files.keySet().stream().sorted(Comparator.comparing(PrivateTests::rank)).map(place::resolve).toList();
    }

    private static int rank(String name) {
        return name.equals(SECRET) ? 0 : name.endsWith(SOURCE) || name.endsWith(CLASS) ? 1 : 2;
    }

    /** Changes whenever anything in the place does. */
    public void addTo(MessageDigest digest) {
        files.forEach((name, bytes) -> {
            digest.update("%s %d\n".formatted(name, bytes.length).getBytes(StandardCharsets.UTF_8));
            digest.update(bytes);
        });
    }

    /**
     * The hidden tests that belong to public ones.
     *
     * @param open a class with public tests
     * @throws GraderException when they don't compile, there are none, or what they need is not there
     */
    public HiddenTests of(Class<?> open) {
        var classes = new TreeMap<String, byte[]>(Sources.compiled(ending(SOURCE)));
        ending(CLASS).forEach((path, bytes) -> classes.put(path.substring(0, path.length() - CLASS.length()).replace('/', '.'), bytes));
        List<String> names = classes.keySet().stream()
                .filter(name -> name.substring(name.lastIndexOf('.') + 1).equals(open.getSimpleName())).toList();
        if (names.size() != 1) {
            throw new GraderException(names.isEmpty()
                    ? "The private tests '%s' have no class %s, as hidden tests of this exercise are named.".formatted(place, open.getSimpleName())
                    : "The private tests '%s' have more than one class of that name: %s.".formatted(place, String.join(", ", names)));
        }
        try {
            var type = Class.forName(names.getFirst(), false, new PrivateLoader(classes, files, open.getClassLoader()));
            return new HiddenTests(type, secret(type));
        } catch (ClassNotFoundException | LinkageError broken) {
            throw new GraderException("The private tests '%s' can't be loaded: %s.".formatted(place, broken), broken);
        }
    }

    private Map<String, byte[]> ending(String end) {
        var found = new TreeMap<>(files);
        found.keySet().removeIf(name -> !name.endsWith(end));
        return found;
    }

    private Optional<HiddenTests.Secret> secret(Class<?> type) {
        var tests = GradedMethods.of(type);
        if (tests.isEmpty()) {
            throw new GraderException("The private tests '%s' have a class %s without a method that is @Graded.".formatted(place, type.getName()));
        }
        byte[] secret = files.getOrDefault(SECRET, new byte[0]);
        boolean needed = tests.stream().anyMatch(test -> List.of(test.getParameterTypes()).contains(Seed.class));
        if (needed && secret.length == 0) {
            throw new GraderException(("The private tests '%s' draw a Seed for each student and have no file '%s' to draw it from; put some "
                    + "random bytes there: head -c 32 /dev/urandom > secret").formatted(place, SECRET));
        }
        return secret.length == 0 ? Optional.empty() : Optional.of(new HiddenTests.Secret(secret));
    }
}
