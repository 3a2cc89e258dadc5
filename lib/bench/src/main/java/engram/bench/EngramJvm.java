package engram.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** How a JVM is started in which Engram computes: this one's Java, with the options of {@code ./engram}. Two of them share the memory. */
final class EngramJvm {
    private static final List<String> OPTIONS = List.of("--add-modules=jdk.incubator.vector", "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow", "-Djava.awt.headless=true", "-XX:MaxRAMPercentage=40", "-XX:+UseSerialGC",
            "-XX:+DisplayVMOutputToStderr", "-XX:ErrorFile=/dev/null",
            "-Duser.language=en", "-Duser.country=US", "-Dstdout.encoding=UTF-8", "-Dstderr.encoding=UTF-8");

    /** Where native libraries are, which holds for every JVM of a run. */
    private static final List<String> INHERITED = List.of("java.library.path", "org.bytedeco.javacpp.pathsFirst",
            "org.bytedeco.javacpp.cacheLibraries");

    private EngramJvm() {
    }

    /**
     * The command that runs a class.
     *
     * @param classPath the folders and jars, separated by colons
     */
    static List<String> command(String classPath, List<String> options, String mainClass, String... arguments) {
        Stream<String> inherited = INHERITED.stream().filter(name -> System.getProperty(name) != null)
                .map(name -> "-D%s=%s".formatted(name, System.getProperty(name)));
        List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        Stream.of(OPTIONS.stream(), inherited, options.stream(), Stream.of("-cp", classPath, mainClass), Arrays.stream(arguments))
                .forEach(part -> part.forEach(command::add));
        return command;
    }

    /** The command that runs a class of this JVM's class path. */
    static List<String> command(String mainClass, String... arguments) {
        return command(System.getProperty("java.class.path"), List.of(), mainClass, arguments);
    }
}
