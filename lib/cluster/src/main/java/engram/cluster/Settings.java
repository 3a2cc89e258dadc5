package engram.cluster;

import java.io.File;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.spark.SparkConf;
import org.apache.spark.SparkContext;

/** How Spark is set, beside what system properties that begin with {@code spark.} ask for. */
final class Settings {
    /**
     * Of an executor's JVM. One core for one work; the serial collector, because a JDK before 25.0.3 moves pinned arrays under G1 (JDK-8377811); its log goes
     * to the worker's folder although the library brings silence, and so does the library that Spark's encryption unpacks, which nobody would remove elsewhere.
     */
    private static final String EXECUTOR_OPTIONS = "-XX:+UseSerialGC -XX:ActiveProcessorCount=1 -Djava.awt.headless=true -Duser.language=en -Duser.country=US "
            + "-Dcommons.crypto.lib.tempdir=. "
            + "-Dslf4j.provider=org.apache.logging.slf4j.SLF4JServiceProvider -D" + SilentDisplay.EXECUTOR + "=true";

    private Settings() { }

    /** For a driver in this process whose works run in it too. */
    static SparkConf of(Address.Local local) {
        return common(local).set("spark.driver.host", "127.0.0.1").set("spark.driver.bindAddress", "127.0.0.1");
    }

    /** @param own this machine's address on the way to the master, at which executors find the driver */
    static SparkConf of(Address.Master master, String secret, String own) {
        return common(master)
                .set("spark.authenticate.secret", secret)
                .set("spark.driver.host", own).set("spark.driver.bindAddress", own)
                .set("spark.executor.cores", "1")
                .setIfMissing("spark.executor.memory", "1g")
                .set("spark.executor.extraClassPath", classPath())
                .set("spark.executor.extraJavaOptions", EXECUTOR_OPTIONS + cacheOfNatives())
                // a work that can't be stopped: its executor is given up
                .set("spark.task.reaper.enabled", "true").set("spark.task.reaper.killTimeout", "20s");
    }

    private static SparkConf common(Address address) {
        return new SparkConf()
                .setAppName("engram").setMaster(address.toString())
                .set("spark.ui.enabled", "false")
                .set("spark.authenticate", "true").set("spark.network.crypto.enabled", "true")
                .set("spark.network.timeout", "30s").set("spark.network.timeoutInterval", "10s").set("spark.executor.heartbeatInterval", "5s") // how soon a frozen executor is noticed
                .set("spark.log.structuredLogging.enabled", "false");
    }

    /** What this process has: executors run on machines with the same paths. Spark's own jars come first here, and so they do there. */
    private static String classPath() {
        var places = new ArrayList<String>();
        if (SparkContext.class.getClassLoader() instanceof URLClassLoader notebooks) {
            for (URL place : notebooks.getURLs()) places.add(Path.of(java.net.URI.create(place.toString())).toString());
        }
        places.addAll(List.of(System.getProperty("java.class.path").split(File.pathSeparator)));
        return places.stream().map(place -> Path.of(place).toAbsolutePath().toString()).distinct().collect(Collectors.joining(File.pathSeparator));
    }

    private static String cacheOfNatives() {
        var cache = System.getProperty("org.bytedeco.javacpp.cachedir", "");
        return cache.isEmpty() ? "" : " \"-Dorg.bytedeco.javacpp.cachedir=" + cache + "\"";
    }
}
