package engram.kernel.magic;

import java.lang.management.ManagementFactory;
import java.util.List;

/** {@code %time} and {@code %%time}: how long code takes. */
final class TimeMagic {
    static final String NAME = "time";

    private interface Work {
        void run() throws Exception;
    }

    private TimeMagic() { }

    static Magic of(MagicHost host) {
        return Magic.both(List.of(NAME), "%time CODE, or %%time in front of a cell",
                "Run the code, show its value, and say how long it took: by the clock, and as processor time of the cell's thread.",
                Magic.added(line -> time(() -> host.run(line.place("%time"), line.text(), line.origin().isEmpty()))),
                (line, body) -> time(() -> host.run(line.place("%%time"), line.text() + "\n" + body, line.origin().isEmpty())));
    }

    private static void time(Work work) throws Exception {
        var threads = ManagementFactory.getThreadMXBean();
        long processor = threads.getCurrentThreadCpuTime();
        long clock = System.nanoTime();
        try {
            work.run();
        } finally {
            System.out.printf("%s by the clock, %s of processor time%n", told(System.nanoTime() - clock),
                    told(threads.getCurrentThreadCpuTime() - processor));
        }
    }

    private static String told(long nanos) {
        return nanos < 10_000_000 ? "%.2f ms".formatted(nanos / 1e6)
                : nanos < 1_000_000_000 ? "%.0f ms".formatted(nanos / 1e6) : "%.2f s".formatted(nanos / 1e9);
    }
}
