package engram.cli;

import engram.hopfield.Hopfield;
import engram.hopfield.HopfieldException;
import engram.hopfield.Patterns;
import engram.hopfield.Recall;
import engram.hopfield.Update;
import engram.hopfield.experiment.Setting;
import engram.parallel.TooLargeException;
import engram.tensor.Backend;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** A whole simulation of figure 2 of Vavilala (2020): patterns, couplings, flips and synchronous steps. */
@Command(name = "hopfield", mixinStandardHelpOptions = true, description = "Recalls p = ⌊αN⌋ patterns in a network of N neurons.")
final class HopfieldBench implements Callable<Integer> {

    /** How the steps are computed. */
    enum Engine { MATRIX, BITS }

    @Option(names = "--n", defaultValue = "4000", description = "neurons (default: 4000)")
    private int n;

    @Option(names = "--alpha", defaultValue = "0.12", description = "load α = p/N (default: 0.12)")
    private double alpha;

    @Option(names = "--lambda", defaultValue = "0", description = "self-coupling λ (default: 0)")
    private double lambda;

    @Option(names = "--m0", defaultValue = "0.8", description = "overlap of the probes with their patterns (default: 0.8)")
    private double m0;

    @Option(names = "--steps", defaultValue = "100", description = "synchronous steps (default: 100)")
    private int steps;

    @Option(names = "--seed", defaultValue = "1", description = "seed of all random draws (default: 1)")
    private long seed;

    @Option(names = "--engine", description = "matrix or bits (default: bits, on plain matrix)")
    private Engine engine;

    @Mixin
    private BenchOptions options;

    @Override
    public Integer call() {
        boolean onPlain = options.device() == BenchOptions.Device.PLAIN;
        Engine used = engine != null ? engine : onPlain ? Engine.MATRIX : Engine.BITS;
        options.require(used != Engine.BITS || !onPlain, "The bits engine runs on the cpu and on cuda; give --engine matrix for plain.");
        Setting setting = setting();
        Timed<Recall> recall = Timed.median(options.repeat(), () -> recall(setting, used));
        return options.print(report(setting.patterns(), used, recall));
    }

    private Setting setting() {
        try {
            return new Setting(n, alpha, lambda, m0, Update.synchronous().withSeed(seed), steps);
        } catch (HopfieldException | TooLargeException impossible) {
            throw options.misuse(impossible.getMessage());
        }
    }

    private Recall recall(Setting setting, Engine used) {
        Patterns patterns = Patterns.random(setting.patterns(), n, seed);
        Hopfield network = Hopfield.hebb(patterns).withSelfCoupling(lambda);
        return placed(network, used).recall(patterns.corrupted(m0, seed), setting.update(), steps);
    }

    private Hopfield placed(Hopfield network, Engine used) {
        if (used == Engine.MATRIX) {
            return network.byMatrixProducts(options.device().backend());
        }
        return options.device() == BenchOptions.Device.CUDA ? network.on(Backend.cuda()) : network;
    }

    private BenchReport report(int p, Engine used, Timed<Recall> timed) {
        Recall recall = timed.result();
        return new BenchReport("hopfield", options.device(), used.name().toLowerCase(Locale.ROOT), timed.seconds())
                .with("n", n).with("alpha", alpha).with("lambda", lambda).with("m0", m0).with("steps", steps).with("seed", seed)
                .with("p", p).with("meanFinalOverlap", recall.meanFinalOverlap()).with("fractionRecalled", recall.fractionRecalled())
                .with("unconverged", recall.unconverged()[steps]).with("overlapHash", recall.overlapHash());
    }
}
