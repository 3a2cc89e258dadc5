package engram.cli;

import engram.hopfield.experiment.Experiment;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ./engram sweep settling}. */
@Command(name = "settling", mixinStandardHelpOptions = true, description = "How long probes take to come to rest, against the load and the size of the network.")
final class SettlingSweep extends ExperimentSweep {

    @Option(names = "--neurons", split = ",", defaultValue = "1000,2000,4000,8000", description = "sizes of networks (default: ${DEFAULT-VALUE})")
    private int[] neurons;

    @Option(names = "--loads", split = ",", defaultValue = "0.02,0.04,0.06,0.08,0.10,0.12,0.14", description = "loads α = p/N (default: ${DEFAULT-VALUE})")
    private double[] loads;

    @Override Experiment experiment(int networks, long seed) { return Experiment.settling(neurons, loads, networks, seed); }
}
