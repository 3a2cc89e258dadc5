package engram.cli;

import engram.tensor.Backend;
import java.io.PrintWriter;
import java.util.Locale;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The options that every benchmark has. */
class BenchOptions {

    /** Where the work is done. */
    enum Device {
        PLAIN, CPU, CUDA;

        Backend backend() {
            return switch (this) {
                case PLAIN -> Backend.plain();
                case CPU -> Backend.cpu();
                case CUDA -> Backend.cuda();
            };
        }

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @Option(names = "--device", defaultValue = "cpu", description = "plain, cpu or cuda (default: cpu)")
    private Device device;

    @Option(names = "--repeat", paramLabel = "R", defaultValue = "3",
            description = "how many runs give the median; with more than one, a first run goes before and is not counted (default: 3)")
    private int repeat;

    @Option(names = "--json", description = "print the JSON line only")
    private boolean json;

    Device device() {
        return device;
    }

    int repeat() {
        require(repeat >= 1, "--repeat is %d, and must be at least 1.", repeat);
        return repeat;
    }

    /** Prints what was found, the JSON line last, and gives the exit code. */
    int print(BenchReport report) {
        PrintWriter out = spec.commandLine().getOut();
        if (!json) {
            out.println(report);
        }
        out.println(report.json());
        out.flush();
        return 0;
    }

    /**
     * Checks an option.
     *
     * @throws ParameterException with one sentence, when it does not hold
     */
    void require(boolean holds, String sentence, Object... values) {
        if (!holds) {
            throw misuse(sentence.formatted(values));
        }
    }

    /** What is thrown for options that make no sense. */
    ParameterException misuse(String sentence) {
        return new ParameterException(spec.commandLine(), sentence);
    }
}
