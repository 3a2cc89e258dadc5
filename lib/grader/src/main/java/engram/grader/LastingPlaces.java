package engram.grader;

import engram.grader.jail.NativeLibraries;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where a grading run keeps what later ones need as well: beside the grader's classes or, where nothing may be written there, in its own
 * folder, with which it goes.
 *
 * @param natives unpacked native libraries
 * @param small   jars and archives of classes
 */
record LastingPlaces(Path natives, Path small) {

    /** @param own a run's folder */
    static LastingPlaces beside(Path own) throws IOException {
        return new LastingPlaces(natives(own), small(own));
    }

    private static Path natives(Path own) throws IOException {
        var libraries = StudentClassPath.libraries();
        try {
            return NativeLibraries.unpack(StudentClassPath.origin().resolveSibling("natives"), libraries);
        } catch (IOException closed) {
            return NativeLibraries.unpack(own.resolve("natives"), libraries);
        }
    }

    private static Path small(Path own) throws IOException {
        var beside = StudentClassPath.origin().resolveSibling("student");
        try {
            Files.createDirectories(beside);
            Files.delete(Files.createTempFile(beside, "try", ".part"));
            return beside;
        } catch (IOException closed) {
            return Files.createDirectories(own.resolve("student"));
        }
    }
}
