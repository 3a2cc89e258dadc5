package engram.cli;

import engram.file.WholeFile;
import engram.work.Site;
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

/** {@code ./engram study}: makes a table of results anew, in the place where notebooks look for it. */
@Command(name = "study", mixinStandardHelpOptions = true, description = "Makes a table of results anew; one that was stopped goes on.")
final class StudyCommand implements Callable<Integer> {

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
            return Study.named(text).orElseThrow(() -> new TypeConversionException("There is no study \"" + text + "\": there are " + Study.names() + "."));
        }
    }

    @Override
    public Integer call() {
        Path file = quick ? home.resolve("executed/" + study + ".csv") : study.place(home);
        WholeFile.makeFolder(file.getParent());
        study.sweep(quick, Optional.ofNullable(folder)).run(file, Site.at(study.site()));
        spec.commandLine().getOut().println(file);
        return 0;
    }
}
