package engram.kernel.run;

import engram.kernel.memory.Reserve;
import engram.kernel.run.Worker.Task;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;

/**
 * Runs the code of cells on a thread of its own, and ends it on request.
 *
 * <p>An interrupt stops all cell code by {@link StopCheck} and wakes what sleeps or blocks by {@link Thread#interrupt}. What
 * still runs after {@link #PATIENCE_MS} is given up: its thread goes on alone, and the next cell gets a fresh one. Where no cell runs or
 * waits to be run, it ends what earlier ones have left running on threads of their own.
 *
 * <p>It is one file, though a long one, because one lock guards all of it.
 */
public final class CellThread {
    private static final long PATIENCE_MS = 200;
    /** With a full heap each step of a cell may take several collections. */
    private static final long GREAT_PATIENCE_MS = 5000;
    private static final long SETTLE_MS = 60;
    private static final long LOOK_MS = 1000;
    private static final String HEAP = "Java heap space";

    private final Set<Thread> doomed = new HashSet<>();
    private Worker worker;
    private ClassLoader context = Thread.currentThread().getContextClassLoader();
    private boolean interrupted;
    /** Whether the interrupt is the kernel's own, which has no memory left. */
    private boolean exhausted;
    /** Whether a cell has heard of the interrupt. */
    private boolean told;
    private boolean busy;
    private final Deque<Arrival> waiting = new ArrayDeque<>();
    private Arrival running = new Arrival(Instant.EPOCH);
    private Arrival latestInterrupt = new Arrival(Instant.EPOCH);
    /** Whether what cells have left running is being ended, or has to be as soon as the cell that runs has ended. */
    private boolean clearing;
    private boolean clearsAtTheEnd;

    /** Starts a thread that waits for a cell. */
    public CellThread() {
        startWorker(0);
    }

    private void startWorker(int number) {
        worker = new Worker(this, number);
        worker.setContextClassLoader(context);
        worker.start();
    }

    /** What cells, and the threads that they start, look for services and resources with. */
    public synchronized void setContextClassLoader(ClassLoader loader) {
        context = loader;
        worker.setContextClassLoader(loader);
    }

    /** A cell has come and waits for its turn: an interrupt that is sent from now on is meant for it, if no other one runs. */
    public synchronized void expect(Instant sent) {
        var cell = new Arrival(sent);
        interrupted |= !busy && latestInterrupt.hasOvertaken(cell);
        waiting.add(cell);
    }

    /** Whether a cell runs or waits for its turn. */
    public synchronized boolean isWanted() {
        return busy || !waiting.isEmpty();
    }

    /** A cell that was expected does not run. */
    public synchronized void withdraw() {
        waiting.remove();
        interrupted &= !waiting.isEmpty();
    }

    /** A new cell begins. What was interrupted while it waited for its turn ends at its first step. */
    public synchronized void begin() {
        while (clearing) {
            pause();
        }
        interrupted &= !waiting.isEmpty();
        running = waiting.isEmpty() ? new Arrival(Instant.now()) : waiting.remove();
        busy = true;
        told = false;
        exhausted = false;
        doomed.removeIf(thread -> !thread.isAlive());
        StopCheck.stopOnly(doomed);
    }

    /** The cell has ended. An interrupt that came too late for it is the next one's, if that has been sent already. */
    public synchronized void end() {
        busy = false;
        interrupted &= !told && !exhausted && !waiting.isEmpty();
        if (clearsAtTheEnd) {
            clear();
        }
    }

    /** Ends what runs, if anything, and what else the present cell would run. Returns at once. */
    public void interrupt() {
        interrupt(Instant.now());
    }

    /** Ends the cell that runs or, where none does, the one that waits, and what earlier ones have left running. Returns at once. */
    public synchronized void interrupt(Instant sent) {
        latestInterrupt = new Arrival(sent);
        var concerned = busy ? running : waiting.peek();
        boolean overtaken = concerned != null && concerned.hasOvertaken(latestInterrupt);
        interrupted |= concerned != null && !overtaken;
        notifyAll();
        if (!busy) {
            clear();
        } else {
            clearsAtTheEnd |= overtaken;
        }
    }

    /** Memory has run out for the kernel: ends all cell code, and the cell that runs as if memory had run out there. Returns at once. */
    public synchronized void exhaust() {
        if (busy) {
            exhausted = true;
            interrupted = true;
            notifyAll();
        } else {
            clear();
        }
    }

    private void clear() {
        clearsAtTheEnd = false;
        if (!clearing) {
            clearing = true;
            Thread.ofPlatform().name("stop").daemon().start(this::stopWhatWasLeft);
        }
    }

