package engram.cuda.library;

import engram.tensor.DeviceException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Thrown when a CUDA source does not compile; the message shows each error with its line of the source. */
public final class CompilationException extends DeviceException {

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
        Map<Integer, List<SourceError>> byLine = errors.stream()
                .collect(Collectors.groupingBy(SourceError::line, LinkedHashMap::new, Collectors.toList()));
        String shown = byLine.entrySet().stream().map(entry -> shown(entry.getKey(), entry.getValue(), lines)).collect(Collectors.joining());
        return new CompilationException("The CUDA source does not compile, %s:%s".formatted(
                errors.size() == 1 ? "1 error" : errors.size() + " errors", shown), errors);
    }

    /** What is wrong in a line, and the line itself; which is not there if it was renumbered by {@code #line}. */
    private static String shown(int number, List<SourceError> errors, List<String> lines) {
        String text = errors.stream().map(error -> "\nline %d: %s".formatted(number, error.message())).collect(Collectors.joining());
        boolean known = number >= 1 && number <= lines.size();
        return known ? text + "\n%5d | %s".formatted(number, lines.get(number - 1).stripTrailing()) : text;
    }

    /** The errors in the order of the compiler; none, where it named no line. */
    public List<SourceError> errors() {
        return errors;
    }
}
