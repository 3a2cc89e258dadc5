package engram.ode;

import engram.progress.Progress;
import java.util.List;
import java.util.Optional;

/** A run of {@link DormandPrince}. */
final class AdaptiveRun {
    private static final int PARTS = 1000;                  // of the span, for the display of progress

    private final Problem problem;
    private final DormandPrince method;
    private final Span span;
    private final DormandPrinceStep step;
    private final Lookout lookout;
    private final Recording recording;
    private final Rows curves;                              // of each step: its end, r₂, r₃, r₄, r₅; where every step is kept
    private final Piece piece;
    private double t;
    private long tried, accepted, rejected;
    private int kept;                                       // of the times at which states are kept
    private final Stiffness stiffness = new Stiffness();

    AdaptiveRun(Problem problem, DormandPrince method, Span span, List<Crossing> crossings) {
        int size = problem.variables();
        this.problem = problem;
        this.method = method;
        this.span = span;
        this.lookout = new Lookout(crossings, size);
        this.recording = new Recording(size, span.keepsEveryStep() ? 1 : span.kept().length);
        this.curves = new Rows(span.keepsEveryStep() ? Math.addExact(1, Math.multiplyExact(4, size)) : 1, 1);
        this.step = new DormandPrinceStep(problem, method, span.jumps());
        this.piece = new Piece(size);
        this.t = span.start();
    }

    Trajectory run() {
        if (span.keepsEveryStep() || span.kept()[0] == t) keepFirst();
        double[] corners = span.corners();
        try (var progress = Progress.of("integration", PARTS)) {
            for (int k = 1; k < corners.length; k++) if (segment(corners[k], progress)) break;
        }
        return trajectory();
    }

    private void keepFirst() {
        recording.add(t, step.y);
        kept = 1;
    }

    /** Steps until a corner; true where a crossing has ended the run before. */
    private boolean segment(double end, Progress progress) {
        step.begin(t);
        refuse(step.k1);
        double h = step.first(t, end - t);
        if (!(h > 0)) throw tooShort(h);
        var control = new StepControl();
        while (t < end) {
            progress.step(0);
            if (tried == method.stepLimit()) throw tooMany();
            if (0.1 * h <= Math.abs(t) * 0x1p-52 || h < Double.MIN_NORMAL) throw tooShort(h);
            boolean last = t + 1.01 * h >= end;
            if (last) h = end - t;
            double then = last ? end : t + h;
            step.step(t, h, then);
            tried++;
            double error = step.error(h);
            if (!(error <= 1)) {
                h = control.rejected(h, error);
                if (accepted > 0) rejected++;
                continue;
            }
            double next = Math.min(control.accepted(h, error), span.end() - span.start());
            accepted++;
            if (accept(h, then)) return true;
            if (stiffness.after(accepted, step, h) && (end - t) / h > method.stepLimit() - tried) throw stiff(h);
            long before = part(t);
            t = then;
            step.advance();
            progress.step(part(t) - before);
            h = next;
        }
        return false;
    }

    private long part(double time) { return (long) (PARTS * ((time - span.start()) / (span.end() - span.start()))); }

    /** Keeps what is to be kept of the step; true where a crossing ends the run. */
    private boolean accept(double h, double then) {
        boolean everyStep = span.keepsEveryStep();
        boolean passes = kept < span.kept().length && span.kept()[kept] <= then;
        if (!everyStep && !passes && !lookout.isNeeded()) return false;
        step.dense(h, piece);
        piece.between(t, then);
        Optional<Event> end = lookout.look(piece);
        double until = end.map(Event::time).orElse(then);
        double[] state = end.map(Event::state).orElse(step.next);
        if (everyStep) {
            if (until > t) curves.add(new double[] {then}, piece.r2, piece.r3, piece.r4, piece.r5);
            recording.addOnce(until, state);
        } else {
            keepUntil(until);
            if (end.isPresent()) recording.addOnce(until, state);
        }
        return end.isPresent();
    }

    private void keepUntil(double until) {
        double[] state = new double[problem.variables()];
        for (; kept < span.kept().length && span.kept()[kept] <= until; kept++) {
            piece.state(piece.theta(span.kept()[kept]), state);
            recording.add(span.kept()[kept], state);
        }
    }

    private Trajectory trajectory() {
        var work = new Cost(step.evaluations(), tried, accepted, rejected);
        return span.keepsEveryStep() ? new Trajectory(recording.times, recording.states, this::curve, lookout.events(), work)
                : recording.trajectory(problem.ode(), span.jumps(), lookout.events(), work);
    }

    private Piece curve(int k) {
        int size = problem.variables();
        var curve = new Piece(size);
        double[][] parts = {curve.r2, curve.r3, curve.r4, curve.r5};
        for (int part = 0; part < parts.length; part++) curves.read(k, 1 + part * size, parts[part]);
        recording.states.read(k, 0, curve.y0);
        for (int i = 0; i < size; i++) curve.y1[i] = curve.y0[i] + curve.r2[i];
        curve.between(recording.times.get(k, 0), curves.get(k, 0));
        return curve;
    }

    /** It would need more steps than are left, only to stay stable. */
    private StepException stiff(double h) {
        return failure(("The equations are stiff at t = %s: steps of %s are needed there only to stay stable, more than the %d that are "
                + "allowed; take exponential Euler, if they are linear in their own variable, or allow more steps.")
                        .formatted((float) t, (float) h, method.stepLimit()));
    }

    private StepException tooMany() {
        return failure("After %d steps, all that are allowed, t is %s of %s: allow more steps, or a larger error."
                .formatted(tried, (float) t, (float) span.end()));
    }

    /** No step is short enough: the slopes are no numbers any more, or the solution ends here. */
    private IntegrationException tooShort(double h) {
        refuse(step.notFinite());
        return failure(("At t = %s even a step of %s has too large an error: the solution or its slope has no bound there, the right-hand "
                + "side jumps (say where, by withJumps), or the error allowed is below that of rounding.").formatted((float) t, (float) h));
    }

    /** @throws NotFiniteException if one of the slopes is NaN or infinite */
    private void refuse(double[] slopes) {
        int bad = Finite.firstNot(slopes);
        if (bad < 0) return;
        keepLatest();
        throw new NotFiniteException("The slope of variable %d is %s at t = %s: look at its equation, or the solution ends there."
                .formatted(bad, slopes[bad], (float) t), t, bad, trajectory());
    }

    private StepException failure(String sentence) {
        keepLatest();
        return new StepException(sentence, t, trajectory());
    }

    /** The state that was reached belongs to what was computed. */
    private void keepLatest() { recording.addOnce(t, step.y); }
}
