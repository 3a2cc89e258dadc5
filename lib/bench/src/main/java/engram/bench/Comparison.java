package engram.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntFunction;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;

/**
 * The same work done by several tools in turn.
 *
 * @param work what was done
 * @param sizes the sizes, in rising order
 * @param names the tools
 * @param seconds the time of each tool that stands for its rounds, tools × sizes; NaN where it was left out
 * @param figures the mean of what came out, tools × sizes
 */
record Comparison(String work, List<Integer> sizes, List<String> names, double[][] seconds, double[][] figures) {

    /** Between two tools, in ns. */
    private static final long PAUSE = 300_000_000;

    /** A run that takes longer, in seconds, needs no warming up and no median: it is the only one. */
    private static final double LONG = 10;

    /**
     * Runs every tool at every size. The tools take turns within a round, so that what else the machine does meets all alike,
     * with a pause between two, since the threads of a BLAS go on waiting in a loop for a while when they are through; a first
     * round warms up and is not counted.
     *
     * @param rounds how many rounds count, at least 1
     * @param typical which time stands for them, {@link #median} or {@link #best}
     */
    static Comparison run(String work, List<Contestant> tools, List<Integer> sizes, int rounds, ToDoubleFunction<DoubleStream> typical)
            throws IOException {
        double[][] times = new double[tools.size()][sizes.size()];
        double[][] means = new double[tools.size()][sizes.size()];
        for (int size = 0; size < sizes.size(); size++) {
            List<List<Outcome>> outcomes = outcomes(tools, sizes.get(size), rounds);
            for (int tool = 0; tool < tools.size(); tool++) {
                List<Outcome> all = outcomes.get(tool);
                List<Outcome> counted = all.size() == 1 ? all : all.subList(1, all.size());
                times[tool][size] = typical.applyAsDouble(counted.stream().mapToDouble(Outcome::seconds));
                means[tool][size] = counted.stream().mapToDouble(Outcome::figure).average().orElse(Double.NaN);
            }
        }
        return new Comparison(work, sizes, tools.stream().map(Contestant::name).toList(), times, means);
    }

    /** The outcomes of each tool at one size, the warm-up first, which is the only one where it took long or was left out. */
    private static List<List<Outcome>> outcomes(List<Contestant> tools, int size, int rounds) throws IOException {
        List<List<Outcome>> outcomes = new ArrayList<>();
        for (Contestant tool : tools) {
            outcomes.add(new ArrayList<>(List.of(turn(tool, size))));
        }
        for (int round = 0; round < rounds; round++) {
            for (int tool = 0; tool < tools.size(); tool++) {
                if (outcomes.get(tool).getFirst().seconds() < LONG) {
                    outcomes.get(tool).add(turn(tools.get(tool), size));
                }
            }
        }
        return outcomes;
    }

    private static Outcome turn(Contestant tool, int size) throws IOException {
        LockSupport.parkNanos(PAUSE);
        return tool.run(size);
    }

    /** The middle one. */
    static double median(DoubleStream values) {
        double[] sorted = values.sorted().toArray();
        return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
    }

    /** The least: what a tool can do where nothing else takes its cores. */
    static double best(DoubleStream values) {
        return values.min().orElse(Double.NaN);
    }

    /**
     * Seconds by size and tool, as a table in Markdown; each other tool also relative to the first.
     *
     * @param label what a size is called
     */
    String markdown(IntFunction<String> label) {
        List<String> lines = new ArrayList<>();
        lines.add("| n | " + String.join(" | ", names) + " |");
        lines.add("|---|" + "---|".repeat(names.size()));
        for (int size = 0; size < sizes.size(); size++) {
            StringBuilder line = new StringBuilder("| ").append(label.apply(sizes.get(size)));
            for (int tool = 0; tool < names.size(); tool++) {
                boolean done = seconds[tool][size] > 0;
                line.append(done ? " | " + time(seconds[tool][size]) : " | –");
                if (done && tool > 0 && seconds[0][size] > 0) {
                    line.append(String.format(Locale.ROOT, " (× %.2f)", seconds[tool][size] / seconds[0][size]));
                }
            }
            lines.add(line.append(" |").toString());
        }
        return String.join("\n", lines) + "\n";
    }

    private static String time(double seconds) {
        return seconds < 0.01 ? String.format(Locale.ROOT, "%.4f ms", 1000 * seconds) : String.format(Locale.ROOT, "%.4f s", seconds);
    }

    /** The same in comma-separated values: work, n, tool, seconds, figure; the last two are empty where there is none. */
    String csv(IntFunction<String> label) {
        StringBuilder csv = new StringBuilder("work,n,tool,seconds,figure\n");
        for (int size = 0; size < sizes.size(); size++) {
            for (int tool = 0; tool < names.size(); tool++) {
                csv.append("%s,%s,\"%s\",%s,%s%n".formatted(work, label.apply(sizes.get(size)), names.get(tool),
                        number(seconds[tool][size]), number(figures[tool][size])));
            }
        }
        return csv.toString();
    }

    private static String number(double value) {
        return Double.isNaN(value) ? "" : String.format(Locale.ROOT, "%.9f", value);
    }
}
