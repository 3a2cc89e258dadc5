package engram.grader.command;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * {@code ./engram grade}, as a process of its own.
 *
 * @param status the exit code
 * @param said   what was printed, errors included
 */
record Run(int status, String said) {
    private static final Path HOME = Path.of("../..").toAbsolutePath().normalize();

    /** Starts it, with a folder of its own for what is temporary. */
    static Process start(Path temporary, Object... arguments) throws IOException {
        var command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "--add-modules=jdk.incubator.vector",
                "--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow", "-XX:+UseSerialGC", "-Xmx700m", "-Dstdout.encoding=UTF-8",
                "-Dstderr.encoding=UTF-8", "-Djava.io.tmpdir=" + temporary, "-cp", System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                GradeCommand.class.getName(), "--home=" + HOME));
        Stream.of(arguments).map(Object::toString).forEach(command::add);
        return new ProcessBuilder(command).redirectErrorStream(true).start();
    }

    /** Runs it to its end. */
    static Run of(Path temporary, Object... arguments) throws IOException, InterruptedException {
        var process = start(temporary, arguments);
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Run(process.waitFor(), said);
    }

    /** All files of a folder as text, by path, with every time set to 0. */
    static SortedMap<String, String> files(Path folder) throws IOException {
        var files = new TreeMap<String, String>();
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path file : all.filter(Files::isRegularFile).sorted(Comparator.naturalOrder()).toList()) {
                files.put(folder.relativize(file).toString().replace(File.separatorChar, '/'),
                        Files.readString(file).replaceAll("(\"(seconds|execution_time)\": )[0-9.E-]+", "$10"));
            }
        }
        return files;
    }
}
