package engram.cli;

import engram.file.WholeFile;
import engram.memory.study.MemoryTable;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** {@code ./engram study}: makes a table of results anew, which notebooks show. */
@Command(name = "study", mixinStandardHelpOptions = true, description = "Makes a table of results anew; one that was stopped goes on.")
final class StudyCommand implements Callable<Integer> {

    /** What is studied. */
    enum Study { MEMORY_TABLE }

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "NAME", converter = Name.class, description = "memory-table")
    private Study study;

    @Option(names = "--home", required = true, hidden = true, description = "the checkout")
    private Path home;

    @Option(names = "--quick", description = "a few runs, which take a minute or two, to executed/")
    private boolean quick;

    @Option(names = "--data", description = "a folder with the four files of MNIST; else they are found or fetched")
    private Path folder;

    /** Names are written with hyphens. */
    static final class Name implements ITypeConverter<Study> {
        @Override
        public Study convert(String text) {
            if (text.equals("memory-table")) {
                return Study.MEMORY_TABLE;
            }
            throw new TypeConversionException("There is no study \"" + text + "\": there is memory-table.");
        }
    }

    @Override
    public Integer call() {
        Path file = quick ? home.resolve("executed/memory-table.csv") : home.resolve("notebooks/memory/results/table.csv");
        WholeFile.makeFolder(file.getParent());
        MemoryTable.run(quick ? MemoryTable.fewTrials() : MemoryTable.trials(), file, Optional.ofNullable(folder));
        spec.commandLine().getOut().println(file);
        return 0;
    }
}
