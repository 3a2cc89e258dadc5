package engram.deq;

import static engram.argument.Given.given;

import engram.deq.Rooms.Room;
import engram.progress.Progress;
import engram.tensor.Matrix;
import engram.tensor.Panel;
import java.util.function.LongSupplier;

/** The loop that all solvers share: call f, look at every sample, let those leave that are finished, and go on where the solver says. */
final class Iteration {
    private final FixedPoint f;
    private final Rooms rooms;
    private final Room z, value;
    private final Steps steps;
    private final Progress progress;

    private Iteration(Rooms rooms, Room z, Room value, Steps steps, Progress progress) {
        this.f = rooms.f;
        this.rooms = rooms;
        this.z = z;
        this.value = value;
        this.steps = steps;
        this.progress = progress;
    }

    /**
     * Solves z = f(z).
     *
     * @param clock in ns
     */
    static Solution run(Solver solver, FixedPoint f, Matrix start, Stop stop, LongSupplier clock) {
        given("stop", stop);
        Shapes.states("start", f, start);
        var rooms = new Rooms(f);
        Room z = rooms.another(), value = rooms.another();
        Matrix best = Matrix.zeros(f.samples(), f.size());
        var judge = new Judge(stop, new Record(f.samples()));
        try (Steps steps = Steps.of(solver, rooms, z, value, best, judge, clock); var progress = Progress.of("equilibrium", stop.calls())) {
            rooms.backend.axpby(1, Panel.of(start), 0, rooms.panel(z));
            rooms.backend.axpby(1, Panel.of(start), 0, Panel.of(best));
            new Iteration(rooms, z, value, steps, progress).run(stop.calls());
            return new Solution(best, judge.record, steps.accepted());
        }
    }

    private void run(int calls) {
        for (int made = 0; made < calls && rooms.batch.size() > 0; ) {
            int first = made + 1, last = made + Math.min(steps.atOnce(), calls - made);
            f.backend().together(() -> call(first, last));
            made = last;
        }
    }

    private void call(int first, int last) {
        for (int call = first; call <= last; call++) {
            progress.step();
            f.apply(rooms.batch, z.matrix(), value.matrix());
            steps.after(call);
        }
        steps.leave(last);
    }
}
