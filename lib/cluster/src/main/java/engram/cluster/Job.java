package engram.cluster;

import engram.work.Site;
import engram.work.Work;
import engram.work.WorkException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.apache.spark.api.java.JavaSparkContext;
import scala.collection.immutable.Range$;
import scala.reflect.ClassTag;
import scala.runtime.AbstractFunction2;
import scala.runtime.BoxedUnit;

/** One list of works on its way through Spark: each is a partition, so that it is sent, repeated and answered by itself. */
final class Job<R> {
    private static final long SETTLE_MILLIS = 800;

    /** What Spark's threads tell the calling one. */
    private sealed interface News {
        record Arrived(int number, byte[] outcome) implements News { }

        record Ended(Throwable why) implements News { }
    }

    private final JavaSparkContext context;
    private final List<? extends Work<R>> works;
    private final String group = UUID.randomUUID().toString();
    private final BlockingQueue<News> news = new LinkedBlockingQueue<>();

    Job(JavaSparkContext context, List<? extends Work<R>> works) {
        this.context = context;
        this.works = works;
    }

    void run(Site.Results<R> results) {
        var parcels = parcels();
        var classes = new Executed.Classes(cells());
        Thread runner = Thread.ofPlatform().daemon().name("engram-works").start(() -> submit(parcels, classes));
        boolean done = false;
        try {
            for (int missing = works.size(); missing > 0; missing--) take(results);
            done = true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("The work was stopped.");
        } finally {
            if (!done) cancel(runner);
        }
    }

    private List<byte[]> parcels() {
        var parcels = new ArrayList<byte[]>();
        for (var work : works) {
            try {
                parcels.add(Parcel.packed(work));
            } catch (UncheckedIOException e) {
                throw new WorkException(parcels.size(), new IllegalStateException("it can't be sent, for it holds what is not serialisable (does its class implement Serializable?): "
                        + e.getCause().getMessage(), e));
            }
        }
        return parcels;
    }

    /** In this process there are the cells themselves. */
    private Cells cells() {
        if (context.isLocal()) return new Cells(Map.of(), new byte[0]);
        var needed = new CellsSent();
        try {
            works.forEach(needed::note);
            return needed.all();
        } catch (IllegalStateException e) {
            throw new IllegalStateException("The work can't be sent: " + e.getMessage() + ".", e);
        }
    }

    private void submit(List<byte[]> parcels, Executed.Classes classes) {
        try {
            context.setJobGroup(group, "engram", true);
            var arrived = new AbstractFunction2<Object, byte[], BoxedUnit>() {
                @Override
                public BoxedUnit apply(Object number, byte[] outcome) {
                    news.add(new News.Arrived((Integer) number, outcome));
                    return BoxedUnit.UNIT;
                }
            };
            context.sc().runJob(context.parallelize(parcels, parcels.size()).rdd(), new Executed(context.broadcast(classes)), Range$.MODULE$.apply(0, parcels.size()), arrived,
                    ClassTag.apply(byte[].class));
        } catch (Throwable e) { // carried to the calling thread, whatever it is; Scala's exceptions are not declared
            news.add(new News.Ended(e));
        }
    }

    /** Waits for one result and hands it over. */
    private void take(Site.Results<R> results) throws InterruptedException {
        switch (next()) {
            case News.Arrived(int number, byte[] outcome) -> results.arrived(number, result(number, outcome));
            case News.Ended(Throwable why) -> throw new IllegalStateException("Spark gave the work up: " + firstLine(why), why);
        }
    }

    private News next() throws InterruptedException {
        var lookout = new Lookout(context);
        while (true) {
            News next = news.poll(Lookout.SECONDS, TimeUnit.SECONDS);
            if (next != null) return next;
            lookout.nothingCame();
        }
    }

    private R result(int number, byte[] outcome) {
        try {
            switch ((Outcome) Parcel.unpacked(outcome)) {
                case Outcome.Returned(byte[] result) -> {
                    @SuppressWarnings("unchecked")
                    R value = (R) Parcel.unpacked(result);
                    return value;
                }
                case Outcome.Threw(byte[] failure) -> throw new WorkException(number, (Throwable) Parcel.unpacked(failure));
            }
        } catch (IOException | ClassNotFoundException e) {
            throw new WorkException(number, new IllegalStateException("its answer can't be read: " + e, e));
        }
    }

    private static String firstLine(Throwable why) {
        return String.valueOf(why.getMessage()).lines().findFirst().orElse("");
    }

    /** Returns when nobody works any more, as far as that can be known soon. */
    private void cancel(Thread runner) {
        boolean interrupted = Thread.interrupted();
        try {
            if (!context.sc().isStopped()) context.sc().cancelJobGroupAndFutureJobs(group); // it may not have begun yet
            long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(SETTLE_MILLIS);
            while (System.nanoTime() < end && (runner.isAlive() || isWorking())) {
                try {
                    Thread.sleep(10);
                } catch (InterruptedException _) {
                    interrupted = true;
                }
            }
        } finally {
            if (interrupted) Thread.currentThread().interrupt();
        }
    }

    private boolean isWorking() {
        if (context.sc().isStopped()) return false;
        for (var executor : context.sc().statusTracker().getExecutorInfos()) {
            if (executor.numRunningTasks() > 0) return true;
        }
        return false;
    }
}
