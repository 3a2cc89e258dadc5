package engram.kernel.run;

import engram.kernel.memory.Reserve;
import java.lang.reflect.InvocationTargetException;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The thread that cells run on, one piece of work after another, until it is dismissed. */
final class Worker extends Thread {
    private final CellThread owner;
    private final SynchronousQueue<Task> tasks = new SynchronousQueue<>();
    final int number;
    volatile boolean dismissed;

    /** A piece of work and, once {@code done}, how it ended. */
    static final class Task {
        final Callable<?> body;
        Object value;
        Throwable thrown;
        boolean done;
        /** Whether its body has ended, and only the last step is missing. */
        volatile boolean ended;

        Task(Callable<?> body) {
            this.body = body;
        }

        /** Whether memory has run out there; code that is called by reflection, and the JDK here and there, wrap that error. */
        Optional<OutOfMemoryError> outOfMemory() {
            return Stream.iterate(thrown, Objects::nonNull, Traces::cause)
                    .dropWhile(each -> each instanceof InvocationTargetException || each instanceof InternalError)
                    .limit(1).filter(OutOfMemoryError.class::isInstance).map(OutOfMemoryError.class::cast).findFirst();
        }
    }

    Worker(CellThread owner, int number) {
        super("cell-" + number);
        this.owner = owner;
        this.number = number;
        setDaemon(true);
    }

    /** Hands a task over; whether it was taken in that time. */
    boolean take(Task task, long milliseconds) throws InterruptedException {
        return tasks.offer(task, milliseconds, TimeUnit.MILLISECONDS);
    }

    @Override
    public void run() {
        while (!dismissed) {
            Task task;
            try {
                task = tasks.take();
            } catch (InterruptedException e) {
                continue;   // meant for a task that has just ended
            } catch (VirtualMachineError e) {
                Reserve.ease();
                continue;
            }
            Object value = null;
            Throwable thrown = null;
            try {
                value = task.body.call();
            } catch (Throwable t) {
                thrown = t;
            }
            task.ended = true;
            owner.finish(task, value, thrown);
            Thread.interrupted();
        }
    }
}
