package engram.grader;

import engram.grader.Transcript.Asked;
import engram.grader.student.Reply;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Asks questions again, from the last to the first, in a process that has answered none before. A function whose answer then is another
 * one goes by something else than its arguments.
 */
final class Repetition {
    /** All repeated questions together took at most this part of a submission's time on the processor when they were asked first. */
    private static final int PART = 8;

    private final Submission submission;
    private final LeftOut leftOut;
    private final StudentProcesses processes;

    Repetition(Submission submission, LeftOut leftOut, StudentProcesses processes) {
        this.submission = submission;
        this.leftOut = leftOut;
        this.processes = processes;
    }

    /** A sentence for each of the tests that have asked a function which is not steady, or could not be asked again by its own fault. */
    Map<String, String> of(Transcript transcript, Collection<String> tests, Collection<String> mayDiffer) {
        var asked = transcript.kept().stream().filter(each -> tests.contains(each.test()) && !mayDiffer.contains(each.function())).toList();
        var unsteady = unsteady(chosen(asked));
        var sentences = new HashMap<String, String>();
        for (Asked each : asked) {
            Optional.ofNullable(unsteady.get(each.function())).ifPresent(sentence -> sentences.putIfAbsent(each.test(), sentence));
        }
        return Map.copyOf(sentences);
    }

    /** The quickest, as many as fit, from the last to the first. */
    private List<Asked> chosen(List<Asked> asked) {
        var budget = processes.limits().cpu().dividedBy(PART);
        var fitting = new HashSet<Asked>();
        var sum = Duration.ZERO;
        for (Asked each : asked.stream().sorted(Comparator.comparing(Asked::time)).toList()) {
            sum = sum.plus(each.time());
            if (sum.compareTo(budget) <= 0) {
                fitting.add(each);
            }
        }
        return asked.stream().filter(fitting::contains).toList().reversed();
    }

    /** Sentences by function. */
    private Map<String, String> unsteady(List<Asked> questions) {
        var sentences = new HashMap<String, String>();
        var left = new ArrayList<>(questions);
        var allowance = new Allowance(processes.limits());
        while (!left.isEmpty()) {
            var overdrawn = allowance.overdrawn();
            if (overdrawn.isPresent()) {
                left.forEach(each -> sentences.putIfAbsent(each.function(), notAsked(each.function(), overdrawn.get())));
                return sentences;
            }
            try (var process = processes.beside(() -> LoadedJvm.start(submission, leftOut, processes, allowance))) {
                do { // at least one question a process, or one that ends itself at once would be started for ever
                    Asked next = left.removeFirst();
                    difference(next, process).ifPresent(sentence -> sentences.put(next.function(), sentence));
                    left.removeIf(each -> sentences.containsKey(each.function()));
                } while (!left.isEmpty() && process.child().isAlive());
            } catch (ChildEnd cell) {
                if (!cell.isUnderLoad()) { // cells that ran before, and do not where they may be compared
                    left.forEach(each -> sentences.putIfAbsent(each.function(), notAsked(each.function(), cell.getMessage())));
                }
                return sentences;
            }
        }
        return sentences;
    }

    /** What is to be said where the answer is not the same. */
    private Optional<String> difference(Asked asked, LoadedJvm process) {
        Reply reply;
        try {
            reply = processes.beside(() -> process.ask(asked.function(), asked.question()));
        } catch (ChildEnd end) {
            return end.isUnderLoad() ? Optional.empty() : Optional.of(notAsked(asked.function(), end.getMessage()));
        }
        if (reply.spent()) {
            process.close(); // as the first time: what goes on there is not to have a hand in the next answer
        }
        boolean same = reply.answer().map(Transcript::digest).filter(asked.answer()::equals).isPresent();
        return same ? Optional.empty() : Optional.of(("%s gave another answer to the same question when it was asked again, in another order and in a fresh"
                + " program; what a function returns must depend on its arguments alone").formatted(asked.function()));
    }

    private static String notAsked(String function, String why) {
        return "%s gave no answer when it was asked again, in another order and in a fresh program: %s; what has worked once must work again".formatted(function, why);
    }
}
