package engram.grader;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * What a process and those that it has started have had of the machine so far.
 *
 * @param cpu    time on the processor, of all threads
 * @param waited how long threads that could run have waited for a processor, summed over those that live; zero where the system does not tell
 * @param threads how many there are
 * @param written bytes given to files and to pipes; zero where the system does not tell
 * @param memory bytes of its own in memory, and of files that are nowhere else; zero where the system does not tell
 */
record ChildUse(Duration cpu, Duration waited, int threads, long written, long memory) {
    /** Threads of a process that are asked how long they have waited. */
    private static final int ASKED = 200;

    /** Before anything is used. */
    static ChildUse nothing() {
        return new ChildUse(Duration.ZERO, Duration.ZERO, 0, 0, 0);
    }

    static ChildUse of(Process process) {
        var cpu = Duration.ZERO;
        var waited = Duration.ZERO;
        int threads = 0;
        long written = 0;
        long memory = 0;
        List<ProcessHandle> all = Stream.concat(Stream.of(process.toHandle()), process.descendants()).toList();
        for (var each : all) {
            cpu = cpu.plus(each.info().totalCpuDuration().orElse(Duration.ZERO));
            var tasks = tasks(each.pid());
            waited = waited.plus(waited(tasks.subList(0, Math.min(ASKED, tasks.size()))));
            threads += tasks.size();
            written += written(each.pid());
            memory += memory(each.pid());
        }
        return new ChildUse(cpu, waited, threads, written, memory);
    }

    /** By calls, or by way of memory that a file is mapped to, whichever is more. */
    private static long written(long pid) {
        return numbers(pid, "io", "wchar", "write_bytes").max().orElse(0);
    }

    /** What is shared no limit of the kernel counts. */
    private static long memory(long pid) {
        return numbers(pid, "status", "RssAnon", "RssShmem", "VmSwap").sum() << 10;
    }

    /** Those that stand behind these words in a file of /proc. */
    private static LongStream numbers(long pid, String file, String... words) {
        try { // a process gives itself a name of any bytes, which stands there too
            return LongStream.of(Files.readAllLines(Path.of("/proc", Long.toString(pid), file), StandardCharsets.ISO_8859_1).stream()
                    .map(line -> line.split(":?\\s+")).filter(line -> List.of(words).contains(line[0])).mapToLong(line -> Long.parseLong(line[1])).toArray());
        } catch (IOException | NumberFormatException closed) {
            return LongStream.empty();
        }
    }

    private static List<Path> tasks(long pid) {
        try (Stream<Path> tasks = Files.list(Path.of("/proc", Long.toString(pid), "task"))) {
            return tasks.toList();
        } catch (IOException | UncheckedIOException ended) {
            return List.of();
        }
    }

    /** The sum of the second numbers of these threads' schedstat, in ns. */
    private static Duration waited(List<Path> tasks) {
        var sum = Duration.ZERO;
        for (Path task : tasks) {
            try {
                sum = sum.plusNanos(Long.parseLong(Files.readString(task.resolve("schedstat")).trim().split(" ")[1]));
            } catch (IOException | ArrayIndexOutOfBoundsException | NumberFormatException _) {
                // the thread has ended meanwhile, or the system keeps no such record
            }
        }
        return sum;
    }

    /**
     * Whether, since an earlier moment, the machine was so busy with others that a limit on time says little: threads waited for a processor
     * for more than a quarter of the time, and all together got less than three quarters of one.
     */
    boolean showsLoadSince(ChildUse earlier, Duration time) {
        return waited.minus(earlier.waited).multipliedBy(4).compareTo(time) > 0
                && cpu.minus(earlier.cpu).multipliedBy(4).compareTo(time.multipliedBy(3)) < 0;
    }
}
