package engram.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/**
 * The same work by several tools, each in a process of its own, in turn.
 *
 * @param work     what they do
 * @param sizes    how large it is, in rising order
 * @param entrants who does it
 */
record Contest(String work, List<Integer> sizes, List<Entrant> entrants) {

    /** Between two turns, in ns: the threads of a BLAS go on waiting in a loop for a while when they are through. */
    private static final long PAUSE = 100_000_000;

    /** What takes longer, preparations included, is done once. */
    private static final Duration LONG = Duration.ofSeconds(8);

    /** What a turn may take. */
    private static final Duration TURN = Duration.ofSeconds(75);

    /**
     * Runs all sizes. A first round warms up and does not count. A tool that fails is left out for the rest of its size.
     *
     * @param rounds how many rounds count, at least 1
     * @param record gets the measurements of all tools when they are through with a size
     */
    void run(int rounds, Deadline deadline, Consumer<List<Measurement>> record) {
        try {
            sizes.forEach(size -> record.accept(run(size, rounds, deadline)));
        } finally {
            entrants.forEach(Entrant::close);
        }
    }

    private List<Measurement> run(int size, int rounds, Deadline deadline) {
        Map<Entrant, List<Answer>> answers = new LinkedHashMap<>();
        Map<Entrant, String> missing = new LinkedHashMap<>();
        List<Entrant> left = new ArrayList<>(entrants);
        entrants.forEach(entrant -> answers.put(entrant, new ArrayList<>()));
        for (int round = 0; round <= rounds; round++) {
            for (Entrant entrant : List.copyOf(left)) {
                LockSupport.parkNanos(PAUSE);
                try {
                    entrant.prepare(deadline.share(TURN));
                    long start = System.nanoTime();
                    answers.get(entrant).add(entrant.ask(size, round, deadline.share(TURN)));
                    if (System.nanoTime() - start > LONG.toNanos()) {
                        left.remove(entrant);
                    }
                } catch (IOException reason) {
                    missing.put(entrant, reason.getMessage());
                    entrant.close();
                    left.remove(entrant);
                }
            }
        }
        return entrants.stream().map(entrant -> new Measurement(work, size, entrant.name(), entrant.version(), answers.get(entrant),
                Optional.ofNullable(missing.get(entrant)))).toList();
    }
}
