package engram.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A Python library that stays alive beside this JVM and is asked over a pipe: a script of this package prints its name once,
 * then reads a size a line and prints the seconds that the work took and the figure that came out.
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
     * @param arguments what the script is told
     * @return the tool, or empty where its library is not installed
     */
    static Optional<Contestant> start(List<String> pythons, String script, String... arguments) throws IOException {
        String code;
        try (InputStream resource = PythonTool.class.getResourceAsStream(script)) {
            code = new String(resource.readAllBytes(), StandardCharsets.UTF_8);
        }
        for (String python : pythons) {
            List<String> command = new ArrayList<>(List.of(python, "-X", "utf8", "-c", code));
            command.addAll(List.of(arguments));
            Process process;
            try {
                process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
            } catch (IOException absent) {      // there is no such interpreter
                continue;
            }
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
    public Outcome run(int size) throws IOException {
        questions.println(size);
        String answer = answers.readLine();
        if (answer == null) {
            throw new IOException("%s ended in the middle of size %d; look for lack of memory.".formatted(name, size));
        }
        String[] numbers = answer.split(" ");
        return new Outcome(Double.parseDouble(numbers[0]), Double.parseDouble(numbers[1]));
    }

    @Override
    public void close() throws IOException {
        questions.close();
        answers.close();
        process.destroy();
    }
}
