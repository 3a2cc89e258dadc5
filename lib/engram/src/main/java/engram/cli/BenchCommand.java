package engram.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code ./engram bench}: runs one claim and prints, last, one JSON line with its time and its results. */
@Command(name = "bench", mixinStandardHelpOptions = true, description = "Times one claim in a JVM of its own.",
        subcommands = {MatmulBench.class, InverseBench.class, EigenBench.class, PinvBench.class, HopfieldBench.class,
                HhBench.class, LocustBench.class, CobahhBench.class, Rk4Bench.class, HamBench.class})
final class BenchCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        throw new ParameterException(spec.commandLine(),
                "Name what to time: " + String.join(", ", spec.subcommands().keySet()) + ".");
    }
}
