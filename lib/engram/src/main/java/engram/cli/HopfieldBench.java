package engram.cli;

import engram.hopfield.Attractor;
import engram.hopfield.Ending;
import engram.hopfield.Hopfield;
import engram.hopfield.HopfieldException;
import engram.hopfield.Patterns;
import engram.hopfield.Recall;
import engram.hopfield.Recognition;
import engram.hopfield.Update;
import engram.hopfield.experiment.Setting;
import engram.parallel.TooLargeException;
import engram.tensor.Backend;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
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

    @Option(names = "--probes", paramLabel = "K", description = "time the recognition of K probes by a network that stands ready, beside that of all p")
    private Integer probes;

    @Mixin
    private BenchOptions options;

    @Override
    public Integer call() {
        boolean onPlain = options.device() == BenchOptions.Device.PLAIN;
        Engine used = engine != null ? engine : onPlain ? Engine.MATRIX : Engine.BITS;
        options.require(used != Engine.BITS || !onPlain, "The bits engine runs on the cpu and on cuda; give --engine matrix for plain.");
        options.require(probes == null || probes >= 1, "--probes is %d, and must be at least 1.", probes);
        Setting setting = setting();
        if (probes != null) return options.print(recognition(setting, used));
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
        Hopfield network = network(setting, used);
        return network.recall(network.patterns().corrupted(m0, seed), setting.update(), steps);
    }

    private Hopfield network(Setting setting, Engine used) {
        Hopfield network = Hopfield.hebb(Patterns.random(setting.patterns(), n, seed)).withSelfCoupling(lambda);
        if (used == Engine.MATRIX) {
            return network.byMatrixProducts(options.device().backend());
        }
        return options.device() == BenchOptions.Device.CUDA ? network.on(Backend.cuda()) : network;
    }

    /** All p probes first, which makes what the network keeps and compiles the code; then the first K, and again from the first where K is above p. */
    private BenchReport recognition(Setting setting, Engine used) {
        Hopfield network = network(setting, used);
        Patterns all = network.patterns().corrupted(m0, seed);
        Patterns some = all.select(IntStream.range(0, probes).map(k -> k % all.count()).toArray());
        Timed<Recognition> ofAll = Timed.median(options.repeat(), () -> network.recognise(all, setting.update(), steps));
        Timed<Recognition> timed = Timed.median(options.repeat(), () -> network.recognise(some, setting.update(), steps));
        Recognition found = timed.result();
        BenchReport report = head(all.count(), used, timed.seconds()).with("probes", probes).with("secondsOfAll", ofAll.seconds());
        for (Attractor attractor : Attractor.values()) {
            report.with(attractor.name().toLowerCase(Locale.ROOT), found.fraction(attractor));
        }
        return report.with("atRest", found.endings().stream().filter(ending -> ending.cycleLength() == 1).count())
                .with("onCycles", found.endings().stream().filter(ending -> ending.cycleLength() == 2).count())
                .with("meanOverlap", found.endings().stream().mapToDouble(Ending::overlap).average().orElseThrow());
    }

    private BenchReport head(int p, Engine used, double seconds) {
        return new BenchReport("hopfield", options.device(), used.name().toLowerCase(Locale.ROOT), seconds)
                .with("n", n).with("alpha", alpha).with("lambda", lambda).with("m0", m0).with("steps", steps).with("seed", seed).with("p", p);
    }

    private BenchReport report(int p, Engine used, Timed<Recall> timed) {
        Recall recall = timed.result();
        return head(p, used, timed.seconds())
                .with("meanFinalOverlap", recall.meanFinalOverlap()).with("fractionRecalled", recall.fractionRecalled())
                .with("unconverged", recall.unconverged()[steps]).with("overlapHash", recall.overlapHash());
    }
}
