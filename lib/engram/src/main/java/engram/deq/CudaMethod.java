package engram.deq;

import engram.cuda.DeviceBuffer;
import engram.cuda.Gpu;
import engram.deq.CudaIterationKernels.Look;
import engram.deq.Rooms.Room;
import java.util.Optional;

/** What a solver does between two calls of f, on a GPU. */
interface CudaMethod extends AutoCloseable {
    int THREADS = 128; // of a block, which has a sample

    /**
     * Launches the step after a call.
     *
     * @param call its number, from 1 on
     */
    void launch(int call, Look look);

    /** After some samples have left, and the rows of the others have moved up. */
    void moved();

    /** As {@link Method#share}. */
    double share();

    /** As {@link Steps#accepted}. */
    double[] accepted();

    @Override void close();

    /** Fills a room with zeros on the device, which costs no copy. */
    static void clear(Gpu gpu, Room room) {
        DeviceBuffer numbers = gpu.overwrite(room.matrix());
        gpu.clear(numbers, numbers.bytes());
    }

    /** That of a solver; empty where it is none for a GPU. */
    static Optional<CudaMethod> of(Solver solver, Rooms rooms, Gpu gpu) {
        return switch (solver) {
            case Picard picard -> Optional.of(new CudaWalk(rooms, gpu, (float) picard.step()));
            case ForwardEuler euler -> Optional.of(new CudaWalk(rooms, gpu, (float) euler.step()));
            case Anderson anderson -> Optional.of(new CudaMixing(rooms, gpu, anderson));
            case Broyden _, Newton _ -> Optional.empty();
        };
    }
}
