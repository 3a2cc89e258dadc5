package engram.cli;

import engram.hopfield.experiment.Experiment;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ./engram sweep basin}. */
@Command(name = "basin", mixinStandardHelpOptions = true, description = "Recall against the load and the overlap that it starts from.")
final class BasinSweep extends ExperimentSweep {

    @Option(names = "--neurons", defaultValue = "4000", description = "of a network (default: 4000)")
    private int neurons;

    @Option(names = "--loads", split = ",", defaultValue = "0.02,0.04,0.06,0.08,0.10,0.12,0.14", description = "loads α = p/N (default: ${DEFAULT-VALUE})")
    private double[] loads;

    @Option(names = "--overlaps", split = ",", defaultValue = "0.1,0.2,0.3,0.4,0.5,0.6,0.7,0.8,0.9", description = "overlaps m0 at the start (default: ${DEFAULT-VALUE})")
    private double[] overlaps;

    @Override Experiment experiment(int networks, long seed) { return Experiment.basin(neurons, loads, overlaps, networks, seed); }
}
