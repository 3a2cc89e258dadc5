package engram.cluster;

import engram.work.Work;
import java.io.IOException;
import java.io.Serializable;
import java.util.concurrent.CancellationException;
import org.apache.spark.TaskContext;
import org.apache.spark.broadcast.Broadcast;
import scala.collection.Iterator;
import scala.runtime.AbstractFunction2;

/** What an executor does with its partition, which is one piece of work: it runs it. */
final class Executed extends AbstractFunction2<TaskContext, Iterator<byte[]>, byte[]> implements Serializable {
    private static final long serialVersionUID = 1;

    private final Broadcast<Classes> classes;

    /** @param classes which an executor receives once for all works of a run */
    Executed(Broadcast<Classes> classes) { this.classes = classes; }

    /** Where the classes of works are found: those of cells are loaded once in each executor. */
    static final class Classes implements Serializable {
        private static final long serialVersionUID = 1;

        private final Cells cells;
        private transient ClassLoader loader;

        Classes(Cells cells) { this.cells = cells; }

        synchronized ClassLoader loader() throws IOException, ReflectiveOperationException {
            if (loader == null) loader = cells.classes().isEmpty() ? Thread.currentThread().getContextClassLoader() : cells.loader();
            return loader;
        }
    }

    /** @return a parcel of an {@link Outcome} */
    @Override
    public byte[] apply(TaskContext task, Iterator<byte[]> works) {
        var thread = Thread.currentThread();
        var before = thread.getContextClassLoader();
        Outcome outcome;
        try {
            thread.setContextClassLoader(classes.value().loader());
            outcome = Outcome.returned(((Work<?>) Parcel.unpacked(works.next())).run());
        } catch (IOException | ReflectiveOperationException e) {
            outcome = Outcome.threw(new IllegalStateException("it can't be read where it was sent to: " + e, e));
        } catch (Throwable e) {
            if (task.isInterrupted() || Thread.currentThread().isInterrupted()) throw stopped(e);
            outcome = Outcome.threw(e);
        } finally {
            thread.setContextClassLoader(before);
        }
        return Parcel.packed(outcome);
    }

    private static RuntimeException stopped(Throwable e) {
        return e instanceof CancellationException already ? already : new CancellationException("The work was stopped.");
    }
}
