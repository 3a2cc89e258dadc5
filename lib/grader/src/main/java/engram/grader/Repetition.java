package engram.grader;

import engram.grader.Transcript.Asked;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Asks questions again, from the last to the first, in a process that has answered none before. A function whose answer then is another
 * one goes by something else than its arguments.
 */
final class Repetition {
    /** All repeated questions together took so long the first time. */
    private static final Duration BUDGET = Duration.ofSeconds(8);

    private final Submission submission;
    private final LeftOut leftOut;
    private final StudentProcesses processes;

    Repetition(Submission submission, LeftOut leftOut, StudentProcesses processes) {
        this.submission = submission;
        this.leftOut = leftOut;
        this.processes = processes;
    }

    /** A sentence for each of the tests that have asked a function which is not steady. */
    Map<String, String> of(Transcript transcript, Collection<String> tests, Collection<String> mayDiffer) {
        var asked = transcript.kept().stream().filter(each -> tests.contains(each.test()) && !mayDiffer.contains(each.function())).toList();
        var unsteady = asked.isEmpty() ? Set.<String>of() : unsteady(chosen(asked));
        var sentences = new HashMap<String, String>();
        for (Asked each : asked) {
            if (unsteady.contains(each.function())) {
                sentences.putIfAbsent(each.test(), ("%s gave another answer to the same question when it was asked again, in another order and in a fresh"
                        + " program; what a function returns must depend on its arguments alone").formatted(each.function()));
            }
        }
        return Map.copyOf(sentences);
    }

    /** The quickest, as many as fit, from the last to the first. */
    private static List<Asked> chosen(List<Asked> asked) {
        var fitting = new HashSet<Asked>();
        var sum = Duration.ZERO;
        for (Asked each : asked.stream().sorted(Comparator.comparing(Asked::time)).toList()) {
            sum = sum.plus(each.time());
            if (sum.compareTo(BUDGET) <= 0) {
                fitting.add(each);
            }
        }
        return asked.stream().filter(fitting::contains).toList().reversed();
    }

    private Set<String> unsteady(List<Asked> questions) {
        var unsteady = new HashSet<String>();
        var left = new ArrayList<>(questions);
        var allowance = new Allowance(processes.limits());
        while (!left.isEmpty() && allowance.overdrawn().isEmpty()) {
            try (var process = processes.beside(() -> LoadedJvm.start(submission, leftOut, processes, allowance))) {
                while (!left.isEmpty() && process.child().isAlive()) {
                    Asked next = left.removeFirst();
                    if (!unsteady.contains(next.function()) && !isSame(next, process)) {
                        unsteady.add(next.function());
                    }
                }
            } catch (ChildEnd cell) {
                left.clear(); // cells that ran before and do not now: there is nothing to compare
            }
        }
        return unsteady;
    }

    private boolean isSame(Asked asked, LoadedJvm process) {
        try {
            var reply = processes.beside(() -> process.ask(asked.function(), asked.question()));
            return reply.answer().map(Transcript::digest).filter(asked.answer()::equals).isPresent();
        } catch (ChildEnd end) {
            return end.isUnderLoad();
        }
    }
}
