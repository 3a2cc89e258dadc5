package engram.grader.jail;

import java.util.ArrayList;
import java.util.List;

/** How a JVM is started that runs a student's code: what a jail relies on, and what keeps its memory within the limit of the process. */
public final class StudentJvm {
    /** Threads are cheap in reserved memory, and a recursion without end is soon at its end. */
    private static final String STACK = "1m";

    private static final List<String> FIXED = List.of(
            "-XX:+DisableAttachMechanism", "-XX:-UsePerfData", // nobody attaches; no file in /tmp
            "-XX:+IgnoreUnrecognizedVMOptions", "-XX:-UseContainerSupport", // which only Linux has: it would look for limits in /proc and /sys, which are closed
            "-XX:-CreateCoredumpOnCrash", "-XX:ErrorFile=/dev/null",
            "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xshare:auto",
            "-XX:MaxMetaspaceSize=192m", "-XX:CompressedClassSpaceSize=64m", "-XX:ReservedCodeCacheSize=64m", "-Xss" + STACK,
            "--illegal-native-access=deny", "-Djava.awt.headless=true");

    private StudentJvm() {
    }

    /**
     * Options that stand before all others in the command of a student's process. The command's own ones follow, above all its class path.
     *
     * @param heap the largest heap, in bytes; as much again may lie outside it in buffers
     */
    public static List<String> options(long heap) {
        var options = new ArrayList<>(FIXED);
        options.add("-Xmx%dm".formatted(heap >> 20));
        options.add("-XX:MaxDirectMemorySize=%dm".formatted(heap >> 20));
        options.add("-XX:ActiveProcessorCount=" + Runtime.getRuntime().availableProcessors());
        return List.copyOf(options);
    }
}
