package engram.kernel.run;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.invoke.MutableCallSite;
import java.util.HashSet;
import java.util.Set;

/**
 * The question that every loop and every method of cell code asks: shall I go on?
 *
 * <p>{@link Weaver} puts a call of {@link #check} there, so the answer has to be a static method of a class that all code sees.
 * The question goes through a call site whose usual target does nothing: compiled code contains nothing of it, and loops are
 * vectorised as if it were not there. An interrupt changes the target, upon which the JVM throws away the compiled code that
 * relied on it; what runs on asks {@link #stopIfConcerned}.
 */
public final class StopCheck {

    /** Who has to stop: everybody, or the threads that outlived the interrupt of their cell. */
    private record Order(boolean everybody, Set<Thread> doomed) {
        boolean concerns(Thread thread) {
            return everybody || doomed.contains(thread);
        }
    }

    private static final MethodType ACTION = MethodType.methodType(void.class);
    private static final MethodHandle GO_ON = MethodHandles.empty(ACTION);
    private static final MethodHandle STOP = stopIfConcernedHandle();
    private static final MutableCallSite ANSWER = new MutableCallSite(GO_ON);
    private static final MethodHandle QUESTION = ANSWER.dynamicInvoker();

    /** Threads on which a single call was given up, whatever becomes of the cell. */
    private static final Set<Thread> GIVEN_UP = new HashSet<>();

    private static volatile Order order = new Order(false, Set.of());

    private StopCheck() { }

    private static MethodHandle stopIfConcernedHandle() {
        try {
            return MethodHandles.lookup().findStatic(StopCheck.class, "stopIfConcerned", ACTION);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    /** Returns at once, or throws where the calling thread has to stop. */
    public static void check() {
        try {
            QUESTION.invokeExact();
        } catch (CellStop stop) {
            throw stop;
        } catch (Throwable impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static void stopIfConcerned() {
        if (order.concerns(Thread.currentThread())) {
            throw CellStop.NOW;
        }
    }

    /** Whether the calling thread belongs to a cell that was given up. */
    public static boolean isDoomed() {
        var doomed = order.doomed;
        return !doomed.isEmpty() && doomed.contains(Thread.currentThread());
    }

    /** Stops all cell code, whatever thread runs it. */
    public static synchronized void stopEverybody() {
        answer(new Order(true, order.doomed));
    }

    /** Lets cell code run again, except on threads that were given up. */
    public static synchronized void stopOnly(Set<Thread> doomed) {
        GIVEN_UP.removeIf(thread -> !thread.isAlive());
        var stopped = new HashSet<>(doomed);
        stopped.addAll(GIVEN_UP);
        answer(new Order(false, Set.copyOf(stopped)));
    }

    /** Stops cell code on one thread, for as long as that lives. */
    public static synchronized void giveUp(Thread thread) {
        GIVEN_UP.add(thread);
        var stopped = new HashSet<>(order.doomed);
        stopped.add(thread);
        answer(new Order(order.everybody, Set.copyOf(stopped)));
    }

    /** A thread that was given up has ended. */
    public static synchronized void forget(Thread ended) {
        GIVEN_UP.remove(ended);
        var stopped = new HashSet<>(order.doomed);
        stopped.remove(ended);
        answer(new Order(order.everybody, Set.copyOf(stopped)));
    }

    private static void answer(Order next) {
        order = next;
        var target = next.everybody || !next.doomed.isEmpty() ? STOP : GO_ON;
        if (ANSWER.getTarget() != target) {
            ANSWER.setTarget(target);
            MutableCallSite.syncAll(new MutableCallSite[] {ANSWER});
        }
    }
}
