package engram.deq;

import engram.cuda.Gpu;
import engram.cuda.Grid;
import engram.deq.CudaIterationKernels.Look;
import engram.deq.CudaIterationKernels.PicardStep;
import java.util.Arrays;

/** {@link Picard.Walk} on a GPU. */
final class CudaWalk implements CudaMethod {
    private final Rooms rooms;
    private final Gpu gpu;
    private final float step;
    private final Rooms.Room before; // z_k−1

    CudaWalk(Rooms rooms, Gpu gpu, float step) {
        this.rooms = rooms;
        this.gpu = gpu;
        this.step = step;
        this.before = rooms.another();
    }

    @Override public void launch(int call, Look look) {
        if (call == 1) CudaMethod.clear(gpu, before);
        gpu.launch(PicardStep.KERNEL, Grid.of(rooms.batch.size(), THREADS), new PicardStep(look, step, gpu.change(before.matrix())));
    }

    @Override public void moved() {}

    @Override public double share() { return step; }

    @Override public double[] accepted() {
        double[] all = new double[rooms.f.samples()];
        Arrays.fill(all, 1);
        return all;
    }

    @Override public void close() {}
}
