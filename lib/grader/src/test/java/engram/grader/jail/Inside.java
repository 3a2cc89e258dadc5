package engram.grader.jail;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Runs programs of these tests in jails, as a student's process is run. */
final class Inside implements AutoCloseable {
    private static final List<String> MODULES = List.of("--add-modules=jdk.incubator.vector", "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow");
    private static final long HEAP = 256L << 20;

    final Path folder = Files.createTempDirectory("engram-inside");
    final Path work = Files.createDirectory(folder.resolve("work"));
    private final Path classes = Files.createDirectory(folder.resolve("classes"));

    Inside() throws IOException {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    /** The class path of this test, without its tests and without the grader. */
    static List<Path> library() {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator)).map(Path::of).map(Path::toAbsolutePath)
                .filter(Files::exists).filter(path -> !Files.exists(path.resolve("engram").resolve("grader"))).toList();
    }

    /** Starts a program that is one of these classes. */
    Process start(Jail jail, Duration cpu, Class<?> program, String... arguments) throws IOException {
        LauncherClasses.copy(List.of(program, Kernel.class, SystemCalls.class), classes);
        Path natives = Path.of("target", "natives").toAbsolutePath();
        NativeLibraries.unpack(natives, library());
        var readable = Stream.concat(Stream.of(classes, natives), library().stream()).toList();
        var command = new ArrayList<>(List.of(Jdk.running().java().toString()));
        command.addAll(StudentJvm.options(HEAP));
        command.addAll(NativeLibraries.options(natives, work));
        command.addAll(MODULES);
        command.addAll(List.of("-cp", String.join(File.pathSeparator, readable.stream().map(Path::toString).toList()), program.getName()));
        command.addAll(List.of(arguments));
        return jail.start(command, new Room(work, readable, cpu, 8 * HEAP));
    }

    /** What a program writes until it ends. */
    String run(Jail jail, Class<?> program, String... arguments) throws IOException {
        var process = start(jail, Duration.ofSeconds(60), program, arguments);
        try (var output = process.getInputStream()) {
            return new String(output.readAllBytes(), StandardCharsets.UTF_8).strip();
        } finally {
            jail.end(process);
        }
    }

    @Override
    public void close() throws IOException {
        Remover.remove(folder);
    }
}
