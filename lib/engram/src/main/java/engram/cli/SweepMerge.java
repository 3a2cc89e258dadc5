package engram.cli;

import engram.file.TableParts;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ./engram sweep merge}: one table of the files of its parts. */
@Command(name = "merge", mixinStandardHelpOptions = true, description = "Writes the finished table of its parts: the bytes that one run would have written.")
final class SweepMerge implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "F", description = "the finished table; rows that it holds already count too")
    private Path file;

    @Parameters(index = "1..*", arity = "1..*", paramLabel = "PART-FILE", description = "what '--part' has made, in any order")
    private List<Path> parts;

    @Override
    public Integer call() {
        TableParts.merge(file, parts).forEach(spec.commandLine().getErr()::println);
        spec.commandLine().getOut().println(file);
        return 0;
    }
}
