package engram.grader;

import engram.grader.StudentProcesses.Question;
import engram.grader.jail.Jail;
import engram.grader.student.PlainData;
import engram.grader.student.Reply;
import engram.grader.student.Request;
import java.lang.invoke.MethodType;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The answers of a submission that runs in a process of its own. After a call that ended the process, the next gets a fresh one; a cell
 * that ended it would do so again, and nothing is called any more. Used by one thread.
 */
final class StudentAnswers implements Answers, AutoCloseable {
    /** Of one failure: a reader has enough of them, and each is searched for what is left out. */
    private static final int SENTENCES = 10;

    private final Submission submission;
    private final LeftOut leftOut;
    private final StudentProcesses processes;
    private final boolean isLoneRun;
    private final Allowance allowance;
    private final Transcript transcript = new Transcript();
    private Optional<LoadedJvm> running = Optional.empty();
    private Optional<StudentFailure> hopeless = Optional.empty();
    private boolean retried;
    private Duration tookLast = Duration.ZERO;

    private StudentAnswers(Submission submission, LeftOut leftOut, StudentProcesses processes, boolean isLoneRun) {
        this.submission = submission;
        this.leftOut = leftOut;
        this.processes = processes;
        this.isLoneRun = isLoneRun;
        allowance = new Allowance(processes.limits());
    }

    /**
     * Nothing is started before the first call.
     *
     * @param leftOut   what its process may not have
     * @param processes of the grading run
     */
    StudentAnswers(Submission submission, LeftOut leftOut, StudentProcesses processes) {
        this(submission, leftOut, processes, false);
    }

    /**
     * The answers of the only submission of a run, whose process has the whole library.
     *
     * @param limits what it may use
     * @param jail   what its process is started in
     */
    StudentAnswers(Submission submission, Limits limits, Jail jail) {
        this(submission, LeftOut.nothing(), new StudentProcesses(limits, jail), true);
    }

    @Override
    public <T> T call(Class<T> type, String function, Object... arguments) {
        return call("", type, function, arguments);
    }

    /** The same functions as one test sees them, which has a name: what it calls, and what is printed then, is kept for it. */
    Answers in(String test) {
        return new Answers() {
            @Override
            public <T> T call(Class<T> type, String function, Object... arguments) {
                return StudentAnswers.this.call(test, type, function, arguments);
            }
        };
    }

    /** What the student's code printed while a test called it, as far as it was kept. */
    String printed(String test) {
        return transcript.printed(test);
    }

    /**
     * Asks some of the questions of these tests once more, in another order and in a fresh process, in which nothing is left of earlier calls.
     *
     * @param tests     names of tests, as given to {@link #in}
     * @param mayDiffer functions that need not answer the same
     * @return for each test whose functions have answered differently a sentence that says so, without what was asked or answered
     */
    Map<String, String> unsteady(Collection<String> tests, Collection<String> mayDiffer) {
        end();
        return new Repetition(submission, leftOut, processes).of(transcript, tests, mayDiffer);
    }

    private <T> T call(String test, Class<T> type, String function, Object... arguments) {
        Grading.checkInterrupted();
        byte[] question = Request.call(function, arguments);
        Reply reply;
        try {
            reply = ask(function, question);
        } finally {
            running.map(LoadedJvm::child).ifPresent(child -> transcript.print(test, child.takePrinted()));
        }
        var brokenCells = running.orElseThrow().brokenCells();
        if (reply.spent()) {
            end(); // what goes on there, or fills its memory, is not to have a hand in the next answer
        }
        Object value = reply.answer().orElseThrow(() -> failure(reply, brokenCells));
        transcript.add(new Transcript.Asked(test, function, question, Transcript.digest(value), tookLast));
        return as(type, function, value);
    }

    private StudentFailure failure(Reply reply, List<String> brokenCells) {
        var sentences = Stream.concat(Stream.of(reply.failure()), brokenCells.stream()).limit(SENTENCES).collect(Collectors.joining("; "));
        return new StudentFailure(sentences + leftOut.reason(sentences, processes.classPath(leftOut).missing()));
    }

    private Reply ask(String function, byte[] question) {
        if (hopeless.isPresent()) {
            throw hopeless.get();
        }
        allowance.overdrawn().ifPresent(why -> {
            throw new StudentFailure("%s was not called: %s".formatted(function, why));
        });
        try {
            return tried(() -> {
                load();
                long start = System.nanoTime();
                var reply = running.orElseThrow().ask(function, question);
                tookLast = Duration.ofNanos(System.nanoTime() - start);
                return reply;
            });
        } catch (StudentFailure failure) {
            if (running.isEmpty()) {
                hopeless = Optional.of(failure);
            }
            throw failure;
        }
    }

    /** Sees to it that there is a process with the notebook in it. */
    private void load() throws ChildEnd {
        if (running.filter(each -> each.child().isAlive()).isEmpty()) {
            end();
            running = Optional.of(LoadedJvm.start(submission, leftOut, processes, allowance));
        }
    }

    /** Asks, and once more for the whole submission where the machine was too busy to say that the time was enough. */
    private <T> T tried(Question<T> question) {
        try {
            return processes.beside(question);
        } catch (ChildEnd end) {
            if (!end.isUnderLoad() || retried) {
                throw new StudentFailure(end.getMessage());
            }
            retried = true;
            try {
                return processes.alone(question);
            } catch (ChildEnd again) {
                boolean wasCutShort = allowance.overdrawn().isPresent(); // how much time was left says nothing of the call
                throw new StudentFailure((wasCutShort ? end : again).getMessage());
            }
        }
    }

    private static <T> T as(Class<T> type, String function, Object value) {
        Object answer = type == double.class && value instanceof Integer number ? Double.valueOf(number) : value;
        var boxed = MethodType.methodType(type).wrap().returnType();
        if (!boxed.isInstance(answer)) {
            throw new StudentFailure("%s returned %s, and must return %s".formatted(function,
                    PlainData.typeName(value).orElseThrow(), type.getSimpleName()));
        }
        @SuppressWarnings("unchecked")
        T typed = (T) answer;
        return typed;
    }

    private void end() {
        running.ifPresent(LoadedJvm::close);
        running = Optional.empty();
    }

    @Override
    public void close() {
        end();
        if (isLoneRun) {
            processes.close();
        }
    }
}
