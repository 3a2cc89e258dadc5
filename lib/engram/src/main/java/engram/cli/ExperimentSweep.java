package engram.cli;

import engram.hopfield.HopfieldException;
import engram.hopfield.experiment.Experiment;
import engram.parallel.TooLargeException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** A sweep of Hopfield networks of sizes of one's own. */
abstract class ExperimentSweep implements Callable<Integer> {

    @Option(names = "--networks", defaultValue = "3", description = "that a row is averaged over (default: 3)")
    private int networks;

    @Option(names = "--seed", defaultValue = "1", description = "of the first network of a row; the next ones count up (default: 1)")
    private long seed;

    @Mixin
    private SweepOptions options;

    /** What the options say. */
    abstract Experiment experiment(int networks, long seed);

    @Override
    public Integer call() {
        return options.make(asked().sweep(), "here");
    }

    private Experiment asked() {
        try {
            return experiment(networks, seed);
        } catch (HopfieldException | TooLargeException impossible) {
            throw options.misuse(impossible.getMessage());
        }
    }
}
