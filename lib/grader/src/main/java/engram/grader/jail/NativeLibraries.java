package engram.grader.jail;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * OpenBLAS, unpacked once where all students' processes can read it. By itself, each would unpack 100 MB into the home of its user, of which it
 * has none, and which it may not write to.
 */
public final class NativeLibraries {
    private static final Pattern JAR = Pattern.compile("(javacpp|openblas)-[0-9].*-(linux|macosx|windows)-.+\\.jar");
    private static final Pattern LIBRARY = Pattern.compile("lib.+(?<!_full)\\.(so|dylib)[.0-9]*");
    private static final String BLAS = "libopenblas.so.0";
    private static final String BLAS_WITHOUT_LAPACK = "libopenblas_nolapack.so.0";
    private static final String DONE = "complete";

    private NativeLibraries() {
    }

    /**
     * Unpacks what native libraries a class path holds, if they are not there yet.
     *
     * @param folder    becomes the place of them, readable for all
     * @param classPath files, of which some are jars with libraries of bytedeco
     * @return the folder
     */
    public static Path unpack(Path folder, List<Path> classPath) throws IOException {
        if (Files.exists(folder.resolve(DONE))) {
            return folder;
        }
        Files.createDirectories(folder);
        Path unfinished = Files.createTempDirectory(folder, "unfinished"); // two graders may do it at the same time
        for (Path jar : classPath) {
            if (JAR.matcher(jar.getFileName().toString()).matches()) {
                unpack(jar, unfinished);
            }
        }
        Path blas = unfinished.resolve(BLAS);
        if (Files.exists(blas)) {
            Files.createLink(unfinished.resolve(BLAS_WITHOUT_LAPACK), blas); // bytedeco looks for it by both names
        }
        try (Stream<Path> files = Files.list(unfinished)) {
            for (Path file : files.toList()) {
                Files.move(file, folder.resolve(file.getFileName()), StandardCopyOption.ATOMIC_MOVE);
            }
        }
        Files.write(folder.resolve(DONE), new byte[0]);
        Files.delete(unfinished);
        return folder;
    }

    private static void unpack(Path jar, Path folder) throws IOException {
        try (var inside = FileSystems.newFileSystem(jar); Stream<Path> files = Files.walk(inside.getPath("/"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String name = file.getFileName().toString();
                if (LIBRARY.matcher(name).matches()) {
                    Files.copy(file, folder.resolve(name), StandardCopyOption.REPLACE_EXISTING);
                }
            }
        }
    }

    /**
     * Options of a JVM that loads them from there.
     *
     * @param folder   with the libraries
     * @param writable a folder of the process's own
     */
    public static List<String> options(Path folder, Path writable) {
        return List.of("-Dorg.bytedeco.javacpp.pathsFirst=true", "-Djava.library.path=" + folder,
                "-Dorg.bytedeco.javacpp.cachedir=" + writable);
    }
}
