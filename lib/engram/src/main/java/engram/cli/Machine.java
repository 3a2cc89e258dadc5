package engram.cli;

import com.sun.management.OperatingSystemMXBean;
import engram.cuda.Cuda;
import engram.tensor.Backend;
import engram.tensor.BackendUnavailableException;
import java.awt.GraphicsEnvironment;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryManagerMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import jdk.incubator.vector.FloatVector;

/** What this machine has, as seen from the JVM that would use it. */
final class Machine {
    private static final double GB = 1e9;
    private static final Runtime.Version G1_MENDED = Runtime.Version.parse("25.0.3");

    private Machine() {
    }

    static Finding jdk() {
        return Finding.good("JDK", "%s (%s) in %s".formatted(Runtime.version(), System.getProperty("java.vendor"),
                System.getProperty("java.home")));
    }

    /** What collects this JVM's garbage. */
    static List<String> collectors() {
        return ManagementFactory.getGarbageCollectorMXBeans().stream().map(MemoryManagerMXBean::getName).toList();
    }

    /**
     * A warning of JDK-8377811: before JDK 25.0.3 the collector G1 may move an array while native code, such as BLAS, reads it.
     *
     * @param collectors of the JVM, by the names of their beans
     * @return nothing where that is mended
     */
    static Optional<Finding> collector(Runtime.Version jdk, List<String> collectors) {
        if (jdk.compareTo(G1_MENDED) >= 0) {
            return Optional.empty();
        }
        String newer = "JDK " + G1_MENDED + " or newer, or ";
        return Optional.of(collectors.stream().anyMatch(name -> name.startsWith("G1 "))
                ? Finding.bad("GC", "G1, which in JDK " + jdk + " may move arrays that native code is reading (JDK-8377811), so that results may be wrong",
                        "install " + newer + "take -XX:+UseG1GC out of JAVA_TOOL_OPTIONS, JDK_JAVA_OPTIONS and _JAVA_OPTIONS")
                : new Finding("GC", true, "not G1, which in JDK " + jdk + " may move arrays that native code is reading (JDK-8377811)",
                        "give your own JVMs with Engram's library, such as executors that another program starts on a cluster, " + newer + "-XX:+UseSerialGC"));
    }

    static Finding cores() {
        return Finding.good("CPU", "%d cores, %s; vectors of %d float32".formatted(Runtime.getRuntime().availableProcessors(),
                System.getProperty("os.arch"), FloatVector.SPECIES_PREFERRED.length()));
    }

    /** The JVM sees the limit of its cgroup; the kernel of the operating system tells what the machine has. */
    static Finding memory() throws IOException {
        double usable = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getTotalMemorySize() / GB;
        double heap = Runtime.getRuntime().maxMemory() / GB;
        double installed = installedMemory(usable);
        return Finding.good("memory", "%.1f GB%s; at most %.1f GB of it as heap".formatted(usable,
                installed > 1.05 * usable ? " (the limit of its cgroup, of %.1f GB)".formatted(installed) : "", heap));
    }

    private static double installedMemory(double otherwise) throws IOException {
        Path file = Path.of("/proc/meminfo");
        if (!Files.isReadable(file)) {
            return otherwise;
        }
        return Files.readAllLines(file).stream().filter(line -> line.startsWith("MemTotal:"))
                .mapToDouble(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024 / GB).findFirst().orElse(otherwise);
    }

    static Finding blas() {
        try {
            return Finding.good("BLAS", Backend.cpu().description());
        } catch (BackendUnavailableException missing) {
            return Finding.bad("BLAS", "none for this machine, so that only Backend.plain() works", missing.getMessage());
        }
    }

    /** Drawing text is the only proof that fonts work; on a bare system the JDK fails with an error of its own. */
    static Finding fonts(String mend) {
        try {
            int families = GraphicsEnvironment.getLocalGraphicsEnvironment().getAvailableFontFamilyNames().length;
            return families > 0 ? Finding.good("fonts", families + " families")
                    : Finding.bad("fonts", "none, so plots cannot be drawn", mend);
        } catch (RuntimeException | LinkageError | InternalError missing) {
            return Finding.bad("fonts", "fontconfig or its fonts are missing, so plots cannot be drawn", mend);
        }
    }

    /** The GPU and CUDA's libraries; a machine without them is a healthy one. */
    static List<Finding> gpu() {
        return Cuda.findings().stream().map(finding -> finding.found() ? Finding.good(finding.name(), finding.description())
                : Finding.bad(finding.name(), finding.description(), finding.mend())).toList();
    }
}
