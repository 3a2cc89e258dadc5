package engram.cli;

import engram.argument.ArgumentException;
import engram.work.Share;
import engram.work.Site;
import engram.work.Sweep;
import java.nio.file.Path;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** The options that every sweep has: to which file, where, and which part of it. */
final class SweepOptions {
    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @Option(names = "--file", paramLabel = "F", description = "the table, which is kept row by row: a sweep that was stopped goes on")
    private Path file;

    @Option(names = "--on", paramLabel = "ADDRESS", description = "here (one row after the other), cores (one on each), local[K] or spark://HOST:PORT")
    private String address;

    @Option(names = "--part", paramLabel = "I/N", converter = Part.class, defaultValue = "1/1",
            description = "only part I of N of the rows, for 'sweep merge': so N processes share the work without knowing of one another")
    private Share part;

    /** Parts are written as 2/3. */
    static final class Part implements ITypeConverter<Share> {
        @Override
        public Share convert(String text) {
            try {
                return Share.of(text);
            } catch (ArgumentException e) {
                throw new TypeConversionException(e.getMessage());
            }
        }
    }

    /**
     * Makes the table, prints its file and gives the exit code.
     *
     * @param usual address of the site, if nothing else is asked for
     */
    int make(Sweep sweep, String usual) {
        if (file == null) throw misuse("Which file? Give --file F.");
        try (Site site = Site.at(address == null ? usual : address)) {
            sweep.run(file, site, part);
        }
        spec.commandLine().getOut().println(file);
        return 0;
    }

    /** What is thrown for options that make no sense. */
    ParameterException misuse(String sentence) { return new ParameterException(spec.commandLine(), sentence); }
}
