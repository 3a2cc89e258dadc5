package engram.hopfield.experiment;

import engram.hopfield.Recall;
import engram.work.Work;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/**
 * A row of an {@link Experiment}.
 *
 * @param networks how many it is averaged over; network k has seed {@code seed + k}
 */
record ExperimentRow(Setting setting, int networks, long seed) implements Work<String> {
    /** What is kept of one network takes so many. */
    static final int BYTES = 64;

    /** Runs the networks one after the other, each on all cores: the values of {@link Experiment}'s columns. */
    @Override
    public String run() {
        var runs = new Figures[networks];
        Arrays.setAll(runs, k -> Figures.of(setting.run(seed + k)));
        var overlap = Sample.of(runs, Figures::overlap);
        var settling = Sample.of(runs, Figures::settling);
        var update = setting.update();
        return String.format(Locale.ROOT, "%d,%s,%s,%s,%s,%s,%.6f,%.6f,%.6f,%.6f,%.6f,%.3f,%.3f",
                setting.neurons(), setting.load(), setting.lambda(), update.temperature(), update.fraction(), setting.overlap(),
                overlap.mean(), overlap.error(), Sample.of(runs, Figures::recalled).mean(),
                Sample.of(runs, Figures::converged).mean(),
                Sample.of(runs, Figures::onCycles).mean(), settling.mean(), settling.error());
    }

    /** What is kept of one network. */
    private record Figures(double overlap, double recalled, double converged, double onCycles, double settling) {
        static Figures of(Recall run) {
            return new Figures(run.meanFinalOverlap(), run.fractionRecalled(), run.convergedFraction()[run.steps()], run.fractionOnCycles(),
                    run.meanSettlingTime());
        }
    }

    /**
     * A figure of several networks; NaN where no network has it.
     *
     * @param mean  over networks
     * @param error standard error of the mean: √(variance / networks); NaN for one network, which says nothing of the spread
     */
    private record Sample(double mean, double error) {
        static Sample of(Figures[] runs, ToDoubleFunction<Figures> figure) {
            double[] values = Arrays.stream(runs).mapToDouble(figure).filter(Double::isFinite).toArray();
            double mean = Arrays.stream(values).average().orElse(Double.NaN);
            double squares = Arrays.stream(values).map(value -> (value - mean) * (value - mean)).sum();
            return new Sample(mean, Math.sqrt(squares / (values.length - 1) / values.length)); // 0/0 for one, −0/0 for none
        }
    }
}
