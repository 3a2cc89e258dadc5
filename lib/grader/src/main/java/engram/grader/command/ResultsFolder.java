package engram.grader.command;

import engram.file.WholeFile;
import engram.grader.GraderException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The folder of results keeps which exercise they are of: a student's folder is named the same in every exercise. */
final class ResultsFolder {
    private static final String NAME = ".exercise";

    private ResultsFolder() {
    }

    /** @throws GraderException where results would lie among what was handed in */
    static void refuseAmong(List<Path> submissions, Path out) throws IOException {
        Path place = out.toAbsolutePath().normalize();
        for (Path each : submissions) {
            if (Files.isDirectory(each) && (place.startsWith(each.toAbsolutePath().normalize()) || place.startsWith(each.toRealPath()))) {
                throw new GraderException("The results can't go to '%s', for that lies in the folder of submissions '%s'.".formatted(out, each));
            }
        }
    }

    /**
     * Takes a folder for an exercise.
     *
     * @throws GraderException where it has another's results
     */
    static void take(Path out, String exercise) {
        Path file = out.resolve(NAME);
        if (!Files.exists(file)) {
            WholeFile.write(file, exercise + "\n");
            return;
        }
        String before = WholeFile.read(file).strip();
        if (!before.equals(exercise)) {
            throw new GraderException("The folder '%s' has the results of '%s'; give each exercise one of its own, such as --out '%s'."
                    .formatted(out, before, out.resolveSibling(exercise)));
        }
    }
}