    /** Ends cell code on threads other than the cell's; what comes by every now and then meets its end as well. */
    private synchronized void stopWhatWasLeft() {
        stopEverybody();
        try {
            for (long start = System.nanoTime(); millisSince(start) < PATIENCE_MS; wait(5)) {
                cellThreads().forEach(Thread::interrupt);
            }
            settle();
        } catch (InterruptedException e) {
            throw new IllegalStateException("the kernel's own thread was interrupted", e);
        } finally {
            StopCheck.stopOnly(doomed);
            clearing = false;
            notifyAll();
        }
    }

    /** Fails where the present cell was interrupted. */
    public synchronized void checkInterrupted() throws CellInterrupted {
        if (interrupted) {
            told = true;
            if (exhausted) {
                throw new OutOfMemoryError(HEAP);
            }
            throw new CellInterrupted("the cell was interrupted");
        }
    }

    /** Waits for what the present cell needs before it can run. */
    public <T> T await(CompletableFuture<T> needed) throws CellInterrupted {
        needed.whenComplete((_, _) -> wake());
        synchronized (this) {
            while (!needed.isDone()) {
                checkInterrupted();
                pause();
            }
        }
        return needed.join();
    }

    private synchronized void wake() {
        notifyAll();
    }

    private void pause() {
        try {
            wait();
        } catch (InterruptedException e) {
            throw new IllegalStateException("the kernel's own thread was interrupted", e);
        }
    }

    /** Runs the body on the cell's thread and returns its value, or throws what it threw. */
    public Object run(Callable<?> body) throws Throwable {
        if (Thread.currentThread() == worker) {
            return body.call();   // code that is run by a cell is part of it
        }
        var task = new Task(body);
        checkInterrupted();
        hand(task);
        try {
            await(task);
        } finally {
            leave(task);
        }
        if (task.thrown != null) {
            if (task.outOfMemory().isPresent()) {
                Reserve.ease();
                throw task.outOfMemory().get();
            }
            throw task.thrown;
        }
        return task.value;
    }

    /** Gives the task to the thread for cells, or to another one where that was given up or has broken. */
    private void hand(Task task) throws InterruptedException {
        do {
            if (worker.dismissed || !worker.isAlive()) {
                startWorker(worker.number + 1);
            }
        } while (!worker.take(task, LOOK_MS));
    }

    /** Called by the worker. */
    synchronized void finish(Task task, Object value, Throwable thrown) {
        task.value = value;
        task.thrown = thrown;
        task.done = true;
        notifyAll();
    }

    /** Waits for the end of the task, and ends it where that is asked for. */
    private synchronized void await(Task task) throws InterruptedException, CellInterrupted {
        while (!task.done && !interrupted) {
            wait();
        }
        if (exhausted) {
            told = true;
            stopWithoutMemory(task);
            if (!task.done || task.thrown != null) {
                throw new OutOfMemoryError(HEAP);
            }
        } else if (!task.done) {
            told = true;
            stop(task);
            throw new CellInterrupted(task.done ? "the cell was interrupted" : abandon(task));
        }
    }

    /** Takes no memory as long as the cell may get at it first. */
    private void stopWithoutMemory(Task task) throws InterruptedException {
        stopEverybody();
        for (long start = System.nanoTime(); !task.done && millisSince(start) < GREAT_PATIENCE_MS; wait(20)) {
            worker.interrupt();
        }
        Reserve.ease();
        stop(task);
    }

    private void stop(Task task) throws InterruptedException {
        stopEverybody();
        long start = System.nanoTime();
        long pause = 1;
        while (!task.done && (task.ended || millisSince(start) < PATIENCE_MS)) {
            worker.interrupt();
            cellThreads().forEach(Thread::interrupt);
            wait(pause);
            pause = Math.min(2 * pause, 50);
        }
        settle();
        StopCheck.stopOnly(doomed);
    }

    /** Waits until cell code on pool threads has ended too; threads that don't obey are doomed, and die when they come back. */
    private void settle() throws InterruptedException {
        long start = System.nanoTime();
        Set<Thread> left = cellThreads();
        while (!left.isEmpty() && millisSince(start) < SETTLE_MS) {
            left.forEach(Thread::interrupt);
            wait(5);
            left = cellThreads();
        }
        doomed.addAll(left);
    }

    private static void stopEverybody() {
        Reserve.carry(() -> {
            StopCheck.stopEverybody();
            return true;
        });
    }

    private Set<Thread> cellThreads() {
        return Reserve.carry(() -> CellCode.threads(worker));
    }

    private String abandon(Task task) {
        String call = CellCode.blockingCall(worker);
        String thread = worker.getName();
        leave(task);
        return "the cell was interrupted, but " + call + " cannot be stopped: it goes on in thread " + thread
                + " until it ends, and its result is dropped";
    }

    /** A task that is not done goes on alone: there will be another thread for the next one. */
    private synchronized void leave(Task task) {
        if (!task.done && !worker.dismissed) {
            worker.dismissed = true;
            doomed.add(worker);
            StopCheck.stopOnly(doomed);
        }
    }

    private static long millisSince(long start) {
        return (System.nanoTime() - start) / 1_000_000;
    }
}
