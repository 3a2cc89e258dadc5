package engram.deq;

import static engram.argument.Given.given;

import engram.progress.Progress;
import engram.tensor.Matrix;
import engram.tensor.Panel;

/** The loop that all solvers share: call f, look at every sample, let those leave that are finished, and ask the method where to go on. */
final class Iteration {
    /**
     * A sample is on a 2-cycle when two steps together move it less than PERIOD_TWO, and a single one farther than that, and FACTOR times as far as
     * both: else it creeps, or its steps are lost in rounding.
     */
    private static final double PERIOD_TWO = 1e-6, FACTOR = 1e3;

    private final Rooms rooms;
    private final Rooms.Room z, value, residual;
    private final Method method;
    private final Stop stop;
    private final Record record;
    private final Matrix best;            // B × n, by sample
    private final double[] squares, sizes; // by row
    private final double[] norms;          // by sample
    private final int[] rows;              // scratch: rows that stay, or the sample whose best state a row is

    private Iteration(Solver solver, FixedPoint f, Matrix start, Stop stop) {
        this.rooms = new Rooms(f);
        this.z = rooms.another();
        this.value = rooms.another();
        this.residual = rooms.another();
        this.method = begin(solver, rooms);
        this.stop = stop;
        int samples = f.samples();
        this.record = new Record(samples);
        this.best = start.copy();
        this.squares = new double[samples];
        this.sizes = new double[samples];
        this.norms = new double[samples];
        this.rows = new int[samples];
        rooms.backend.axpby(1, Panel.of(start), 0, rooms.panel(z));
    }

    private static Method begin(Solver solver, Rooms rooms) {
        return switch (solver) {
            case Picard picard -> picard.begin(rooms);
            case ForwardEuler euler -> euler.begin(rooms);
            case Anderson anderson -> anderson.begin(rooms);
            case Broyden broyden -> broyden.begin(rooms);
            case Newton newton -> newton.begin(rooms);
        };
    }

    /** Solves z = f(z). */
    static Solution run(Solver solver, FixedPoint f, Matrix start, Stop stop) {
        given("stop", stop);
        Shapes.states("start", f, start);
        var iteration = new Iteration(solver, f, start, stop);
        try (var progress = Progress.of("equilibrium", stop.calls())) {
            for (int call = 1; call <= stop.calls() && iteration.rooms.batch.size() > 0; call++) {
                progress.step();
                int number = call;
                f.backend().together(() -> iteration.call(number));
            }
        }
        return new Solution(iteration.best, iteration.record, iteration.method);
    }

    private void call(int call) {
        rooms.f.apply(rooms.batch, z.matrix(), value.matrix());
        // r = f(z) − z
        rooms.copy(value, residual);
        rooms.backend.axpby(-1, rooms.panel(z), 1, rooms.panel(residual));
        rooms.backend.rowDots(rooms.panel(residual), rooms.panel(residual), squares);
        rooms.backend.rowDots(rooms.panel(value), rooms.panel(value), sizes);
        keepBest(call);
        leave(call);
        if (rooms.batch.size() > 0 && call < stop.calls()) method.next(z, value, residual, norms);
    }

    /** Writes the residuals down, and the states that are better than all before. */
    private void keepBest(int call) {
        boolean any = false;
        for (int i = 0; i < rooms.batch.size(); i++) {
            int sample = rooms.batch.number(i);
            norms[sample] = Math.sqrt(squares[i]);
            double relative = relative(squares[i], sizes[i]);
            boolean better = record.add(sample, call, relative);
            rows[i] = better ? sample : -1;
            any |= better;
        }
        if (any) rooms.backend.scatter(rooms.panel(z), rows, best);
    }

    /** ‖f(z) − z‖/‖f(z)‖; where f(z) is 0, all of z is away from it: 1. */
    private static double relative(double square, double size) { return square == 0 ? 0 : size == 0 ? 1 : Math.sqrt(square / size); }

    /** Decides which samples are finished, and keeps the others. */
    private void leave(int call) {
        int staying = 0, size = rooms.batch.size();
        for (int i = 0; i < size; i++) {
            int sample = rooms.batch.number(i);
            double last = record.last(sample), two = method.periodTwo(sample);
            if (!Double.isFinite(last)) record.finish(sample, Status.DIVERGED, Double.NaN);
            else if (last < stop.tolerance()) record.finish(sample, Status.CONVERGED, Double.NaN);
            else if (stop.tolerance() > 0 && two < PERIOD_TWO && method.share() * last > Math.max(FACTOR * two, PERIOD_TWO))
                record.finish(sample, Status.CYCLE, two);
            else if (call == stop.calls()) record.finish(sample, Status.LIMIT, two);
            else rows[staying++] = i;
        }
        if (staying < size) rooms.keep(rows, staying);
    }
}
