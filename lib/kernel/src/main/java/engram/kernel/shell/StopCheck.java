package engram.kernel.shell;

import java.util.Set;

/**
 * The question that every loop and every method of cell code asks: shall I go on?
 *
 * <p>{@link Weaver} puts a call of {@link #check} there, so the answer has to be a static method of a class that all code sees.
 * It is one read of a flag; only after an interrupt the flag is up and the thread itself is looked at.
 */
public final class StopCheck {

    /** Who has to stop: everybody, or the threads that outlived the interrupt of their cell. */
    private record Order(boolean everybody, Set<Thread> doomed) {
        boolean concerns(Thread thread) {
            return everybody || doomed.contains(thread);
        }
    }

    private static final Order NOBODY = new Order(false, Set.of());

    private static volatile Order order = NOBODY;
    private static volatile boolean up;

    private StopCheck() { }

    /** Returns at once, or throws where the calling thread has to stop. */
    public static void check() {
        if (up && order.concerns(Thread.currentThread())) {
            throw new CellStop();
        }
    }

    /** Whether the calling thread belongs to a cell that was given up. */
    public static boolean isDoomed() {
        return up && order.doomed.contains(Thread.currentThread());
    }

    /** Stops all cell code, whatever thread runs it. */
    static void stopEverybody() {
        order = new Order(true, order.doomed);
        up = true;
    }

    /** Lets cell code run again, except on threads that were given up. */
    static void stopOnly(Set<Thread> doomed) {
        order = doomed.isEmpty() ? NOBODY : new Order(false, Set.copyOf(doomed));
        up = !doomed.isEmpty();
    }
}
