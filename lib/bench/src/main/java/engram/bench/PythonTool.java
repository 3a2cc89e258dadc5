package engram.bench;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;

/**
 * A Python library that is asked over a pipe: a script of this package prints its name once, then reads a size a line and prints the
 * seconds that the work took and the figure that came out.
 *
 * @param process the script
 * @param question what it reads for a size
 */
record PythonTool(ToolProcess process, IntFunction<String> question) implements Contestant {

    /** Much more than an answer should take; see {@link Limited}. */
    private static final Duration LIMIT = Duration.ofHours(1);

    /**
     * Starts a tool in the first interpreter that has its library.
     *
     * @param pythons the interpreters to try
     * @param script the name of the script among this package's resources
     * @param arguments what the script is told
     * @return the tool, or empty where its library is not installed
     */
    static Optional<Contestant> start(List<String> pythons, String script, String... arguments) throws IOException {
        return start(pythons, Integer::toString, script, arguments);
    }

    /** The same with more than the size in a line. */
    static Optional<Contestant> start(List<String> pythons, IntFunction<String> question, String script, String... arguments)
            throws IOException {
        for (String python : pythons) {
            try {
                return Optional.of(new PythonTool(ToolProcess.start(command(python, script, arguments), Map.of(), LIMIT), question));
            } catch (MissingException elsewherePerhaps) {
                continue;
            }
        }
        return Optional.empty();
    }

    /** The command that runs a script. */
    static List<String> command(String python, String script, String... arguments) throws IOException {
        try (InputStream resource = PythonTool.class.getResourceAsStream(script)) {
            String code = new String(resource.readAllBytes(), StandardCharsets.UTF_8);
            List<String> command = new ArrayList<>(List.of(python, "-X", "utf8", "-c", code));
            command.addAll(List.of(arguments));
            return command;
        }
    }

    @Override
    public String name() {
        return process.name();
    }

    @Override
    public Outcome run(int size) throws IOException {
        String[] numbers = process.ask(question.apply(size), LIMIT).split(" ");
        return new Outcome(Double.parseDouble(numbers[0]), Double.parseDouble(numbers[1]));
    }

    @Override
    public void close() {
        process.close();
    }
}
