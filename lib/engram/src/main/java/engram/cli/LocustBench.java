package engram.cli;

import engram.neuron.AntennalLobe;
import engram.neuron.Ensemble;
import engram.neuron.Monitor;
import engram.neuron.Run;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The locust's antennal lobe under the paper's odour. */
@Command(name = "locust", mixinStandardHelpOptions = true, description = "Simulates the locust's antennal lobe: 90 projection and 30 local neurons.")
final class LocustBench implements Callable<Integer> {

    @Option(names = "--seed", defaultValue = "1", description = "of the network and its start (default: 1)")
    private long seed;

    @Option(names = "--networks", defaultValue = "0", showDefaultValue = CommandLine.Help.Visibility.NEVER,
            description = "so many lobes at once, of this seed and the next ones, of which the spikes alone are kept")
    private int networks;

    @Mixin
    private final NeuronOptions options = new NeuronOptions(1000, .01);

    @Override
    public Integer call() {
        options.require(networks >= 0, "--networks is %d, and must be at least 1.", networks);
        if (networks > 0) return many();
        Timed<Run> timed = Timed.median(options.repeat(), () -> options.simulate(AntennalLobe.of(seed), Monitor.spikes(), Monitor.of("V").every(1)));
        Run run = timed.result();
        return options.print(options.report("locust", timed).with("seed", seed)
                .with("spikesPN", run.spikes("PN").count()).with("spikesLN", run.spikes("LN").count())
                .with("meanVoltagePN", meanVoltage(run, "PN")).with("meanVoltageLN", meanVoltage(run, "LN"))
                .with("realTimeFactor", options.ms() / 1000 / timed.seconds()).with("stateHash", run.stateHash()));
    }

    /** Of many lobes the spikes alone are kept; the figures are sums and, as a hash, the states of the first and the last. */
    private Integer many() {
        Timed<List<Run>> timed = Timed.median(options.repeat(), () ->
                options.simulate(Ensemble.of(networks, number -> AntennalLobe.of(seed + number - 1)), Monitor.spikes()));
        return options.print(options.report("locust", timed).with("seed", seed).with("networks", networks)
                .with("spikesPN", timed.result().stream().mapToLong(run -> run.spikes("PN").count()).sum())
                .with("spikesLN", timed.result().stream().mapToLong(run -> run.spikes("LN").count()).sum())
                .with("networkSecondsPerSecond", networks * options.ms() / 1000 / timed.seconds())
                .with("stateHash", timed.result().getFirst().stateHash()).with("lastStateHash", timed.result().getLast().stateHash()));
    }

    /** Over all neurons and samples, in mV. */
    private static double meanVoltage(Run run, String population) {
        return Arrays.stream(run.trace(population, "V").values()).flatMapToDouble(Arrays::stream).average().orElseThrow();
    }
}
