package engram.ode;

import engram.parallel.Heap;
import java.util.Arrays;

/** Rows of numbers, one after another in one array, which grows as it must and is refused where it doesn't fit. */
final class Rows {
    private static final String WHAT = "The trajectory", MEND = "keep fewer states (every n-th, at chosen times, or the last alone)";

    private final int width;
    private double[] numbers;           // count × width, and room for more
    private int count;

    /**
     * @param width  numbers of a row
     * @param expected rows for which there is room at first
     */
    Rows(int width, long expected) {
        this.width = width;
        this.numbers = new double[Heap.array(Math.multiplyExact(Math.min(expected, Integer.MAX_VALUE), width), Double.BYTES, WHAT, MEND)];
    }

    /** Appends a row that consists of these parts. */
    void add(double[]... parts) {
        if ((long) (count + 1) * width > numbers.length) grow();
        int place = count++ * width;
        for (double[] part : parts) {
            System.arraycopy(part, 0, numbers, place, part.length);
            place += part.length;
        }
    }

    private void grow() {
        long longer = Math.max(16, count + count / 2L) * width;
        Heap.require((double) (numbers.length + longer) * Double.BYTES, WHAT, MEND);    // old and new exist at once
        numbers = Arrays.copyOf(numbers, Heap.array(longer, Double.BYTES, WHAT, MEND));
    }

    /** Writes a part of a row that there is room for. */
    void put(int row, int column, double[] part) { System.arraycopy(part, 0, numbers, row * width + column, part.length); }

    /** There are so many rows: what was {@link #put} into them is theirs. */
    void count(int rows) { count = rows; }

    int count() { return count; }

    int width() { return width; }

    double get(int row, int column) { return numbers[row * width + column]; }

    /** Reads a part of a row. */
    void read(int row, int column, double[] part) { System.arraycopy(numbers, row * width + column, part, 0, part.length); }

    /** One column of all rows. */
    double[] column(int column) {
        double[] all = new double[count];
        for (int row = 0; row < count; row++) all[row] = get(row, column);
        return all;
    }

    /** The place of the last row whose first number is not above t; −1 if that of all is. */
    int floor(double t) {
        int low = -1, high = count;
        while (high - low > 1) {
            int middle = (low + high) >>> 1;
            if (get(middle, 0) <= t) low = middle;
            else high = middle;
        }
        return low;
    }
}
