package engram.cli;

import engram.hopfield.experiment.Experiment;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ./engram sweep capacity}. */
@Command(name = "capacity", mixinStandardHelpOptions = true, description = "What is left of patterns after 100 synchronous steps, against the load.")
final class CapacitySweep extends ExperimentSweep {

    @Option(names = "--neurons", split = ",", defaultValue = "1000,2000,4000", description = "sizes of networks (default: ${DEFAULT-VALUE})")
    private int[] neurons;

    @Option(names = "--loads", split = ",", defaultValue = "0.08,0.10,0.11,0.12,0.13,0.14,0.15,0.16,0.18", description = "loads α = p/N (default: ${DEFAULT-VALUE})")
    private double[] loads;

    @Option(names = "--lambda", defaultValue = "0", description = "self-coupling λ (default: 0)")
    private double lambda;

    @Override Experiment experiment(int networks, long seed) { return Experiment.capacity(neurons, loads, lambda, networks, seed); }
}
