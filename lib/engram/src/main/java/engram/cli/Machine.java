package engram.cli;

import com.sun.management.OperatingSystemMXBean;
import engram.tensor.Backend;
import engram.tensor.BackendUnavailableException;
import java.awt.GraphicsEnvironment;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.SymbolLookup;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import jdk.incubator.vector.FloatVector;

/** What this machine has, as seen from the JVM that would use it. */
final class Machine {
    private static final double GB = 1e9;

    private Machine() {
    }

    static Finding jdk() {
        return Finding.good("JDK", "%s (%s) in %s".formatted(Runtime.version(), System.getProperty("java.vendor"),
                System.getProperty("java.home")));
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

    /** The driver decides: without {@code libcuda.so.1} there is no GPU to use. */
    @SuppressWarnings("restricted")     // looking for a library by name is native access, which the launcher allows
    static Finding gpu() throws InterruptedException {
        try (Arena arena = Arena.ofConfined()) {
            SymbolLookup.libraryLookup("libcuda.so.1", arena);
        } catch (IllegalArgumentException absent) {
            return Finding.bad("GPU", "none (no NVIDIA driver)",
                    "everything runs on the CPU; for large networks use a machine with an NVIDIA GPU and its driver");
        }
        try {
            Process query = new ProcessBuilder("nvidia-smi", "--format=csv,noheader",
                    "--query-gpu=name,memory.total,driver_version,compute_cap").redirectErrorStream(true).start();
            List<String> devices = query.inputReader().lines().toList();
            return query.waitFor() == 0 ? Finding.good("GPU", String.join("; ", devices))
                    : Finding.bad("GPU", String.join(" ", devices), "restart the machine, or install NVIDIA's driver again");
        } catch (IOException absent) {
            return Finding.good("GPU", "a driver is loaded; nvidia-smi is not there to name the device");
        }
    }
}
