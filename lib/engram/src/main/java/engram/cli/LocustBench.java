package engram.cli;

import engram.neuron.AntennalLobe;
import engram.neuron.Ensemble;
import engram.neuron.Monitor;
import engram.neuron.Run;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The locust's antennal lobe under the paper's odour. */
@Command(name = "locust", mixinStandardHelpOptions = true, description = "Simulates the locust's antennal lobe: 90 projection and 30 local neurons.")
final class LocustBench implements Callable<Integer> {

    @Option(names = "--seed", defaultValue = "1", description = "of the network and its start (default: 1)")
    private long seed;

    @Option(names = "--networks", defaultValue = "1", description = "so many lobes, of this seed and the next ones; the figures are the first one's (default: 1)")
    private int networks;

    @Mixin
    private final NeuronOptions options = new NeuronOptions(1000, .01);

    @Override
    public Integer call() {
        options.require(networks >= 1, "--networks is %d, and must be at least 1.", networks);
        Monitor[] monitors = {Monitor.spikes(), Monitor.of("V").every(1)};
        if (networks > 1) {
            Timed<List<Run>> timed = Timed.median(options.repeat(), () ->
                    options.simulate(Ensemble.of(networks, number -> AntennalLobe.of(seed + number - 1)), monitors));
            return options.print(fields(options.report("locust", timed).with("networks", networks), timed.result().getFirst())
                    .with("networkSecondsPerSecond", networks * options.ms() / 1000 / timed.seconds())
                    .with("lastStateHash", timed.result().getLast().stateHash()));
        }
        Timed<Run> timed = Timed.median(options.repeat(), () -> options.simulate(AntennalLobe.of(seed), monitors));
        return options.print(fields(options.report("locust", timed), timed.result()).with("realTimeFactor", options.ms() / 1000 / timed.seconds()));
    }

    private BenchReport fields(BenchReport report, Run run) {
        return report.with("seed", seed).with("spikesPN", run.spikes("PN").count()).with("spikesLN", run.spikes("LN").count())
                .with("meanVoltagePN", meanVoltage(run, "PN")).with("meanVoltageLN", meanVoltage(run, "LN")).with("stateHash", run.stateHash());
    }

    /** Over all neurons and samples, in mV. */
    private static double meanVoltage(Run run, String population) {
        return Arrays.stream(run.trace(population, "V").values()).flatMapToDouble(Arrays::stream).average().orElseThrow();
    }
}
