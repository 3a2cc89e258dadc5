package engram.grader.command;

import java.nio.file.Path;

/**
 * Something that was handed in.
 *
 * @param student whose it is: the name of the file without its ending, or of the folder
 * @param folder  the name of the folder of its results: letters, digits, '.', '_' and '-', and no other submission's
 * @param file    the notebook, or the folder where there is not one
 * @param problem what is wrong with how it was handed in
 * @param note    the sentence about that; empty where nothing is
 */
record Handed(String student, String folder, Path file, Problem problem, String note) {

    /** What can be wrong before a file is read. */
    enum Problem {
        NONE,
        /** Of the student's: no points. */
        UNUSABLE,
        /** Of the class's: nothing is known about the submission. */
        NOT_GRADED
    }

    Handed(String student, Path file) {
        this(student, "", file, Problem.NONE, "");
    }

    Handed with(Problem what, String sentence) {
        return new Handed(student, folder, file, what, sentence);
    }

    Handed in(String name) {
        return new Handed(student, name, file, problem, note);
    }
}
