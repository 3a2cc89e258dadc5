package engram.hopfield;

import engram.cuda.DeviceBuffer;
import engram.cuda.Gpu;
import java.util.stream.IntStream;

/** How a cohort of probes goes on by one step, in the two kinds of update. Within {@link Gpu#use} only. */
final class CudaSteps {
    private CudaSteps() {}

    /**
     * Where the kernels of a step find the neurons, in the order in which these are visited.
     *
     * @param patterns with the neurons in this order
     * @param states   c × W words of spins, likewise
     * @param fields   c × N ints F that follow the changes of the states, or, afresh, N ints: fields of a state of which nothing has been
     *                 counted
     * @param numbers  N ints: the numbers of the neurons
     * @param afresh   whether fields are made anew for each group of neurons
     */
    record Order(CudaPatterns patterns, DeviceBuffer states, DeviceBuffer fields, DeviceBuffer numbers, boolean afresh) {}

    /** Synchronous steps, whose fields follow what changes. */
    static final class Synchronous implements AutoCloseable {
        private final CudaPatterns patterns;
        private final CudaProbes cohort;
        private final Order natural;

        /** Takes the memory for the fields. */
        Synchronous(Gpu gpu, CudaPatterns patterns, CudaProbes cohort) {
            this.patterns = patterns;
            this.cohort = cohort;
            long n = patterns.neurons();
            natural = new Order(patterns, cohort.states(), gpu.allocate(4 * n * cohort.room()), gpu.allocate(4 * n), false);
        }

        /** Begins with probes of which nothing has been counted. */
        void start() {
            natural.numbers().write(IntStream.range(0, patterns.neurons()).toArray());
            patterns.startFields(natural.fields(), cohort.rows());
        }

        /** Launches one step of as many active probes as fill so many tiles, or fewer. */
        void launch(int tiles) {
            cohort.launchGroup(natural, 0, patterns.neurons(), tiles);
            cohort.launchRetirement();
        }

        @Override public void close() {
            natural.fields().close();
            natural.numbers().close();
        }
    }

    /**
     * Asynchronous sweeps: the neurons of patterns and states are put in the order of the visits, so that those updated at once lie
     * together, and each group is a step with fields made afresh.
     */
    static final class Sweeps implements AutoCloseable {
        /** Groups between two looks for an interruption. */
        private static final int GROUPS = 4;

        private final Gpu gpu;
        private final Update update;
        private final CudaPatterns natural;
        private final CudaProbes cohort;
        private final Order visit;
        private final DeviceBuffer places; // N ints, the inverse of the order

        /** Takes the memory that the order of the visits needs. */
        Sweeps(Gpu gpu, Update update, CudaPatterns natural, CudaProbes cohort) {
            this.gpu = gpu;
            this.update = update;
            this.natural = natural;
            this.cohort = cohort;
            long n = natural.neurons();
            visit = new Order(natural.roomForPermuted(), gpu.allocate(cohort.states().bytes()), gpu.allocate(4 * n), gpu.allocate(4 * n),
                    true);
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
}
