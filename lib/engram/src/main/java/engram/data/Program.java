package engram.data;

import java.util.List;

/**
 * How another program has ended.
 *
 * @param status 0 where it has done what it should
 * @param lines  what it has printed
 */
record Program(int status, List<String> lines) {

    /**
     * What the program has printed to complain, as a clause.
     *
     * @param complaint a regular expression for the beginning of a line that says what is wrong; the first such line counts
     */
    String complaint(String complaint) {
        return NoDataException.clause(lines.stream().filter(line -> line.matches("(?:" + complaint + ").*")).findFirst().orElse("")
                .replaceFirst(complaint, ""));
    }
}
