package engram.cli;

import engram.file.WholeFile;
import engram.memory.study.CompletionStudy;
import engram.memory.study.DepthStudy;
import engram.memory.study.LagrangianStudy;
import engram.memory.study.MemoryTable;
import engram.memory.study.StartStudy;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
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
    enum Study {
        MEMORY_TABLE("memory-table"), MEMORY_COMPLETION("memory-completion"), MEMORY_DEPTH("memory-depth"),
        MEMORY_LAGRANGIANS("memory-lagrangians"), MEMORY_STARTS("memory-starts");

        private final String name;

        Study(String name) {
            this.name = name;
        }
    }

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "NAME", converter = Name.class, description = "memory-table, memory-completion, memory-depth, memory-lagrangians or memory-starts")
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
            return Arrays.stream(Study.values()).filter(study -> study.name.equals(text)).findFirst().orElseThrow(() -> new TypeConversionException(
                    "There is no study \"" + text + "\": there are " + Arrays.stream(Study.values()).map(study -> study.name)
                            .collect(Collectors.joining(", ")) + "."));
        }
    }

    @Override
    public Integer call() {
        Path file = quick ? home.resolve("executed/" + study.name + ".csv")
                : home.resolve("notebooks/memory/results/" + study.name.replace("memory-", "") + ".csv");
        WholeFile.makeFolder(file.getParent());
        var data = Optional.ofNullable(folder);
        switch (study) {
            case MEMORY_TABLE -> MemoryTable.run(quick ? MemoryTable.fewTrials() : MemoryTable.trials(), file, data);
            case MEMORY_DEPTH -> DepthStudy.run(quick, file, data);
            case MEMORY_LAGRANGIANS -> LagrangianStudy.run(quick, file, data);
            case MEMORY_STARTS -> StartStudy.run(quick, file, data);
            case MEMORY_COMPLETION -> (quick ? CompletionStudy.few() : CompletionStudy.full()).run(file, data);
        }
        spec.commandLine().getOut().println(file);
        return 0;
    }
}
