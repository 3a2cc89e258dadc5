package engram.deq;

import engram.parallel.Heap;
import java.util.Arrays;

/** The samples at work: row i of a state belongs to sample number(i). Samples that are finished leave, and the others move up. */
public final class Batch {
    private final int[] numbers; // the first `size` are at work
    private int size;

    private Batch(int[] numbers) {
        this.numbers = numbers;
        this.size = numbers.length;
    }

    /** All of so many samples. */
    public static Batch all(int samples) {
        if (samples < 0) throw new DeqException("There can't be " + samples + " samples.");
        int[] numbers = new int[Heap.array(samples, Integer.BYTES, "A batch of " + samples + " samples", "work with fewer at a time")];
        Arrays.setAll(numbers, i -> i);
        return new Batch(numbers);
    }

    /** How many are at work: the rows that count. */
    public int size() { return size; }

    /** The sample whose row this is. */
    public int number(int row) {
        if (row < 0 || row >= numbers.length)
            throw new DeqException("There is no row %d in a batch of %d samples.".formatted(row, numbers.length));
        return numbers[row];
    }

    /** The numbers of all samples at work, row by row, and after them what is left from earlier; to be read. */
    public int[] numbers() { return numbers; }

    /** Keeps these rows, given in ascending order. */
    void keep(int[] rows, int count) {
        for (int i = 0; i < count; i++) numbers[i] = numbers[rows[i]];
        size = count;
    }
}
