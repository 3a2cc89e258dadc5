package engram.cuda;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Thrown when a CUDA source does not compile; the message shows each error with its line of the source. */
public final class CompilationException extends CudaException {

    private static final long serialVersionUID = 1L;

    /** As the compiler writes it: {@code kernel.cu(3): error: identifier "y" is undefined}, with a number after the word at times. */
    private static final Pattern ERROR = Pattern.compile("^[^\\n]*\\((\\d+)\\): (?:catastrophic )?error[^:\\n]*: (.*)$", Pattern.MULTILINE);

    private final transient List<SourceError> errors;

    private CompilationException(String message, List<SourceError> errors) {
        super(message);
        this.errors = errors;
    }

    /**
     * @param source what was compiled
     * @param log what the compiler wrote about it
     */
    static CompilationException of(String source, String log) {
        List<SourceError> errors = ERROR.matcher(log).results()
                .map(found -> new SourceError(Integer.parseInt(found.group(1)), found.group(2).strip())).toList();
        if (errors.isEmpty()) {
            return new CompilationException("The CUDA source does not compile:\n" + log.strip(), errors);
        }
        List<String> lines = source.lines().toList();
        String shown = errors.stream().map(error -> shown(error, lines)).collect(Collectors.joining("\n"));
        return new CompilationException("The CUDA source does not compile, %s:%n%s".formatted(
                errors.size() == 1 ? "1 error" : errors.size() + " errors", shown), errors);
    }

    /** A line that is not there is past the end, or was renumbered by {@code #line}. */
    private static String shown(SourceError error, List<String> lines) {
        String text = "line %d: %s".formatted(error.line(), error.message());
        boolean known = error.line() >= 1 && error.line() <= lines.size();
        return known ? text + "\n%5d | %s".formatted(error.line(), lines.get(error.line() - 1).stripTrailing()) : text;
    }

    /** The errors in the order of the compiler; none, where it named no line. */
    public List<SourceError> errors() {
        return errors;
    }
}
