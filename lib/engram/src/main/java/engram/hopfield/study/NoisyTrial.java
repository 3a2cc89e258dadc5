package engram.hopfield.study;

import engram.file.TableHead;
import engram.hopfield.Recall;
import engram.hopfield.Update;
import engram.hopfield.experiment.Setting;
import engram.work.Sweep;
import engram.work.Work;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * One network at a temperature, asked for all its patterns; a tenth of the neurons is updated at once.
 *
 * @param neurons     N
 * @param load        α
 * @param lambda      self-coupling J_ii = λp/N
 * @param temperature T
 * @param overlap     m0, at the start
 * @param sweeps      how many, at least 2
 * @param seed        of patterns, flips, order and noise
 */
record NoisyTrial(int neurons, double load, double lambda, double temperature, double overlap, int sweeps, long seed) implements Work<String> {
    private static final double SHARE = 0.1, HALF = 0.5;

    /**
     * The columns: means over patterns of the overlap after half of the sweeps and after all, and the share of patterns
     * whose overlap is then above ½.
     */
    static final List<String> COLUMNS = List.of("neurons", "load", "lambda", "temperature", "m0", "sweeps", "seed", "halfwayOverlap", "meanOverlap", "kept");

    /** The values of {@link #COLUMNS}. */
    @Override
    public String run() {
        Recall run = new Setting(neurons, load, lambda, overlap, Update.asynchronous(SHARE).atTemperature(temperature), sweeps).run(seed);
        double halfway = Arrays.stream(run.overlaps()).mapToDouble(row -> row[sweeps / 2]).average().orElseThrow();
        double kept = Arrays.stream(run.finalOverlaps()).filter(m -> m > HALF).count() / (double) run.probes();
        return String.format(Locale.ROOT, "%d,%s,%s,%s,%s,%d,%d,%.6f,%.6f,%.6f", neurons, load, lambda, temperature, overlap, sweeps, seed, halfway,
                run.meanFinalOverlap(), kept);
    }

    /** Many of them, each on all cores. */
    static Sweep sweep(String title, List<NoisyTrial> trials) {
        return new Sweep(new TableHead(title + ": " + trials.size() + " runs", trials.toString(), COLUMNS, trials.size()), trials);
    }
}
