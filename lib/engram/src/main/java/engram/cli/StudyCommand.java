package engram.cli;

import engram.file.WholeFile;
import engram.hopfield.study.NoiseStudy;
import engram.hopfield.study.PhaseStudy;
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

    /** Makes one table. */
    private interface Maker {
        /** @param images a folder with the files of MNIST, for studies of images */
        void make(boolean quick, Path file, Optional<Path> images);
    }

    /** What is studied: a table that stands in the results of its track, as notebooks/TRACK/results/TABLE.csv. */
    enum Study {
        HOPFIELD_PHASE("hopfield", "phase", (quick, file, images) -> PhaseStudy.run(quick, file)),
        HOPFIELD_NOISE("hopfield", "noise", (quick, file, images) -> NoiseStudy.run(quick, file)),
        MEMORY_TABLE("memory", "table", (quick, file, images) -> MemoryTable.run(quick ? MemoryTable.fewTrials() : MemoryTable.trials(), file, images)),
        MEMORY_COMPLETION("memory", "completion", (quick, file, images) -> (quick ? CompletionStudy.few() : CompletionStudy.full()).run(file, images)),
        MEMORY_DEPTH("memory", "depth", DepthStudy::run),
        MEMORY_LAGRANGIANS("memory", "lagrangians", LagrangianStudy::run),
        MEMORY_STARTS("memory", "starts", StartStudy::run);

        private final String track, table;
        private final Maker maker;

        Study(String track, String table, Maker maker) {
            this.track = track;
            this.table = table;
            this.maker = maker;
        }

        @Override public String toString() { return track + "-" + table; }
    }

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "NAME", converter = Name.class, description = "${COMPLETION-CANDIDATES}")
    private Study study;

    @Option(names = "--home", required = true, hidden = true, description = "the checkout")
    private Path home;

    @Option(names = "--quick", description = "a few runs, which take a minute or two, to executed/")
    private boolean quick;

    @Option(names = "--data", description = "a folder with the four files of MNIST, for studies of memories; else they are found or fetched")
    private Path folder;

    /** Names are written as TRACK-TABLE. */
    static final class Name implements ITypeConverter<Study> {
        @Override
        public Study convert(String text) {
            return Arrays.stream(Study.values()).filter(study -> study.toString().equals(text)).findFirst().orElseThrow(() -> new TypeConversionException(
                    "There is no study \"" + text + "\": there are " + Arrays.stream(Study.values()).map(Study::toString)
                            .collect(Collectors.joining(", ")) + "."));
        }
    }

    @Override
    public Integer call() {
        Path file = quick ? home.resolve("executed/" + study + ".csv") : home.resolve("notebooks/" + study.track + "/results/" + study.table + ".csv");
        WholeFile.makeFolder(file.getParent());
        study.maker.make(quick, file, Optional.ofNullable(folder));
        spec.commandLine().getOut().println(file);
        return 0;
    }
}
