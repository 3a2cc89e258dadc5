package engram.cuda.library;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The folders in which CUDA's libraries may lie, beside those that the dynamic linker knows: {@code LD_LIBRARY_PATH}, the
 * toolkit's folders, the system's, and the packages of Python, which bring CUDA's libraries along.
 *
 * @param environment the environment variables that point to folders
 * @param root the folder that is {@code /}
 */
public record Places(Map<String, String> environment, Path root) {

    public Places {
        environment = Map.copyOf(environment);
    }

    public static Places ofThisMachine() {
        return new Places(System.getenv(), Path.of("/"));
    }

    /** The folders that exist, each once, in the order in which they are searched. */
    List<Path> folders() {
        Stream<Path> libraryPath = paths("LD_LIBRARY_PATH");
        Stream<Path> system = Stream.of("usr/lib/x86_64-linux-gnu", "usr/lib64").map(root::resolve);
        return Stream.of(libraryPath, toolkits(), system, new PythonPackages(this).libraryFolders())
                .flatMap(folders -> folders).filter(Files::isDirectory).map(Path::toAbsolutePath).distinct().toList();
    }

    private Stream<Path> toolkits() {
        Stream<Path> named = Stream.of("CUDA_HOME", "CUDA_PATH", "CONDA_PREFIX").flatMap(this::paths);
        Stream<Path> installed = Stream.of(children(root.resolve("usr/local"), "cuda*"), children(root.resolve("opt"), "cuda*"),
                children(root.resolve("usr/lib"), "cuda*")).flatMap(folders -> folders);
        return Stream.concat(named, installed).flatMap(toolkit ->
                Stream.of("lib64", "targets/x86_64-linux/lib", "lib").map(toolkit::resolve));
    }

    /** The folders that a variable names, which may be none: an empty entry means the working directory, and is left out. */
    Stream<Path> paths(String variable) {
        return Arrays.stream(environment.getOrDefault(variable, "").split(":")).filter(entry -> !entry.isBlank()).map(Path::of);
    }

    /** What in the folder has such a name, in alphabetical order; nothing, where the folder is not there or not readable. */
    static Stream<Path> children(Path folder, String glob) {
        if (!Files.isDirectory(folder)) {
            return Stream.empty();
        }
        List<Path> found = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder, glob)) {
            entries.forEach(found::add);
        } catch (IOException unreadable) {
            return Stream.empty();
        }
        return found.stream().sorted();
    }

    /** The home folder, where the environment names one. */
    Optional<Path> home() {
        return paths("HOME").findFirst();
    }
}
