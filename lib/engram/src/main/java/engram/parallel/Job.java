package engram.parallel;

import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicLong;

/**
 * One call of {@link Cores}: its items, and the threads that work on them. The owner, who called, asks for one helper; each helper that comes
 * asks for the next one. So a short job costs the owner little, and a helper who comes late still finds work.
 */
final class Job implements Cores.Items, Runnable {

    private final int count;
    private final Cores.Worker worker;
    private final Thread owner = Thread.currentThread();
    private final AtomicLong next = new AtomicLong();
    private final Team team;

    // guarded by this
    private int wanted;                  // helpers still to ask for
    private final Set<Thread> atWork = new HashSet<>();
    private boolean open = true;         // whether a helper may begin
    private boolean ownerInterrupted;    // by this job, to stop it
    private Throwable failure;           // the first
    private volatile boolean stopped;    // when there is one

    Job(int count, Cores.Worker worker, Team team) {
        this.count = count;
        this.worker = worker;
        this.team = team;
        this.wanted = Math.min(team.threads(), count) - 1;
    }

    @Override
    public int next() {
        if (stopped) {
            throw new CancellationException("The work was stopped.");
        }
        if (owner.isInterrupted()) {
            throw new CancellationException("The work was stopped."); // the first to see it stops the others
        }
        long item = next.getAndIncrement();
        return item < count ? (int) item : NONE;
    }

    /** The owner's part: works, and returns or throws when nobody works on it any more. */
    void call() {
        enter();
        work();
        close();
        rethrow();
    }

    /** A helper's part. */
    @Override
    public void run() {
        if (enter()) {
            work();
        }
    }

    private synchronized boolean enter() {
        boolean useful = open && !stopped && next.get() < count;
        return useful && atWork.add(Thread.currentThread());
    }

    private void work() {
        try {
            askForHelper();
            worker.work(this);
        } catch (Throwable e) { // carried to the owner, whatever it is
            stop(e);
        } finally {
            leave();
        }
    }

    private synchronized void askForHelper() {
        if (open && wanted > 0) {
            wanted--;
            try {
                team.ask(this);
            } catch (OutOfMemoryError e) { // no thread can be started: those at work do it all
                wanted = 0;
            }
        }
    }

    private synchronized void stop(Throwable reason) {
        if (failure == null) {
            failure = reason;
            stopped = true;
            ownerInterrupted = Thread.currentThread() != owner && atWork.contains(owner) && !owner.isInterrupted();
            atWork.stream().filter(thread -> thread != Thread.currentThread()).forEach(Thread::interrupt);
        } else if (reason != failure && !(reason instanceof CancellationException)) {
            failure.addSuppressed(reason);
        }
    }

    /** From here on nobody interrupts this thread for the job. That it was is taken back: from a helper by its team, from the owner here. */
    private synchronized void leave() {
        Thread me = Thread.currentThread();
        atWork.remove(me);
        if (me == owner && ownerInterrupted) {
            Thread.interrupted();
        }
        notifyAll();
    }

    /** Lets no helper begin any more and waits for those who have. */
    private synchronized void close() {
        open = false;
        team.forget(this);
        boolean interrupted = false;
        while (!atWork.isEmpty()) {
            try {
                wait();
            } catch (InterruptedException _) {
                interrupted = true;
                stop(new CancellationException("The work was stopped."));
            }
        }
        if (interrupted) {
            owner.interrupt();
        }
    }

    private void rethrow() {
        switch (failure) {
            case null -> { }
            case RuntimeException e -> throw e;
            case Error e -> throw e;
            case Throwable e -> throw new CompletionException(e);
        }
    }
}
