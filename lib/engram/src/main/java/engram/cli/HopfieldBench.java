package engram.cli;

import engram.hopfield.Hopfield;
import engram.hopfield.Patterns;
import engram.hopfield.Recall;
import engram.hopfield.Update;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** A whole simulation of figure 2 of the first paper: patterns, couplings, flips and synchronous steps. */
@Command(name = "hopfield", mixinStandardHelpOptions = true, description = "Recalls p = ⌊αN⌋ patterns in a network of N neurons.")
final class HopfieldBench implements Callable<Integer> {

    private static final BigDecimal MOST = BigDecimal.valueOf(Integer.MAX_VALUE);

    /** How the steps are computed. */
    enum Engine { MATRIX, BITS }

    @Option(names = "--n", defaultValue = "4000", description = "neurons (default: 4000)")
    private int n;

    @Option(names = "--alpha", defaultValue = "0.12", description = "load α = p/N (default: 0.12)")
    private BigDecimal alpha;

    @Option(names = "--lambda", defaultValue = "0", description = "self-coupling λ (default: 0)")
    private double lambda;

    @Option(names = "--m0", defaultValue = "0.8", description = "overlap of the probes with their patterns (default: 0.8)")
    private double m0;

    @Option(names = "--steps", defaultValue = "100", description = "synchronous steps (default: 100)")
    private int steps;

    @Option(names = "--seed", defaultValue = "1", description = "seed of all random draws (default: 1)")
    private long seed;

    @Option(names = "--engine", description = "matrix or bits (default: bits on the cpu, matrix elsewhere)")
    private Engine engine;

    @Mixin
    private BenchOptions options;

    @Override
    public Integer call() {
        boolean onCpu = options.device() == BenchOptions.Device.CPU;
        Engine used = engine != null ? engine : onCpu ? Engine.BITS : Engine.MATRIX;
        options.require(n >= 1, "--n is %d, and must be at least 1.", n);
        // p = ⌊αN⌋, in decimal arithmetic: 0.29 · 100 is 29
        BigDecimal count = alpha.multiply(BigDecimal.valueOf(n)).setScale(0, RoundingMode.FLOOR);
        options.require(count.signum() > 0, "--alpha %s of %d neurons is no pattern at all; α must be at least 1/N.", alpha, n);
        options.require(count.compareTo(MOST) <= 0, "--alpha %s of %d neurons is more than %s patterns.", alpha, n, MOST);
        int p = count.intValueExact();
        options.require(m0 >= -1 && m0 <= 1, "--m0 is %s, and must lie between -1 and 1.", m0);
        options.require(steps >= 0, "--steps is %d, and must be at least 0.", steps);
        options.require(used != Engine.BITS || onCpu, "The bits engine runs on the cpu; give --engine matrix for %s.", options.device());
        int repeat = options.repeat();

        Timed<Recall> recall = Timed.median(repeat, () -> recall(p, used));
        return options.print(report(p, used, recall));
    }

    private Recall recall(int p, Engine used) {
        Patterns patterns = Patterns.random(p, n, seed);
        Hopfield network = Hopfield.hebb(patterns).withSelfCoupling(lambda);
        Hopfield placed = used == Engine.BITS ? network : network.on(options.device().backend());
        return placed.recall(patterns.corrupted(m0, seed), Update.synchronous().withSeed(seed), steps);
    }

    private BenchReport report(int p, Engine used, Timed<Recall> timed) {
        Recall recall = timed.result();
        return new BenchReport("hopfield", options.device(), used.name().toLowerCase(Locale.ROOT), timed.seconds())
                .with("n", n).with("alpha", alpha).with("lambda", lambda).with("m0", m0).with("steps", steps).with("seed", seed)
                .with("p", p).with("meanFinalOverlap", recall.meanFinalOverlap()).with("fractionRecalled", recall.fractionRecalled())
                .with("unconverged", recall.unconverged()[steps]).with("overlapHash", recall.overlapHash());
    }
}
