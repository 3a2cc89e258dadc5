package engram.cluster;

import engram.work.Site;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A cluster on this machine as the launcher's own script starts it, with a state folder and a port of its own. */
final class TestedCluster implements AutoCloseable {
    private static final Path HOME = Path.of("../..").toAbsolutePath().normalize();

    /** The launcher's parts, where everything is built already. */
    private static final String SCRIPT = """
            set -euo pipefail
            home=$1 state=$2; shift 2
            for part in speech jdk packages builds build jvm cluster; do . "$home/lib/launcher/$part.sh"; done
            prepare() { :; }
            use_cluster() { fetch_spark; }
            [ ! -L "$spark/jars" ] || [ -s "$spark/whole" ] || spark_sizes "$spark" >"$spark/whole"
            cluster "$@"
            """;

    final Path state;

    TestedCluster(Path folder) throws IOException {
        state = folder.resolve(".engram");
        Files.createDirectories(state.resolve("spark"));
        Files.createSymbolicLink(state.resolve("spark/jars"), Path.of(System.getProperty("engram.test.spark")).resolve("jars"));
    }

    /** What the launcher says where Spark was never fetched whole, and nothing can be reached: not even Maven's own repository of this machine. */
    Said fetchWithoutNetwork() throws IOException, InterruptedException {
        Files.delete(state.resolve("spark/jars"));
        Files.createDirectories(state.resolve("spark/jars"));
        Files.writeString(state.resolve("spark/jars/spark-core.jar"), "a half");
        var command = List.of("bash", "-c", SCRIPT, "engram", HOME.toString(), state.toString(), "fetch");
        var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(state.resolve("said").toFile());
        builder.environment().put("MAVEN_ARGS", "-o"); // newer ones have another way round the proxy
        builder.environment().put("MAVEN_OPTS", "-Dmaven.repo.local=" + state.resolve("empty") + " -Dhttp.proxyHost=127.0.0.1 -Dhttp.proxyPort=9 "
                + "-Dhttps.proxyHost=127.0.0.1 -Dhttps.proxyPort=9");
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        return end(builder.start());
    }

    /** What a command of the launcher has said, and how it ended. */
    record Said(int exit, String words) { }

    Process begin(String... arguments) throws IOException {
        var command = Stream.concat(Stream.of("bash", "-c", SCRIPT, "engram", HOME.toString(), state.toString()), Stream.of(arguments)).toList();
        var process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(state.resolve("said").toFile());
        process.environment().put("JAVA_HOME", System.getProperty("java.home"));
        process.environment().put("COLUMNS", "80"); // which some terminals export
        return process.start();
    }

    Said end(Process process) throws IOException, InterruptedException {
        if (!process.waitFor(150, TimeUnit.SECONDS)) throw new AssertionError("The launcher hangs: " + Files.readString(state.resolve("said")));
        return new Said(process.exitValue(), Files.readString(state.resolve("said")));
    }

    Said run(String... arguments) throws IOException, InterruptedException { return end(begin(arguments)); }

    /** Starts it on a port that is free. */
    TestedCluster start(int workers) throws IOException, InterruptedException {
        var said = run("start", "--workers", "" + workers, "--port", "0", "--memory", "1g");
        if (said.exit() != 0) throw new AssertionError(said.words());
        return this;
    }

    String address() throws IOException { return Files.readString(state.resolve("cluster/address")).strip(); }

    /** A driver in this process. */
    Site open() throws IOException {
        System.setProperty("engram.cluster.secret", secret().toString());
        return Site.at(address());
    }

    Path secret() { return state.resolve("cluster/secret"); }

    /** The processes of the master or the workers, as they were started. */
    List<ProcessHandle> processes(String kind) throws IOException {
        var file = state.resolve("cluster/pids");
        if (!Files.exists(file)) return List.of();
        return Files.readAllLines(file).stream().map(line -> line.split(" ")).filter(line -> line[0].equals(kind))
                .flatMap(line -> ProcessHandle.of(Long.parseLong(line[1])).stream()).toList();
    }

    /**
     * All processes that live and have this folder in their command line: master, workers, executors, and what started them. Java itself knows of a command
     * line only its first page, and an executor's class path is longer.
     */
    List<ProcessHandle> alive() throws IOException { return alive(""); }

    List<ProcessHandle> executors() throws IOException { return alive(" org.apache.spark.executor.CoarseGrainedExecutorBackend "); }

    private List<ProcessHandle> alive(String words) throws IOException {
        try (var lines = new ProcessBuilder("ps", "-A", "-ww", "-o", "pid=", "-o", "args=").start().inputReader()) {
            return lines.lines().map(String::strip).filter(line -> line.contains(state + "/") && line.contains(words))
                    .flatMap(line -> ProcessHandle.of(Long.parseLong(line.substring(0, line.indexOf(' ')))).stream()).toList();
        }
    }

    @Override
    public void close() throws IOException {
        try {
            run("stop");
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
