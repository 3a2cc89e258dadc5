package engram.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/** A tool in a contest. Its process starts when it is first asked, and again at the next size when it has failed. */
final class Entrant implements AutoCloseable {

    /** How its process starts. */
    interface Start {
        ToolProcess within(Duration limit) throws IOException;
    }

    /** What it is asked for a piece of work. */
    interface Question {
        String of(int size, int round);
    }

    private final String name;
    private final Start start;
    private final Question question;
    private Optional<ToolProcess> process = Optional.empty();
    private Optional<MissingException> absence = Optional.empty();
    private String version = "";

    Entrant(String name, Start start, Question question) {
        this.name = name;
        this.start = start;
        this.question = question;
    }

    String name() {
        return name;
    }

    /** What its process calls itself; empty before it was asked. */
    String version() {
        return version;
    }

    /**
     * Starts its process where there is none.
     *
     * @throws MissingException if it does not start, here or in this time; it is not tried again
     */
    void prepare(Duration limit) throws IOException {
        if (absence.isPresent()) {
            throw absence.get();
        }
        if (process.isEmpty()) {
            try {
                process = Optional.of(start.within(limit));
            } catch (MissingException reason) {
                absence = Optional.of(reason);
                throw reason;
            }
            version = process.get().name();
        }
    }

    /**
     * Lets it do its work once, when it is prepared.
     *
     * @throws MissingException if it cannot, or not in this time
     */
    Answer ask(int size, int round, Duration limit) throws MissingException {
        return Answer.of(process.orElseThrow().ask(question.of(size, round), limit));
    }

    @Override
    public void close() {
        process.ifPresent(ToolProcess::close);
        process = Optional.empty();
    }
}
