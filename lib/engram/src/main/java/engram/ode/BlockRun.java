package engram.ode;

import engram.parallel.Cores;
import engram.progress.Progress;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A run of a method of fixed steps for equations that don't know one another: block by block, each from the beginning to the end.
 * The same steps as {@link FixedRun} makes, so the same bits.
 */
final class BlockRun {

    /**
     * Numbers of a block: the state, the one before, and the three arrays of Runge–Kutta are 40 kB. With 512 or 1024 the arrays would lie whole
     * pages apart, and their loads wait for stores that seem to be to the same place.
     */
    static final int BLOCK = 1000;

    private final IndependentOde ode;
    private final FixedStep method;
    private final Steps steps;
    private final double[] initial;
    private final Recording recording;

    BlockRun(IndependentOde ode, double[] initial, FixedStep method, Steps steps) {
        this.ode = ode;
        this.method = method;
        this.steps = steps;
        this.initial = initial;
        this.recording = new Recording(initial.length, steps.rows());
    }

    Trajectory run() {
        recording.add(steps.time(0), initial);
        int blocks = Math.ceilDiv(initial.length, BLOCK);
        var faults = new Fault[blocks];             // null where there is none
        try (var progress = Progress.of("integration", Math.multiplyExact(Math.min(steps.count(), Long.MAX_VALUE / blocks), blocks))) {
            Cores.forEach(blocks, block -> faults[block] = block(block * BLOCK, progress).orElse(null));
        }
        var first = Arrays.stream(faults).filter(Objects::nonNull).min(Comparator.comparingLong(Fault::step));
        if (first.isPresent()) throw first.get().exception(steps, trajectory(first.get().step()));
        return trajectory(steps.count());
    }

    /** All steps of the numbers from first on; ends early with a fault. */
    private Optional<Fault> block(int first, Progress progress) {
        double[] y = Arrays.copyOfRange(initial, first, Math.min(first + BLOCK, initial.length));
        double[] before = new double[y.length];
        var stepper = method.stepper(y.length);
        var slopes = StepSlopes.of((t, state, slope) -> ode.slope(t, state, slope, first), steps);
        var pace = new Pace(progress, y.length);
        for (long k = 0; k < steps.count(); k++) {
            System.arraycopy(y, 0, before, 0, y.length);
            slopes.step(k);
            stepper.step(slopes, steps.length(k), y);
            Optional<Fault> fault = Fault.after(k, slopes, before, y);
            if (fault.isPresent()) return fault.map(found -> found.within(first));
            if (steps.keeps(k + 1)) recording.states.put(steps.rowsUntil(k + 1) - 1, first, y);
            pace.step();
        }
        return Optional.empty();
    }

    /** What was kept at the beginning of this step and before. */
    private Trajectory trajectory(long done) {
        int rows = steps.rowsUntil(done);
        recording.states.count(rows);
        for (long k = 1; k <= done && recording.times.count() < rows; k++)
            if (steps.keeps(k)) recording.times.add(new double[] {steps.time(k)});
        var work = new Cost(done * evaluationsOfAStep(), done, done, 0);
        return recording.trajectory(ode, steps.jumps(), List.of(), work);
    }

    private long evaluationsOfAStep() {
        long[] count = {0};
        method.stepper(1).step((fraction, y, slope) -> count[0]++, 1, new double[1]);
        return count[0];
    }
}
