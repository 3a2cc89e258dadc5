package engram.cli;

import engram.neuron.HodgkinHuxley;
import engram.neuron.Monitor;
import engram.neuron.Network;
import engram.neuron.Population;
import engram.neuron.Run;
import java.util.Arrays;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The tutorial's neuron, N times, with I_i = 10·i/(N − 1) µA/cm². */
@Command(name = "hh", mixinStandardHelpOptions = true, description = "Simulates N neurons of Hodgkin and Huxley with rising currents.")
final class HhBench implements Callable<Integer> {

    @Option(names = "--neurons", defaultValue = "10000", description = "N, 2 or more (default: ${DEFAULT-VALUE})")
    private int neurons;

    @Mixin
    private final NeuronOptions options = new NeuronOptions(20, .01);

    @Override
    public Integer call() {
        options.require(neurons >= 2, "--neurons is %d, and must be at least 2.", neurons);
        double[] currents = new double[neurons];
        Arrays.setAll(currents, i -> 10.0 * i / (neurons - 1));
        Network network = Network.of(Population.of(HodgkinHuxley.tutorial(), neurons).injecting(currents));
        Timed<Run> run = Timed.median(options.repeat(), () -> options.simulate(network, Monitor.spikes()));
        return options.print(options.report("hh", run).with("neurons", neurons).with("nsPerNeuronStep", options.nsPerNeuronStep(run, neurons))
                .with("spikes", run.result().spikes().count()).with("stateHash", run.result().stateHash()));
    }
}
