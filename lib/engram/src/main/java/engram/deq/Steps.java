package engram.deq;

import engram.cuda.Gpu;
import engram.deq.Rooms.Room;
import engram.tensor.Matrix;
import java.util.Optional;
import java.util.function.LongSupplier;

/** What comes between two calls of f, for all samples at work: each is looked at, and where f is to be called next is written. */
interface Steps extends AutoCloseable {

    /** How many calls are made before samples may leave, 1 or more. */
    int atOnce();

    /** After a call of f. */
    void after(int call);

    /** After the last of those calls: samples that are finished leave. */
    void leave(int call);

    /** The share of its steps that each sample took as the method had worked them out. */
    double[] accepted();

    @Override void close();

    /**
     * Those of a solver: on a GPU in a kernel of their own where there is one, else operation by operation.
     *
     * @param z     B states, where f is called
     * @param value B values of f
     * @param best  B × n, by sample: where each begins; written: the state of its smallest residual
     * @param clock in ns
     */
    static Steps of(Solver solver, Rooms rooms, Room z, Room value, Matrix best, Judge judge, LongSupplier clock) {
        Optional<Steps> onGpu = rooms.backend.offer(Gpu.class).flatMap(gpu -> CudaMethod.of(solver, rooms, gpu)
                .map(method -> new CudaSteps(method, gpu, rooms, z, value, best, judge, new Pace(clock))));
        return onGpu.orElseGet(() -> byOperations(solver, rooms, z, value, best, judge));
    }

    private static Steps byOperations(Solver solver, Rooms rooms, Room z, Room value, Matrix best, Judge judge) {
        Method method = switch (solver) {
            case Picard picard -> picard.begin(rooms);
            case ForwardEuler euler -> euler.begin(rooms);
            case Anderson anderson -> anderson.begin(rooms);
            case Broyden broyden -> broyden.begin(rooms);
            case Newton newton -> newton.begin(rooms);
        };
        return new StepsByOperations(method, rooms, z, value, best, judge);
    }
}
