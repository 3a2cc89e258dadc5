package engram.cuda.factor;

import engram.argument.ArgumentException;

/**
 * Which factorisations the device takes part in: from how many rows (or columns, where there are fewer) on. What is smaller, the CPU does
 * alone, since then it waits longer for messages than for arithmetic.
 *
 * @param panel        columns that are taken at a time
 * @param systems      {@code inverse} and {@code solve}
 * @param leastSquares {@code leastSquares}
 */
public record Division(int panel, int systems, int leastSquares) {

    /**
     * Measured on one NVIDIA H200 beside 16 cores ({@code lib/bench/results/README.md}): from these sizes on, {@code inverse} and
     * {@code leastSquares} took less than half of LAPACK's time on the cores. {@code solve}, which factors the matrix in the same way, was
     * measured up to n = 2048, where LAPACK is still the faster. Other machines may want other sizes.
     */
    public static final Division CHOSEN = new Division(64, 4000, 3200);

    /** Everything that has at least so many rows. */
    public static Division from(int panel, int rows) {
        return new Division(panel, rows, rows);
    }

    /** Checks that all are at least 1. */
    public Division {
        for (int size : new int[] {panel, systems, leastSquares}) {
            if (size < 1) {
                throw new ArgumentException("A division of work names sizes of at least 1, and %d was given.".formatted(size));
            }
        }
    }
}
