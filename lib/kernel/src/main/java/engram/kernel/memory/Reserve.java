package engram.kernel.memory;

import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/**
 * Memory that is kept back for the kernel itself, so that it can answer for cells that have filled all the rest. There is one of a
 * process, as there is one heap.
 *
 * <p>The kernel's own threads do their work through {@link #carry}. Where memory runs out there, cells are stopped, a part of the
 * reserve is given up and the work is done again. {@link #refill} takes the parts back when there is room. Where none is left for
 * the smallest work the process ends, and says why.
 */
public final class Reserve {
    private static final int PARTS = 3;
    private static final int ATTEMPTS = 3;
    private static final int ROOM = 1 << 18;
    private static final long PAUSE_NS = 50_000_000;
    /** Bytes of a part: a hundredth of the heap, within what a small cell needs to be compiled and what a laptop will not miss. */
    private static final int PART = Math.clamp(Runtime.getRuntime().maxMemory() / 100, 3 << 20, 4 << 20);

    private static final byte[][] KEPT = new byte[PARTS][];
    private static byte[] forTheEnd = {};
    /** A field, so that the compiler does not leave out what nobody reads. */
    private static volatile byte[] tried;
    private static Runnable stopCells = () -> { };
    private static Runnable end = () -> { };

    private Reserve() { }

    /**
     * Takes the memory.
     *
     * @param stopCells ends what cells run, as if memory had run out there
     * @param end says that the process ends; called when nothing else helps
     */
    public static synchronized void keep(Runnable stopCells, Runnable end) {
        Reserve.stopCells = stopCells;
        Reserve.end = end;
        forTheEnd = new byte[PART];
        for (int i = 0; i < PARTS; i++) {
            KEPT[i] = new byte[PART];
        }
    }

    /**
     * Does a part of the kernel's work, again where memory runs out for want of what cells hold. It may also have run out for a
     * moment only, in which cells took all.
     */
    public static <T> T carry(Supplier<T> work) {
        for (int vain = 0; ; ) {
            try {
                return work.get();
            } catch (VirtualMachineError e) {   // the JDK wraps the one for memory into an InternalError here and there
                boolean helped = isShort() ? giveUp() : ++vain < ATTEMPTS;
                if (!helped) {
                    throw e;   // it is this work that is too large
                }
            }
        }
    }

    /** Sees that there is memory for work that can't be done twice: a little, and the bytes that are asked for. */
    public static void makeRoom(long bytes) {
        if (bytes > 0) {
            carry(() -> new byte[Math.toIntExact(bytes)]);
        }
        while (!has(ROOM)) {
            if (!giveUp()) {
                forTheEnd = null;
                end.run();
            }
        }
    }

    /** Memory has run out for a cell: gives up as much as the kernel needs to say so. */
    public static void ease() {
        boolean given = true;
        while (given && isShort()) {
            given = release();
        }
    }

    /** Takes back what was given up, as far as there is room. */
    public static synchronized void refill() {
        for (int i = 0; i < PARTS && hasMuch(); i++) {
            try {
                KEPT[i] = KEPT[i] == null ? new byte[PART] : KEPT[i];
            } catch (OutOfMemoryError e) {
                return;
            }
        }
    }

    /** Whether there is room beyond doubt; to try it in vain would take a full collection. */
    private static boolean hasMuch() {
        var runtime = Runtime.getRuntime();
        return runtime.freeMemory() > 3L * PART + runtime.totalMemory() / 20;
    }

    /** Cells are stopped first: what is given up is not meant for them. */
    private static boolean giveUp() {
        stopCells.run();
        LockSupport.parkNanos(PAUSE_NS);
        return release();
    }

    private static synchronized boolean release() {
        for (int i = 0; i < PARTS; i++) {
            if (KEPT[i] != null) {
                KEPT[i] = null;
                return true;
            }
        }
        return false;
    }

    private static boolean isShort() {
        return !has(PART / 4);
    }

    /** Numbers don't tell: the collector may be unable to use what it counts as free. */
    private static boolean has(int bytes) {
        try {
            tried = new byte[bytes];
            return true;
        } catch (OutOfMemoryError e) {
            return false;
        } finally {
            tried = null;
        }
    }
}
