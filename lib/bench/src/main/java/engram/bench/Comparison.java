package engram.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/**
 * The same work done by several tools in turn.
 *
 * @param work what was done
 * @param sizes the sizes, in rising order
 * @param names the tools
 * @param seconds the median time of each tool, tools × sizes
 */
record Comparison(String work, List<Integer> sizes, List<String> names, double[][] seconds) {

    /** Between two tools, in ns. */
    private static final long PAUSE = 300_000_000;

    /**
     * Runs every tool at every size. The tools take turns within a round, so that what else the machine does meets all alike,
     * with a pause between two, since the threads of a BLAS go on waiting in a loop for a while when they are through; a first
     * round warms up and is not counted.
     *
     * @param rounds how many rounds give the median, at least 1
     */
    static Comparison run(String work, List<Contestant> tools, List<Integer> sizes, int rounds) throws IOException {
        double[][] medians = new double[tools.size()][sizes.size()];
        for (int size = 0; size < sizes.size(); size++) {
            double[][] times = new double[tools.size()][rounds];
            for (int round = -1; round < rounds; round++) {
                for (int tool = 0; tool < tools.size(); tool++) {
                    LockSupport.parkNanos(PAUSE);
                    double seconds = tools.get(tool).run(sizes.get(size));
                    if (round >= 0) {
                        times[tool][round] = seconds;
                    }
                }
            }
            for (int tool = 0; tool < tools.size(); tool++) {
                medians[tool][size] = median(times[tool]);
            }
        }
        return new Comparison(work, sizes, tools.stream().map(Contestant::name).toList(), medians);
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
    }

    /** Seconds by size and tool, as a table in Markdown; each other tool also relative to the first. */
    String markdown() {
        List<String> lines = new ArrayList<>();
        lines.add("| n | " + String.join(" | ", names) + " |");
        lines.add("|---|" + "---|".repeat(names.size()));
        for (int size = 0; size < sizes.size(); size++) {
            StringBuilder line = new StringBuilder("| ").append(sizes.get(size));
            for (int tool = 0; tool < names.size(); tool++) {
                line.append(" | %.4f s".formatted(seconds[tool][size]));
                if (tool > 0) {
                    line.append(" (× %.2f)".formatted(seconds[tool][size] / seconds[0][size]));
                }
            }
            lines.add(line.append(" |").toString());
        }
        return String.join("\n", lines) + "\n";
    }

    /** The same in comma-separated values: work, n, tool, seconds. */
    String csv() {
        StringBuilder csv = new StringBuilder("work,n,tool,seconds\n");
        for (int size = 0; size < sizes.size(); size++) {
            for (int tool = 0; tool < names.size(); tool++) {
                csv.append("%s,%d,\"%s\",%.6f%n".formatted(work, sizes.get(size), names.get(tool), seconds[tool][size]));
            }
        }
        return csv.toString();
    }
}
