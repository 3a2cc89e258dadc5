package engram.ode;

import engram.progress.Progress;
import java.util.List;
import java.util.Optional;

/** A run of a method of fixed steps, with the whole state in one piece. */
final class FixedRun {
    private final Ode ode;
    private final Steps steps;
    private final Stepper stepper;
    private final StepSlopes slopes;
    private final Lookout lookout;
    private final Recording recording;
    private final double[] y, before, slope0, slope1;
    private final Piece piece;
    private long done;

    FixedRun(Problem problem, FixedStep method, Steps steps, List<Crossing> crossings) {
        int size = problem.variables();
        this.ode = problem.ode();
        this.steps = steps;
        this.lookout = new Lookout(crossings, size);
        this.recording = new Recording(size, steps.rows());
        this.stepper = method.stepper(size);
        this.slopes = StepSlopes.of(ode, steps);
        this.y = problem.initial();
        this.before = problem.initial();
        int curved = lookout.isNeeded() ? size : 0;
        this.piece = new Piece(curved);
        this.slope0 = new double[curved];
        this.slope1 = new double[curved];
    }

    Trajectory run() {
        recording.add(steps.time(0), y);
        try (var progress = Progress.of("integration", steps.count())) {
            var pace = new Pace(progress, y.length);
            while (done < steps.count()) {
                step();
                if (lookout.isNeeded()) {
                    Optional<Event> end = lookout.look(curve());
                    if (end.isPresent()) {
                        recording.addOnce(end.get().time(), end.get().state());
                        break;
                    }
                }
                if (steps.keeps(done)) recording.add(steps.time(done), y);
                pace.step();
            }
        }
        return trajectory();
    }

    private void step() {
        System.arraycopy(y, 0, before, 0, y.length);
        slopes.step(done);
        stepper.step(slopes, steps.length(done), y);
        Optional<Fault> fault = Fault.after(done, slopes, before, y);
        if (fault.isPresent()) {
            recording.addOnce(steps.time(done), before);
            throw fault.get().exception(steps, trajectory());
        }
        done++;
    }

    /** The curve of the last step: by cubic Hermite interpolation. */
    private Piece curve() {
        slopes.at(0, before, slope0);
        slopes.at(1, y, slope1);
        System.arraycopy(before, 0, piece.y0, 0, y.length);
        System.arraycopy(y, 0, piece.y1, 0, y.length);
        piece.between(steps.time(done - 1), steps.time(done));
        piece.hermite(steps.length(done - 1), slope0, slope1);
        return piece;
    }

    private Trajectory trajectory() {
        return recording.trajectory(ode, steps.jumps(), lookout.events(), new Cost(slopes.evaluations(), done, done, 0));
    }
}
