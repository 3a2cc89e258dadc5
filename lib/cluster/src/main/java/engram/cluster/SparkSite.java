package engram.cluster;

import static engram.argument.Given.eachGiven;
import static engram.argument.Given.given;

import engram.progress.Progress;
import engram.work.Site;
import engram.work.Work;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.spark.SparkConf;
import org.apache.spark.SparkContext$;
import org.apache.spark.api.java.JavaSparkContext;

/** Work that Spark hands out. */
record SparkSite(Address address, JavaSparkContext context) implements Site {

    static Site open(Address address) {
        SparkConf settings = switch (address) {
            case Address.Local local -> Settings.of(local);
            case Address.Master master -> accepted(master);
        };
        closeFormer();
        return new SparkSite(address, new JavaSparkContext(settings));
    }

    private static SparkConf accepted(Address.Master master) {
        String own = Knock.reach(master);
        String secret = Secret.find(master);
        var settings = Settings.of(master, secret, own);
        var former = Secret.use(secret.getBytes(StandardCharsets.UTF_8));
        try {
            Knock.withSecret(master, settings);
        } catch (RuntimeException e) {
            former.ifPresent(Secret::use); // the earlier site goes on
            throw e;
        }
        return settings;
    }

    /** Spark has one context in a process; a cell that is run again opens its site again. */
    private static void closeFormer() {
        var former = SparkContext$.MODULE$.getActive();
        if (former.isDefined()) former.get().stop();
    }

    @Override
    public <R> void run(List<? extends Work<R>> works, Results<R> results) {
        List<? extends Work<R>> all = eachGiven("works", works);
        given("results", results);
        Progress.checkCancelled();
        if (context.sc().isStopped())
            throw new IllegalStateException("This site was closed, or another one was opened, which took its place: open it again.");
        if (!all.isEmpty()) new Job<R>(context, all).run(results);
    }

    @Override
    public String description() {
        return switch (address) {
            case Address.Local(int cores) -> "on Apache Spark in this process, " + cores + " at a time";
            case Address.Master master -> "on Apache Spark at " + master;
        };
    }

    @Override public void close() { context.stop(); }
}
