package engram.hopfield;

import engram.cuda.DeviceBuffer;
import engram.cuda.Gpu;
import java.util.stream.IntStream;

/**
 * Asynchronous sweeps of a cohort of probes: the neurons of patterns and states are put in the order of the visits, so that those updated at once lie
 * together, and each group is a step with fields made afresh. Within {@link Gpu#use} only.
 */
final class CudaSweeps implements AutoCloseable {

    /** Groups between two looks for an interruption. */
    private static final int GROUPS = 4;

    private final Gpu gpu;
    private final Update update;
    private final CudaPatterns natural;
    private final CudaProbes cohort;
    private final CudaOrder visit;
    private final DeviceBuffer places; // N, the inverse of the order

    /** Takes the memory that the order of the visits needs. */
    CudaSweeps(Gpu gpu, Update update, CudaPatterns natural, CudaProbes cohort) {
        this.gpu = gpu;
        this.update = update;
        this.natural = natural;
        this.cohort = cohort;
        long n = natural.neurons();
        visit = new CudaOrder(natural.roomForPermuted(), gpu.allocate(cohort.states().bytes()), gpu.allocate(4 * n), gpu.allocate(4 * n), true);
        places = gpu.allocate(4 * n);
    }

    /** Launches sweep t. */
    void launch(int t) {
        int n = natural.neurons(), size = update.groupSize(n), tiles = cohort.activeTiles();
        int[] order = update.order(t, n);
        int[] inverse = new int[n];
        IntStream.range(0, n).forEach(k -> inverse[order[k]] = k);
        visit.numbers().write(order);
        places.write(inverse);

        visit.patterns().permuted(natural, visit.numbers());
        visit.patterns().startFields(visit.fields(), 1);
        natural.permute(cohort.states(), cohort.rows(), visit.numbers(), visit.states());
        for (int from = 0, group = 1; from < n; from += size, group++) {
            cohort.launchGroup(visit, from, Math.min(from + size, n), tiles);
            if (group % GROUPS == 0) gpu.checkpoint();
        }
        natural.permute(visit.states(), cohort.rows(), places, cohort.states());
        cohort.launchRetirement();
    }

    @Override public void close() {
        visit.patterns().close();
        visit.states().close();
        visit.fields().close();
        visit.numbers().close();
        places.close();
    }
}
