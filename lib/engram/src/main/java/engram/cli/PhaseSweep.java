package engram.cli;

import engram.hopfield.experiment.Experiment;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ./engram sweep phase}. */
@Command(name = "phase", mixinStandardHelpOptions = true, description = "Recall against the load and the temperature: the T–α phase diagram.")
final class PhaseSweep extends ExperimentSweep {

    @Option(names = "--neurons", defaultValue = "4000", description = "of a network (default: 4000)")
    private int neurons;

    @Option(names = "--loads", split = ",", defaultValue = "0.01,0.03,0.05,0.07,0.09,0.11,0.13,0.15", description = "loads α = p/N (default: ${DEFAULT-VALUE})")
    private double[] loads;

    @Option(names = "--temperatures", split = ",", defaultValue = "0.05,0.15,0.25,0.35,0.45,0.55,0.65,0.8,1,1.4", description = "(default: ${DEFAULT-VALUE})")
    private double[] temperatures;

    @Option(names = "--overlap", defaultValue = "1", description = "m0, at the start (default: 1)")
    private double overlap;

    @Option(names = "--sweeps", defaultValue = "40", description = "through all neurons, a tenth at a time (default: 40)")
    private int sweeps;

    @Override
    Experiment experiment(int networks, long seed) {
        return Experiment.phaseDiagram(neurons, loads, temperatures, overlap, sweeps, networks, seed);
    }
}
