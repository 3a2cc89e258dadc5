package engram.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The only reasons for which a test may be left out, where everything else that the suite needs is meant to be there.
 *
 * @param reasons words of the sentence with which a test is skipped
 */
record AllowedSkips(List<String> reasons) {

    /**
     * Reads them from a file: one reason a line, lines that begin with # are for its readers.
     *
     * @throws CommandException when there is no such file
     */
    static AllowedSkips read(Path file) throws IOException {
        try {
            return new AllowedSkips(Files.readAllLines(file).stream().map(String::strip)
                    .filter(line -> !line.isEmpty() && !line.startsWith("#")).toList());
        } catch (NoSuchFileException absent) {
            throw new CommandException("There is no file '%s'; give --skips one with a reason on every line.".formatted(file), absent);
        }
    }

    /** The part with every skip that is not allowed as a failure. */
    Part judge(Part part) {
        List<String> allowed = part.skips().stream().filter(this::allows).toList();
        List<String> failures = new ArrayList<>(part.failures());
        part.skips().stream().filter(skip -> !allows(skip)).map(skip -> "may not be skipped: " + skip).forEach(failures::add);
        return new Part(part.name(), part.passed(), List.copyOf(failures), allowed, part.seconds());
    }

    private boolean allows(String skip) {
        return reasons.stream().anyMatch(skip::contains);
    }
}
