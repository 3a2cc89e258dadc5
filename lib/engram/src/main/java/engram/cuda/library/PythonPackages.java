package engram.cuda.library;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The libraries that Python's packages bring along: {@code pip install torch} or {@code nvidia-cublas-cu12} puts them into
 * {@code site-packages/nvidia/cublas/lib}, the packages of CUDA 13 into {@code nvidia/cu13/lib}. Python is not started.
 *
 * @param places what points to the installations of Python
 */
record PythonPackages(Places places) {

    /** The folders {@code nvidia/…/lib} of every Python that is likely to be the user's. */
    Stream<Path> libraryFolders() {
        Stream<Path> named = Stream.of("VIRTUAL_ENV", "CONDA_PREFIX").flatMap(places::paths);
        Stream<Path> local = places.home().map(home -> home.resolve(".local")).stream();
        Stream<Path> system = Stream.of("usr", "usr/local").map(places.root()::resolve);
        return Stream.of(named, ofThePath(), local, system).flatMap(prefixes -> prefixes)
                .flatMap(PythonPackages::packageFolders)
                .flatMap(packages -> Places.children(packages.resolve("nvidia"), "*"))
                .map(library -> library.resolve("lib"));
    }

    /**
     * The prefixes of the first {@code python3} on the PATH: its folder as it stands there, which for a virtual environment
     * is the environment, and the one that links lead to. A shim of pyenv stands for the versions beside it.
     */
    private Stream<Path> ofThePath() {
        Optional<Path> python = places.paths("PATH").map(folder -> folder.resolve("python3")).filter(Files::isExecutable).findFirst();
        return python.stream().flatMap(found -> Stream.of(found, real(found)))
                .map(found -> found.toAbsolutePath().getParent().resolveSibling("")).distinct()
                .flatMap(prefix -> Stream.concat(Stream.of(prefix), Places.children(prefix.resolve("versions"), "*")));
    }

    private static Path real(Path file) {
        try {
            return file.toRealPath();
        } catch (IOException unreadable) {
            return file;
        }
    }

    /** Debian calls them {@code dist-packages}, everybody else {@code site-packages}. */
    private static Stream<Path> packageFolders(Path prefix) {
        return Stream.of("lib", "lib64").flatMap(libraries -> Places.children(prefix.resolve(libraries), "python3*"))
                .flatMap(python -> Stream.of("site-packages", "dist-packages").map(python::resolve));
    }
}
