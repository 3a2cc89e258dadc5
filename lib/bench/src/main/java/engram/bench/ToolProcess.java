package engram.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * A program that stays alive beside this JVM and is asked over a pipe: it prints its name once, then an answer to every line that it
 * reads. One that cannot do its work here prints {@code missing:} and the reason in place of its name.
 */
final class ToolProcess implements AutoCloseable {
    private static final String MISSING = "missing: ";

    /** The two lines with which a JVM says why and where it ends because of native code. */
    private static final String CRASH = "#  SIG.*|# C  \\[.*";

    private final Process process;
    private final PrintWriter questions;
    private final BlockingQueue<Optional<String>> answers;      // empty at the end
    private final BlockingQueue<String> complaints;             // what it wrote to stderr
    private final Thread listening;                             // to those
    private final String name;

    private ToolProcess(Process process, Duration limit) throws MissingException {
        this.process = process;
        this.questions = new PrintWriter(process.getOutputStream(), true, StandardCharsets.UTF_8);
        this.answers = new LinkedBlockingQueue<>();
        this.complaints = new LinkedBlockingQueue<>();
        Thread.ofVirtual().start(() -> {
            read(process.inputReader(StandardCharsets.UTF_8), line -> answers.add(Optional.of(line)));
            answers.add(Optional.empty());
        });
        this.listening = Thread.ofVirtual().start(() -> read(process.errorReader(StandardCharsets.UTF_8), complaints::add));
        this.name = answer("name", limit);
        if (name.startsWith(MISSING)) {
            close();
            throw new MissingException(name.substring(MISSING.length()));
        }
    }

    /**
     * Starts a program.
     *
     * @param command     the program and its arguments
     * @param environment what is added to this process's environment
     * @param limit       how long it may take to print its name
     * @throws MissingException if it does not start, in time; the message is the reason
     */
    static ToolProcess start(List<String> command, Map<String, String> environment, Duration limit) throws MissingException {
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().putAll(environment);
        Process process;
        try {
            process = builder.start();
        } catch (IOException absent) {
            throw new MissingException("there is no program '%s'".formatted(command.getFirst()));
        }
        return new ToolProcess(process, limit);
    }

    private static void read(BufferedReader from, Consumer<String> to) {
        try {
            from.lines().forEach(to);
        } catch (UncheckedIOException closed) {
            return;     // by close(), while it waited for a line
        }
    }

    /** What it calls itself. */
    String name() {
        return name;
    }

    /**
     * Asks for a piece of work and waits for it.
     *
     * @throws MissingException if the program ends, or takes longer than it may, after which it is ended; the message says which
     */
    String ask(String question, Duration limit) throws MissingException {
        questions.println(question);
        return answer("answer to '%s'".formatted(question), limit);
    }

    private String answer(String wanted, Duration limit) throws MissingException {
        try {
            Optional<String> answer = answers.poll(limit.toMillis(), TimeUnit.MILLISECONDS);
            if (answer == null) {       // which is how a queue says that time is up
                close();
                throw new MissingException("no %s within %d s".formatted(wanted, limit.toSeconds()));
            }
            return answer.orElseThrow(() -> new MissingException("it ended without its %s: %s".formatted(wanted, lastComplaint())));
        } catch (InterruptedException stopped) {
            close();
            Thread.currentThread().interrupt();
            throw new MissingException("the run was stopped");
        }
    }

    private String lastComplaint() {
        try {
            process.waitFor();
            listening.join();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        Optional<String> crash = complaints.stream().filter(line -> line.matches(CRASH)).map(line -> line.substring(1).strip())
                .reduce((signal, place) -> signal + " in " + place);
        return crash.or(() -> complaints.stream().filter(line -> !line.isBlank()).reduce((earlier, later) -> later))
                .orElse("exit code " + process.exitValue());
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        questions.close();
    }
}
