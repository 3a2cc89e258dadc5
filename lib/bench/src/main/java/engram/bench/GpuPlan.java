package engram.bench;

import java.time.Duration;
import java.util.List;

/**
 * What a run on a GPU measures.
 *
 * @param matmul   n of the products
 * @param hopfield N of figure 2
 * @param inverse  n of the inverses
 * @param pinv     unknowns of the least-squares problems, of four fifths as many equations
 * @param neurons  that nothing joins
 * @param lobes    antennal lobes at once
 * @param ms       that the lobes are simulated, five times as long as the neurons
 * @param ham      variants of training a memory, as rows of the table of {@link EngramHam}
 * @param batches  of each training
 * @param rounds   how often each is done after its warm-up
 * @param testRuns how often the tests run: with the libraries found, and a second time with our own kernels
 * @param all      what everything may take
 */
record GpuPlan(List<Integer> matmul, List<Integer> hopfield, List<Integer> inverse, List<Integer> pinv, List<Integer> neurons, List<Integer> lobes, int ms,
        List<Integer> ham, int batches, int rounds, int testRuns, Duration all) {

    /** By eo-aa and by ham, all calls being made. */
    private static final List<Integer> TRAINED = List.of(4, 1);

    /** Everything, in ten minutes. */
    static final GpuPlan FULL = new GpuPlan(List.of(1024, 2048, 4096, 8192), List.of(1000, 2000, 4000, 8000, 16_000),
            List.of(4000, 8000, 16_000), List.of(4000), List.of(100_000), List.of(1000), 1000, TRAINED, 200, 5, 2, Duration.ofSeconds(580));

    /** What matters most, in two minutes. */
    static final GpuPlan QUICK = new GpuPlan(List.of(4096), List.of(16_000), List.of(4000), List.of(4000), List.of(100_000), List.of(1000), 1000, TRAINED, 50, 2, 1, Duration.ofSeconds(112));

    /** What one run of the tests may take: two fifths of the time are for all of them. */
    Duration tests() {
        return all.multipliedBy(2).dividedBy(5 * testRuns);
    }

    /** The same with other sizes for everything, a short time for neurons, and a batch of training for every 40 of the largest. */
    GpuPlan withSizes(List<Integer> sizes) {
        return new GpuPlan(sizes, sizes, sizes, sizes, sizes, sizes, 5, ham, Math.ceilDiv(sizes.getLast(), 40), rounds, testRuns, all);
    }

    /** The same within another time. */
    GpuPlan within(Duration limit) {
        return new GpuPlan(matmul, hopfield, inverse, pinv, neurons, lobes, ms, ham, batches, rounds, testRuns, limit);
    }
}
