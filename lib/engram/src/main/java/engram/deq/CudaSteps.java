package engram.deq;

import engram.cuda.DeviceBuffer;
import engram.cuda.Gpu;
import engram.deq.CudaIterationKernels.Look;
import engram.deq.Rooms.Room;
import engram.tensor.Matrix;
import java.util.Arrays;

/**
 * Steps on a GPU, a kernel a call (see {@code iteration.cu}), which keeps and decides there what {@link StepsByOperations} does here. After some calls
 * what they have shown comes home in one piece and is judged once more, to the same end, so that samples that are finished leave; until then they are
 * left alone.
 */
final class CudaSteps implements Steps {
    private static final int REMEMBERED = 40; // bytes of a sample

    private final CudaMethod method;
    private final Gpu gpu;
    private final Rooms rooms;
    private final Room z, value;
    private final Matrix best;
    private final Judge judge;
    private final Pace pace;
    private final int[] rows;                           // scratch: those that stay
    private final DeviceBuffer numbers, samples, seen;
    private int unseen;                                 // calls that have not come home

    CudaSteps(CudaMethod method, Gpu gpu, Rooms rooms, Room z, Room value, Matrix best, Judge judge, Pace pace) {
        this.method = method;
        this.gpu = gpu;
        this.rooms = rooms;
        this.z = z;
        this.value = value;
        this.best = best;
        this.judge = judge;
        this.pace = pace;
        long count = rooms.f.samples();
        rows = new int[rooms.f.samples()];
        numbers = gpu.allocate(Integer.BYTES * count);
        samples = gpu.allocate(REMEMBERED * count);
        seen = gpu.allocate(2L * Double.BYTES * count * Math.min(Pace.MOST, judge.stop.calls()));
    }

    @Override public int atOnce() { return pace.next(); }

    @Override public void after(int call) {
        if (call == 1) sendNumbers();
        method.launch(call, new Look(rooms.f.size(), unseen++, call == 1 ? 1 : 0, call == judge.stop.calls() ? 1 : 0, judge.stop.tolerance(), numbers,
                gpu.change(z.matrix()), gpu.read(value.matrix()), gpu.change(best), samples, seen));
    }

    @Override public void leave(int call) {
        int size = rooms.batch.size(), staying = 0;
        double[] found = new double[2 * unseen * size];
        seen.read(found);
        pace.made(unseen);
        for (int i = 0; i < size; i++) if (!isOver(i, call - unseen, found)) rows[staying++] = i;
        unseen = 0;
        if (staying == size) return;
        rooms.keep(rows, staying);
        if (staying == 0) return;
        sendNumbers();
        method.moved();
    }

    private void sendNumbers() { numbers.write(Arrays.copyOf(rooms.batch.numbers(), rooms.batch.size())); }

    /** Whether the sample of a row is finished with one of the calls after so many; writes down what was seen of it until then. */
    private boolean isOver(int row, int before, double[] found) {
        int sample = rooms.batch.number(row);
        for (int slot = 0; slot < unseen; slot++) {
            int at = 2 * (slot * rooms.batch.size() + row), call = before + slot + 1;
            judge.record.add(sample, call, found[at]);
            if (judge.isOver(sample, call, found[at + 1], method.share())) return true;
        }
        return false;
    }

    @Override public double[] accepted() { return method.accepted(); }

    @Override public void close() {
        method.close();
        numbers.close();
        samples.close();
        seen.close();
    }
}
