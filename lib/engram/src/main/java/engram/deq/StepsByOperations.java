package engram.deq;

import engram.deq.Rooms.Room;
import engram.tensor.Matrix;
import java.util.Arrays;

/** Steps of any method, an operation of the backend after the other; numbers a sample come here after each call. */
final class StepsByOperations implements Steps {
    private final Method method;
    private final Rooms rooms;
    private final Room z, value, residual;
    private final Matrix best;
    private final Judge judge;
    private final double[] squares, sizes; // by row
    private final double[] norms;          // by sample
    private final int[] rows;              // scratch: rows that stay, or the sample whose best state a row is

    StepsByOperations(Method method, Rooms rooms, Room z, Room value, Matrix best, Judge judge) {
        this.method = method;
        this.rooms = rooms;
        this.z = z;
        this.value = value;
        this.residual = rooms.another();
        this.best = best;
        this.judge = judge;
        int samples = rooms.f.samples();
        squares = new double[samples];
        sizes = new double[samples];
        norms = new double[samples];
        rows = new int[samples];
    }

    @Override public int atOnce() { return 1; }

    @Override public void after(int call) {
        // r = f(z) − z
        rooms.copy(value, residual);
        rooms.backend.axpby(-1, rooms.panel(z), 1, rooms.panel(residual));
        rooms.backend.rowDots(rooms.panel(residual), rooms.panel(residual), squares);
        rooms.backend.rowDots(rooms.panel(value), rooms.panel(value), sizes);
        keepBest(call);
    }

    /** Writes the residuals down, and the states that are better than all before. */
    private void keepBest(int call) {
        boolean any = false;
        for (int i = 0; i < rooms.batch.size(); i++) {
            int sample = rooms.batch.number(i);
            norms[sample] = Math.sqrt(squares[i]);
            boolean better = judge.record.add(sample, call, Judge.relative(squares[i], sizes[i]));
            rows[i] = better ? sample : -1;
            any |= better;
        }
        if (any) rooms.backend.scatter(rooms.panel(z), rows, best);
    }

    /** Lets go those that are finished; for the others the method goes on. */
    @Override public void leave(int call) {
        int staying = 0, size = rooms.batch.size();
        for (int i = 0; i < size; i++) {
            int sample = rooms.batch.number(i);
            if (!judge.isOver(sample, call, method.periodTwo(sample), method.share())) rows[staying++] = i;
        }
        if (staying < size) rooms.keep(rows, staying);
        if (staying > 0) method.next(z, value, residual, norms);
    }

    @Override public double[] accepted() {
        double[] accepted = new double[rooms.f.samples()];
        Arrays.setAll(accepted, method::accepted);
        return accepted;
    }

    @Override public void close() {}
}
