package engram.deq;

import engram.cuda.DeviceBuffer;
import engram.cuda.Gpu;
import engram.cuda.Grid;
import engram.deq.Anderson.Safeguard;
import engram.deq.CudaIterationKernels.AndersonStep;
import engram.deq.CudaIterationKernels.Look;
import engram.deq.Rooms.Room;
import java.util.Arrays;

/** {@link Mixing} on a GPU. */
final class CudaMixing implements CudaMethod {
    private final Rooms rooms;
    private final Gpu gpu;
    private final Anderson by;
    private final Room[] window;                     // the last m values of f, and their residuals
    private final DeviceBuffer history;              // where these are, 2m addresses
    private final DeviceBuffer gram;                 // B × m × m float64
    private final DeviceBuffer choices;              // B × 2 ints

    CudaMixing(Rooms rooms, Gpu gpu, Anderson by) {
        this.rooms = rooms;
        this.gpu = gpu;
        this.by = by;
        long samples = rooms.f.samples();
        window = new Room[2 * by.window()];
        Arrays.setAll(window, _ -> rooms.another());
        history = gpu.allocate((long) Long.BYTES * window.length);
        gram = gpu.allocate(Double.BYTES * samples * by.window() * by.window());
        choices = gpu.allocate(2 * Integer.BYTES * samples);
    }

    @Override public void launch(int call, Look look) {
        if (call == 1) {
            for (Room room : window) CudaMethod.clear(gpu, room);
            gpu.clear(choices, choices.bytes()); // who is over at once makes no choice
            moved();
        }
        gpu.launch(AndersonStep.KERNEL, Grid.of(rooms.batch.size(), THREADS), new AndersonStep(look, by.window(), by.regularisation(),
                by.safeguard() == Safeguard.FALLING ? 1 : 0, (call - 1) % by.window(), Math.min(call, by.window()), history, gram, choices));
    }

    @Override public void moved() { history.write(Arrays.stream(window).mapToLong(room -> gpu.change(room.matrix()).address()).toArray()); }

    @Override public double share() { return 1; }

    @Override public double[] accepted() {
        int[] counts = new int[2 * rooms.f.samples()];
        choices.read(counts);
        double[] accepted = new double[rooms.f.samples()];
        Arrays.setAll(accepted, i -> counts[2 * i] == 0 ? 1 : (double) counts[2 * i + 1] / counts[2 * i]);
        return accepted;
    }

    @Override public void close() {
        history.close();
        gram.close();
        choices.close();
    }
}
