package engram.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * A Python library that stays alive beside this JVM and is asked over a pipe: a script of this package prints its name once,
 * then reads a size a line and prints the seconds that the work took.
 */
final class PythonTool implements Contestant {
    private final Process process;
    private final BufferedReader answers;
    private final PrintWriter questions;
    private final String name;

    private PythonTool(Process process, BufferedReader answers, String name) {
        this.process = process;
        this.answers = answers;
        this.questions = new PrintWriter(process.getOutputStream(), true, StandardCharsets.UTF_8);
        this.name = name;
    }

    /**
     * Starts a tool in the first interpreter that has its library.
     *
     * @param pythons the interpreters to try
     * @param script the name of the script among this package's resources
     * @return the tool, or empty where its library is not installed
     */
    static Optional<Contestant> start(List<String> pythons, String script) throws IOException {
        String code;
        try (InputStream resource = PythonTool.class.getResourceAsStream(script)) {
            code = new String(resource.readAllBytes(), StandardCharsets.UTF_8);
        }
        for (String python : pythons) {
            Process process = new ProcessBuilder(python, "-c", code).redirectError(ProcessBuilder.Redirect.DISCARD).start();
            BufferedReader answers = process.inputReader(StandardCharsets.UTF_8);
            String name = answers.readLine();
            if (name != null) {
                return Optional.of(new PythonTool(process, answers, name));
            }
        }
        return Optional.empty();
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public double run(int size) throws IOException {
        questions.println(size);
        String seconds = answers.readLine();
        if (seconds == null) {
            throw new IOException("%s ended in the middle of size %d; look for lack of memory.".formatted(name, size));
        }
        return Double.parseDouble(seconds);
    }

    @Override
    public void close() throws IOException {
        questions.close();
        answers.close();
        process.destroy();
    }
}
