package engram.bench;

import java.io.IOException;

/** A tool that leaves out what would take it longer than it may, judged by its best time at the size before. */
final class Limited implements Contestant {
    private final Contestant tool;
    private final double limit;         // s
    private int largest = 1;
    private double best;                // s, at that size

    /** @param limit in seconds, for one run */
    Limited(Contestant tool, double limit) {
        this.tool = tool;
        this.limit = limit;
    }

    @Override
    public String name() {
        return tool.name();
    }

    @Override
    public Outcome run(int size) throws IOException {
        // the work grows as the third power of the size
        double expected = best * Math.pow((double) size / largest, 3);
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
