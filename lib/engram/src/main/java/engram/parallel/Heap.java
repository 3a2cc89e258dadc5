package engram.parallel;

import engram.argument.ArgumentException;
import java.util.Locale;

/** The heap of this JVM: work that can't fit into it is refused before it starts. */
public final class Heap {

    /** The share of the heap that one piece of work may take; the rest is for everything else. */
    private static final double SHARE = 0.8;

    /** Largest length of an array on every common virtual machine. */
    private static final int MAX_ARRAY = Integer.MAX_VALUE - 8;

    private Heap() {
    }

    /**
     * Checks that a piece of work can fit.
     *
     * @param bytes what it needs
     * @param what  is to be done or made, as the subject of a sentence
     * @param mend  what to do instead, as an imperative
     * @throws TooLargeException when that is more than four fifths of the heap
     */
    public static void require(double bytes, String what, String mend) {
        long heap = Runtime.getRuntime().maxMemory();
        if (!(bytes <= SHARE * heap)) {
            throw new TooLargeException(String.format(Locale.ROOT,
                    "%s needs about %.1f GB, and the heap is limited to %.1f GB: %s, or start Java with a larger -Xmx.", what, bytes / 1e9, heap / 1e9, mend));
        }
    }

    /**
     * Checks that an array can be made.
     *
     * @param length     its entries
     * @param entryBytes of one of them
     * @return the length
     * @throws ArgumentException when the length is negative
     * @throws TooLargeException when no array is so long, or it takes more than four fifths of the heap
     */
    public static int array(long length, int entryBytes, String what, String mend) {
        if (length < 0) {
            throw new ArgumentException(what + " needs an array of " + length + " entries: their number can't be negative.");
        }
        if (length > MAX_ARRAY) {
            throw new TooLargeException(String.format(Locale.ROOT, "%s needs an array of %,d entries, and one holds at most %,d: %s.",
                    what, length, MAX_ARRAY, mend));
        }
        require((double) length * entryBytes, what, mend);
        return (int) length;
    }
}
