package engram.cuda;

import static jcuda.driver.CUstreamCaptureMode.CU_STREAM_CAPTURE_MODE_THREAD_LOCAL;
import static jcuda.driver.JCudaDriver.cuGraphDestroy;
import static jcuda.driver.JCudaDriver.cuGraphExecDestroy;
import static jcuda.driver.JCudaDriver.cuGraphInstantiate;
import static jcuda.driver.JCudaDriver.cuGraphLaunch;
import static jcuda.driver.JCudaDriver.cuStreamBeginCapture;
import static jcuda.driver.JCudaDriver.cuStreamEndCapture;

import java.util.Set;
import jcuda.driver.CUgraph;
import jcuda.driver.CUgraphExec;

/**
 * A sequence of kernels recorded once and then started as a whole, which costs the host one call instead of one for each. Made, replayed
 * and closed within one {@link Gpu#use}.
 */
public final class Graph implements AutoCloseable {

    private final Gpu gpu;
    private final Context context;
    private final CUgraphExec executable = new CUgraphExec();
    private final Set<String> kernels;

    private Graph(Gpu gpu, Set<String> kernels) {
        this.gpu = gpu;
        this.context = gpu.context();
        this.kernels = kernels;
    }

    /**
     * Records what the work launches, which it must do with memory that it has already; nothing runs yet. The work is gone through twice, first to load
     * its kernels: a driver may refuse to do that while it records. Within {@link Gpu#use} only.
     *
     * @param work launches kernels and clears memory, and neither copies nor waits
     */
    public static Graph record(Gpu gpu, Runnable work) {
        Context context = gpu.context();
        context.synchronize();
        context.rehearse(work);
        var recorded = new CUgraph();
        context.check(cuStreamBeginCapture(context.stream(), CU_STREAM_CAPTURE_MODE_THREAD_LOCAL), "beginning to record");
        try {
            work.run();
        } catch (RuntimeException | Error failed) {
            cuStreamEndCapture(context.stream(), recorded); // what it says would hide why
            cuGraphDestroy(recorded);
            throw failed;
        }
        context.check(cuStreamEndCapture(context.stream(), recorded), "ending to record");
        var graph = new Graph(gpu, context.takeLaunched());
        context.check(cuGraphInstantiate(graph.executable, recorded, 0), "preparing what was recorded");
        context.check(cuGraphDestroy(recorded), "forgetting the record");
        return graph;
    }

    /** Starts it, after everything started before. */
    public void replay() {
        kernels.forEach(gpu.context()::launched);
        context.check(cuGraphLaunch(executable, context.stream()), "replaying what was recorded");
    }

    @Override
    public void close() {
        cuGraphExecDestroy(executable); // a failed context has nothing left to destroy
    }
}
