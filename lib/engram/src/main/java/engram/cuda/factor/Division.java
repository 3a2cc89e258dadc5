package engram.cuda.factor;

import engram.argument.ArgumentException;

/**
 * Which factorisations the device takes part in: from how many rows (or columns, where there are fewer) on. What is smaller, the CPU does
 * alone, since then it waits longer for messages than for arithmetic.
 *
 * @param panel          columns that are taken at a time
 * @param systems        {@code inverse} and {@code solve}
 * @param leastSquares   {@code leastSquares}
 * @param symmetricEigen {@code symmetricEigen}
 * @param singularValues {@code singularValues}
 * @param eigen          {@code eigen}
 */
public record Division(int panel, int systems, int leastSquares, int symmetricEigen, int singularValues, int eigen) {

    /** More rows than a matrix can have: the CPU does it. */
    public static final int NEVER = Integer.MAX_VALUE;

    /** Chosen by counting operations; not measured on a device. */
    public static final Division CHOSEN = new Division(64, 512, 512, 512, 512, 512);

    /** Everything that has at least so many rows. */
    public static Division from(int panel, int rows) {
        return new Division(panel, rows, rows, rows, rows, rows);
    }

    /** Checks that all are at least 1. */
    public Division {
        for (int size : new int[] {panel, systems, leastSquares, symmetricEigen, singularValues, eigen}) {
            if (size < 1) {
                throw new ArgumentException("A division of work names sizes of at least 1, and %d was given.".formatted(size));
            }
        }
    }
}
