package engram.cli;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ./engram sweep}: a table of many independent runs, here, on other machines or in parts, to any file. */
@Command(name = "sweep", mixinStandardHelpOptions = true,
        description = "Makes a table of independent runs: that of a study, or one of sizes of your own. But for columns of seconds it is the same wherever it is made.",
        subcommands = {CapacitySweep.class, BasinSweep.class, PhaseSweep.class, SettlingSweep.class, SweepMerge.class})
final class SweepCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "NAME", arity = "0..1", description = "a study, as './engram study' has them, or one of the commands below")
    private String name;

    @Option(names = "--quick", description = "a few runs of the study, which take a minute or two")
    private boolean quick;

    @Option(names = "--data", description = "a folder with the four files of MNIST, for studies of memories; else they are found or fetched")
    private Path folder;

    @Mixin
    private SweepOptions options;

    @Override
    public Integer call() {
        String there = Study.names() + ", " + String.join(", ", spec.subcommands().keySet());
        if (name == null) throw options.misuse("Which sweep? There are " + there + ".");
        Study study = Study.named(name).orElseThrow(() -> options.misuse("There is no sweep \"" + name + "\": there are " + there + "."));
        return options.make(study.sweep(quick, Optional.ofNullable(folder)), study.site());
    }
}
