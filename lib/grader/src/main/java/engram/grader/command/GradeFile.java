package engram.grader.command;

import com.google.gson.FormattingStyle;
import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import engram.file.WholeFile;
import engram.grader.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A result as it is kept, {@code grade.json}: written last, so that a submission that has one is complete.
 *
 * @param student    whose it is
 * @param submission the SHA-256 of the file that was graded; empty where none could be read
 * @param key        the SHA-256 of all that the result depends on: submission, student, tests, limits, jail, grader
 * @param result     what became of it
 */
record GradeFile(String student, String submission, String key, Result result) {
    private static final Gson GSON = new GsonBuilder().setFormattingStyle(FormattingStyle.PRETTY).disableHtmlEscaping().create();

    /** What is kept in a file, if it was graded and depends on the same. */
    static Optional<GradeFile> read(Path file, String key) {
        try {
            return Files.isRegularFile(file)
                    ? Optional.ofNullable(GSON.fromJson(Files.readString(file), GradeFile.class))
                            .filter(kept -> key.equals(kept.key) && kept.result != null && kept.result.isGraded())
                    : Optional.empty();
        } catch (IOException | RuntimeException damaged) {
            return Optional.empty(); // or of an older grader: Gson passes on what the constructor of a record throws; it is graded again
        }
    }

    void write(Path file) {
        WholeFile.write(file, GSON.toJson(this) + "\n");
    }
}
