package engram.hopfield;

import engram.cuda.Gpu;
import engram.cuda.Graph;
import engram.parallel.Cores;
import engram.progress.Progress;

/**
 * The bit engine on a GPU, for synchronous update and for groups that are not too small, at any temperature: the same bits as on the CPU.
 *
 * <p>A step of all active probes is two integer products: how many spins of each probe differ from each pattern, by popcount, and what that
 * changes in the fields, from signed bytes by dp4a. Finished probes leave the list of active ones on the device. The kernels of a step are recorded
 * as a graph and replayed; every few steps the host takes the overlaps home, looks for an interruption, and records anew
 * when half of the probes are finished. States cross the bus at the end, or after every step where they are to be watched.
 */
final class CudaBits {

    /** The longest time between two looks for an interruption, in seconds, as far as it can be chosen. */
    private static final double SECONDS = 0.05;

    /** The smallest part of the neurons to be updated at once for which the device is worth while: all overlaps are counted for each group. */
    private static final double SMALLEST = 0.02;

    /** The part of the device's memory that may be used. */
    private static final double SHARE = 0.25;

    private final Gpu gpu;
    private final Patterns patterns;
    private final Patterns probes;
    private final Update update;
    private final double diagonal;
    private final Recorder recorder;

    private CudaBits(Gpu gpu, Patterns patterns, Patterns probes, double diagonal, Update update, Recorder recorder) {
        this.gpu = gpu;
        this.patterns = patterns;
        this.probes = probes;
        this.update = update;
        this.diagonal = diagonal;
        this.recorder = recorder;
    }

    /**
     * The engine for a network that learned the patterns by Hebb's rule. It leaves to the CPU updates of very few neurons at a time, temperatures too high
     * for a table, many blocks of very few probes, and probes that go on where a draw has left them, since the device drops them there.
     */
    static Engine engine(Patterns patterns, Gpu gpu) {
        Engine onCpu = BitRecall.engine(new BitPatterns(patterns));
        return (probes, diagonal, update, recorder) -> {
            if (update.fraction() < SMALLEST || !CudaDecision.isPossible(update, patterns, diagonal)
                    || patterns.count() < Math.min(probes.count(), CudaProbes.TILE)
                    || !recorder.stopsAtRepeats() && CudaDecision.canDrawTies(update, patterns, diagonal)) {
                onCpu.recall(probes, diagonal, update, recorder);
            } else if (recorder.steps() > 0) {
                new CudaBits(gpu, patterns, probes, diagonal, update, recorder).run();
            }
        };
    }

    private void run() {
        try (var progress = Progress.of("recall", (long) probes.count() * recorder.steps())) {
            gpu.use(() -> {
                try (var stored = CudaPatterns.of(gpu, patterns)) {
                    for (int first = 0; first < probes.count(); first += patterns.count()) inBlock(first, stored, progress);
                }
                return null;
            });
        }
    }

    /** Follows a block of at most p probes, see {@link Decision}. */
    private void inBlock(int first, CudaPatterns stored, Progress progress) {
        int longest = !update.isCold() ? 0 : update.isSynchronous() ? 2 : 1;
        try (var decision = CudaDecision.of(gpu, update, patterns, diagonal, first / patterns.count());
                var cohort = new CudaProbes(gpu, stored, decision, together(), longest)) {
            if (update.isSynchronous()) {
                try (var steps = new CudaSteps.Synchronous(gpu, stored, cohort)) {
                    inCohorts(cohort, first, () -> step(cohort, steps, progress));
                }
            } else {
                try (var sweeps = new CudaSteps.Sweeps(gpu, update, stored, cohort)) {
                    inCohorts(cohort, first, () -> sweep(cohort, sweeps, progress));
                }
            }
        }
    }

    /** Goes through the probes of a block in as many runs as they take. */
    private void inCohorts(CudaProbes cohort, int start, Runnable recall) {
        int end = Math.min(start + patterns.count(), probes.count()), together = cohort.room();
        for (int first = start; first < end; first += together) {
            cohort.start(probes, first, Math.min(together, end - first));
            recall.run();
            finish(cohort);
        }
    }

    /** How many probes are at work at a time: no more than fit, and than make a step in the time between two looks. */
    private int together() {
        double n = patterns.neurons(), p = patterns.count();
        double room = SHARE * gpu.device().memory() / CudaProbes.bytes(patterns);
        double products = SECONDS * gpu.device().peakFlops() / (2 * n * p); // of a spin with a digit, two digits per pattern
        int tiles = (int) (Math.min(room, products) / CudaProbes.TILE);
        return (int) Math.clamp((long) CudaProbes.TILE * tiles, CudaProbes.TILE, Math.max(CudaProbes.TILE, (long) Math.min(p, probes.count())));
    }

    private boolean goesOn(CudaProbes cohort) { return cohort.active() > 0 && cohort.time() < recorder.steps(); }

    /** All synchronous steps of a cohort. */
    private void step(CudaProbes cohort, CudaSteps.Synchronous steps, Progress progress) {
        steps.start();
        int batch = 1;
        while (goesOn(cohort)) {
            int tiles = cohort.activeTiles();
            try (Graph step = Graph.record(gpu, () -> steps.launch(tiles))) {
                while (goesOn(cohort) && cohort.activeTiles() > tiles / 2) {
                    int now = Math.min(batch, recorder.steps() - cohort.time());
                    long begun = System.nanoTime();
                    advance(cohort, progress, now, () -> {
                        for (int k = 0; k < now; k++) step.replay();
                    });
                    double seconds = (System.nanoTime() - begun) / 1e9;
                    if (!recorder.wantsStates() && seconds < SECONDS / 4) batch = Math.min(2 * batch, CudaProbes.BATCH);
                    else if (seconds > SECONDS) batch = Math.max(1, batch / 2);
                }
            }
        }
    }

    /** All asynchronous sweeps of a cohort. */
    private void sweep(CudaProbes cohort, CudaSteps.Sweeps sweeps, Progress progress) {
        while (goesOn(cohort)) advance(cohort, progress, 1, () -> sweeps.launch(cohort.time() + 1));
    }

    /** Makes some steps and writes down what they did. */
    private void advance(CudaProbes cohort, Progress progress, int steps, Runnable launches) {
        long before = done(cohort);
        cohort.advance(steps, launches);
        progress.step(done(cohort) - before);
        cohort.forEachOverlap(recorder::overlap);
        if (!recorder.wantsStates()) return;
        long[][] states = cohort.statesAtHome();
        Cores.forEach(states.length, local -> {
            if (cohort.wasActive(local)) recorder.state(cohort.number(local), cohort.time(), states[local]);
        });
    }

    /** Steps of single probes that need not be made any more. */
    private long done(CudaProbes cohort) {
        return (long) cohort.active() * cohort.time() + (long) (cohort.rows() - cohort.active()) * recorder.steps();
    }

    private void finish(CudaProbes cohort) {
        long[][] states = cohort.statesAtHome(), last = cohort.lastStatesAtHome();
        int[] cycles = cohort.cycles();
        boolean[] drew = cohort.drewTies();
        for (int local = 0; local < states.length; local++) {
            int mu = cohort.number(local), t = cohort.settledAt(local);
            switch (cycles[local]) {
                case 1 -> recorder.repeats(mu, t, states[local], !drew[local]);
                case 2 -> recorder.alternates(mu, t, last[local], states[local]);
                default -> recorder.state(mu, recorder.steps(), states[local]);
            }
        }
    }
}
