package engram.kernel.display;

import engram.kernel.run.CellStop;
import engram.kernel.run.StopCheck;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Asks values for what they show: {@code toString()}, elements, sizes. That is code of anybody's, which may fail or never end, so
 * it runs on a thread that can be given up; all calls of one guard share one limit on time.
 */
final class Guard implements AutoCloseable {
    private static final long LIMIT_MS = 300;
    /** A library may have hundreds of classes to load before it answers for the first time. */
    private static final long LIMIT_OF_LIBRARIES_MS = 700;
    private static final long FAREWELL_MS = 30;

    /** Classes that call nobody's code and always answer at once: a change of threads would be all the time that they take. */
    private static final Set<Class<?>> HARMLESS = Set.of(ArrayList.class, LinkedList.class, ArrayDeque.class, HashSet.class,
            LinkedHashSet.class, TreeSet.class, HashMap.class, LinkedHashMap.class, TreeMap.class, List.of(1).getClass(),
            List.of(1, 2, 3).getClass(), Set.of(1, 2, 3).getClass(), Map.of(1, 1).getClass(), Map.of(1, 1, 2, 2).getClass(),
            LocalDate.class, LocalDateTime.class, Duration.class, Instant.class);

    private final ExecutorService helper = Executors.newSingleThreadExecutor(Asking::new);
    private volatile Thread asking;
    private long used;

    /** A thread on which a value is asked; what the value asks in turn is asked there too. */
    private final class Asking extends Thread {
        Asking(Runnable work) {
            super(work, "asks-a-value");
            setDaemon(true);
            asking = this;
        }
    }

    /**
     * What a call has returned, or the reason why it has not.
     *
     * @param here whether no other thread than the caller can make the call
     */
    private record Answer<T>(T value, String failure, boolean here) { }

    /** Whether the limit on time has been reached: nothing is asked any more. */
    boolean isOver() {
        return used >= TimeUnit.MILLISECONDS.toNanos(LIMIT_MS);
    }

    private static long limitMillis(Object owner) {
        var type = owner.getClass();
        return type.getClassLoader() == null || ClassNames.isOfCell(type) ? LIMIT_MS : LIMIT_OF_LIBRARIES_MS;
    }

    /**
     * Makes the call and returns its result.
     *
     * <p>The caller itself makes it where the value lets no other thread in, for a lock or memory of the caller's.
     *
     * @param owner whose code is called
     * @throws NoAnswer where it fails or does not end in time
     */
    <T> T ask(Object owner, Callable<T> call) throws NoAnswer {
        boolean here = HARMLESS.contains(owner.getClass()) || Thread.currentThread() instanceof Asking || Thread.holdsLock(owner);
        if (isOver() && !here) {
            throw new NoAnswer("was not tried, for lack of time");
        }
        var answer = here ? made(call) : await(limitMillis(owner), helper.submit(() -> made(call)));
        if (answer.here && !here) {
            answer = made(call);
        }
        if (!answer.failure.isEmpty()) {
            StopCheck.check();
            throw new NoAnswer(answer.failure);
        }
        return answer.value;
    }

    private static <T> Answer<T> made(Callable<T> call) {
        try {
            return new Answer<>(call.call(), "", false);
        } catch (CellStop stop) {
            return new Answer<>(null, "was stopped", false);
        } catch (Throwable thrown) {
            return new Answer<>(null, "threw " + ClassNames.failure(thrown), thrown instanceof WrongThreadException);
        }
    }

    private <T> Answer<T> await(long limitMillis, Future<Answer<T>> answer) {
        boolean interrupted = false;
        long start = System.nanoTime();
        long deadline = start + TimeUnit.MILLISECONDS.toNanos(limitMillis) - used;
        try {
            while (true) {
                try {
                    return answer.get(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
                } catch (InterruptedException e) {
                    interrupted = true;
                    StopCheck.check();
                }
            }
        } catch (TimeoutException e) {
            boolean here = waitsForCaller();
            giveUp();
            return new Answer<>(null, "did not end within %.1f s".formatted(limitMillis / 1e3), here);
        } catch (ExecutionException e) {
            return new Answer<>(null, "threw " + ClassNames.failure(e.getCause()), false);
        } finally {
            used += System.nanoTime() - start;
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Whether the value asks for a lock that the caller holds. */
    private boolean waitsForCaller() {
        if (asking.getState() != Thread.State.BLOCKED && asking.getState() != Thread.State.WAITING) {
            return false;
        }
        var info = ManagementFactory.getThreadMXBean().getThreadInfo(asking.threadId());
        return info != null && info.getLockOwnerId() == Thread.currentThread().threadId();
    }

    private void giveUp() {
        StopCheck.giveUp(asking);
        helper.shutdownNow();
        try {
            asking.join(FAREWELL_MS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (!asking.isAlive()) {
            StopCheck.forget(asking);
        }
    }

    /** Lets the thread go. */
    @Override
    public void close() {
        helper.shutdownNow();
    }
}
