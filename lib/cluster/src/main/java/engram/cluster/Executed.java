package engram.cluster;

import engram.work.Work;
import java.io.IOException;
import java.io.Serializable;
import java.util.concurrent.CancellationException;
import org.apache.spark.TaskContext;
import scala.collection.Iterator;
import scala.runtime.AbstractFunction2;

/** What an executor does with its partition, which is one piece of work: it runs it. */
final class Executed extends AbstractFunction2<TaskContext, Iterator<byte[]>, byte[]> implements Serializable {
    private static final long serialVersionUID = 1;

    /** @return a parcel of an {@link Outcome} */
    @Override
    public byte[] apply(TaskContext task, Iterator<byte[]> works) {
        Outcome outcome;
        try {
            outcome = Outcome.returned(((Work<?>) Parcel.unpacked(works.next())).run());
        } catch (IOException | ClassNotFoundException e) {
            outcome = Outcome.threw(new IllegalStateException("it can't be read where it was sent to: " + e, e));
        } catch (Throwable e) {
            if (task.isInterrupted() || Thread.currentThread().isInterrupted()) throw stopped(e);
            outcome = Outcome.threw(e);
        }
        return Parcel.packed(outcome);
    }

    private static RuntimeException stopped(Throwable e) {
        return e instanceof CancellationException already ? already : new CancellationException("The work was stopped.");
    }
}
