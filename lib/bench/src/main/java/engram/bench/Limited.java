package engram.bench;

import java.io.IOException;
import java.util.function.IntToDoubleFunction;

/** A tool that leaves out what would take it longer than it may, judged by its best time at the size before. */
final class Limited implements Contestant {
    private final Contestant tool;
    private final double limit;         // s
    private final IntToDoubleFunction work;
    private int largest = 1;
    private double best;                // s, at that size

    /** A tool whose work grows as the third power of the size. */
    Limited(Contestant tool, double limit) {
        this(tool, limit, size -> Math.pow(size, 3));
    }

    /**
     * @param limit in seconds, for one run
     * @param work of each size, in any unit
     */
    Limited(Contestant tool, double limit, IntToDoubleFunction work) {
        this.tool = tool;
        this.limit = limit;
        this.work = work;
    }

    @Override
    public String name() {
        return tool.name();
    }

    @Override
    public Outcome run(int size) throws IOException {
        double expected = best * work.applyAsDouble(size) / work.applyAsDouble(largest);
        if (size > largest && expected > limit) {
            return Outcome.NONE;
        }
        Outcome outcome = tool.run(size);
        best = size > largest ? outcome.seconds() : Math.min(best, outcome.seconds());
        largest = size;
        return outcome;
    }

    @Override
    public void close() throws IOException {
        tool.close();
    }
}
