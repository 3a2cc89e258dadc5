package engram.parallel;

import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** The threads that help those who call {@link Cores}: started when first asked for, ended when nobody has asked for a while. */
final class Team implements AutoCloseable {

    private static final int IDLE_SECONDS = 10;

    private final int threads;
    private final ThreadPoolExecutor helpers;

    /** @param threads that work at a time, the caller among them */
    Team(int threads) {
        this.threads = threads;
        // inheriting nothing: a helper outlives the work of the thread that happened to start it
        var factory = Thread.ofPlatform().daemon().name("engram-core-", 1).inheritInheritableThreadLocals(false).factory();
        int helping = Math.max(1, threads - 1); // an executor wants one at least, which nobody asks
        this.helpers = new ThreadPoolExecutor(helping, helping, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(),
                life -> factory.newThread(() -> Cores.within(this, life)));
        helpers.allowCoreThreadTimeOut(true);
    }

    int threads() {
        return threads;
    }

    /** One more thread may run the job, now or when one is free. */
    void ask(Job job) {
        helpers.execute(job);
    }

    /** A job that has not been begun needs no helper any more. */
    void forget(Job job) {
        helpers.remove(job);
    }

    @Override
    public void close() {
        helpers.close();
    }
}
