package engram.ode;

import engram.progress.Progress;

/** Progress of many short steps: it is told of after some thousand numbers, so that it costs nothing beside them. For one thread. */
final class Pace {
    private static final int NUMBERS = 4096;

    private final Progress progress;
    private final int together;         // steps
    private int waiting;

    /** @param numbers of one step */
    Pace(Progress progress, int numbers) {
        this.progress = progress;
        this.together = Math.max(1, NUMBERS / numbers);
    }

    /** @throws java.util.concurrent.CancellationException if the work is to stop */
    void step() {
        Progress.checkCancelled();
        if (++waiting < together) return;
        progress.step(waiting);
        waiting = 0;
    }
}
