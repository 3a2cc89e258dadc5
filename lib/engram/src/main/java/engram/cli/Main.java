package engram.cli;

import java.io.PrintWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine;

/** The entry of every command that runs in Java; a mistake in its use ends with one sentence and exit code 2. */
@Command(name = "engram",
        subcommands = {RunCommand.class, TestCommand.class, DoctorCommand.class, BenchCommand.class, StudyCommand.class, SweepCommand.class})
public final class Main {
    private Main() {
    }

    /** @param arguments a command and its options, as typed after {@code ./engram} */
    public static void main(String[] arguments) {
        System.exit(execute(new PrintWriter(System.out, true), new PrintWriter(System.err, true), arguments));
    }

    /**
     * Runs one command.
     *
     * @param results where a command's results go
     * @param sentences where a sentence about a failure goes
     * @param arguments a command and its options
     * @return the exit code: 0, 1 for work that failed, 2 for a command that cannot be understood
     */
    public static int execute(PrintWriter results, PrintWriter sentences, String... arguments) {
        return new CommandLine(new Main())
                .setOut(results)
                .setErr(sentences)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler(Main::misused)
                .setExecutionExceptionHandler(Main::failed)
                .execute(arguments);
    }

    private static int misused(ParameterException mistake, String[] arguments) {
        String name = mistake.getCommandLine().getCommandSpec().qualifiedName();
        say(mistake.getCommandLine(), firstLine(mistake) + " (see './%s --help')".formatted(name));
        return CommandLine.ExitCode.USAGE;
    }

    private static int failed(Exception failure, CommandLine command, CommandLine.ParseResult parsed) {
        say(command, firstLine(failure));
        return CommandLine.ExitCode.SOFTWARE;
    }

    private static void say(CommandLine command, String sentence) {
        command.getErr().println("engram: " + sentence);
        command.getErr().flush();
    }

    private static String firstLine(Exception failure) {
        String message = failure.getMessage() == null ? failure.toString() : failure.getMessage();
        return message.lines().findFirst().orElse(failure.toString());
    }
}
