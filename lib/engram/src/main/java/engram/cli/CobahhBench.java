package engram.cli;

import engram.neuron.Cobahh;
import engram.neuron.Monitor;
import engram.neuron.Run;
import java.util.Arrays;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The benchmark COBAHH of simulators of networks; the network is drawn before the time begins. */
@Command(name = "cobahh", mixinStandardHelpOptions = true, description = "Simulates N neurons of Hodgkin and Huxley joined at random by their spikes.")
final class CobahhBench implements Callable<Integer> {

    @Option(names = "--neurons", defaultValue = "4000", description = "N, 5 or more (default: ${DEFAULT-VALUE})")
    private int neurons;

    @Option(names = "--seed", defaultValue = "1", description = "of the network and its start (default: 1)")
    private long seed;

    @Mixin
    private final NeuronOptions options = new NeuronOptions(1000, .1, NeuronOptions.Method.EXPONENTIAL);

    @Override
    public Integer call() {
        options.require(neurons >= 5, "--neurons is %d, and must be at least 5.", neurons);
        var network = Cobahh.of(neurons, seed);
        Timed<Run> timed = Timed.median(options.repeat(), () ->
                options.simulate(network, Monitor.spikes(), Monitor.of("V").every(1)));
        Run run = timed.result();
        double meanVoltage = Stream.of("excitatory", "inhibitory").flatMap(name -> Arrays.stream(run.trace(name, "V").values()))
                .flatMapToDouble(Arrays::stream).average().orElseThrow();
        return options.print(options.report("cobahh", timed).with("neurons", neurons).with("seed", seed)
                .with("nsPerNeuronStep", options.nsPerNeuronStep(timed, neurons)).with("realTimeFactor", options.ms() / 1000 / timed.seconds())
                .with("spikes", run.spikes("excitatory").count() + run.spikes("inhibitory").count()).with("meanVoltage", meanVoltage));
    }
}
