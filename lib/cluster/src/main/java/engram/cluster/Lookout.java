package engram.cluster;

import org.apache.spark.SparkContext;
import org.apache.spark.api.java.JavaSparkContext;

/**
 * Looks round while nothing comes. That may be how long work takes, or the cluster is busy, or a worker that died will have a successor; only where nobody
 * works any more and no master knows of this driver will nothing come for ever. Spark's driver waits even then.
 */
final class Lookout {
    /** How long to wait before each look. */
    static final long SECONDS = 2;

    /** So often in a row the master must fail to answer: one failure may be the network's. */
    private static final int GONE = 6;
    private static final int REMIND = 15;

    private final SparkContext driver;
    private int alone;
    private int unanswered;

    Lookout(JavaSparkContext context) { driver = context.sc(); }

    /**
     * Says that the work waits, where nobody has been there to do it for long.
     *
     * @throws IllegalStateException if the cluster has ended
     */
    void nothingCame() throws InterruptedException {
        if (driver.isLocal() || isAnybodyThere()) {
            alone = unanswered = 0;
            return;
        }
        var master = (Address.Master) Address.of(driver.master()).orElseThrow();
        unanswered = Knock.isKnown(driver, master) ? 0 : unanswered + 1;
        if (unanswered == GONE)
            throw new IllegalStateException("The cluster at " + master + " has ended: nobody works there any more, and no master there knows of this work; "
                    + "what had arrived is kept, so open the site anew when a cluster is up again, or give the command again.");
        if (++alone == REMIND)
            System.err.println("No worker of " + master + " has taken work: are there workers, and has one a free core and "
                    + driver.getConf().get("spark.executor.memory") + " of memory? The work waits.");
    }

    private boolean isAnybodyThere() { return driver.statusTracker().getExecutorInfos().length > 1; } // the driver is one
}
