package engram.grader;

import engram.file.WholeFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ./engram exercises}: writes the students' notebooks, or says which of them are not what their solutions give. */
@Command(name = "exercises", mixinStandardHelpOptions = true,
        description = "Derives exercises/ from solutions/; what is between BEGIN SOLUTION and END SOLUTION becomes the student's turn.")
public final class ExercisesCommand implements Callable<Integer> {

    @Option(names = "--check", description = "write nothing; fail when a notebook of exercises/ is not what its solution gives")
    private boolean check;

    @Option(names = "--home", required = true, hidden = true)
    private Path home;

    private ExercisesCommand() {
    }

    /** @param arguments the options, as typed after {@code ./engram exercises} */
    public static void main(String[] arguments) {
        System.exit(new CommandLine(new ExercisesCommand())
                .setParameterExceptionHandler((mistake, _) -> {
                    say(mistake.getMessage() + " (see './engram exercises --help')");
                    return CommandLine.ExitCode.USAGE;
                })
                .setExecutionExceptionHandler((failure, _, _) -> {
                    say(failure.getMessage());
                    return CommandLine.ExitCode.SOFTWARE;
                })
                .execute(arguments));
    }

    private static void say(String sentence) {
        System.err.println("engram: " + sentence);
    }

    @Override
    public Integer call() throws IOException {
        var exercises = Exercise.all(home);
        if (check) {
            var drifted = drifted(home);
            drifted.forEach(ExercisesCommand::say);
            System.out.printf("%d exercises, %d not as their solutions give them%n", exercises.size(), drifted.size());
            return drifted.isEmpty() ? 0 : 1;
        }
        int written = 0;
        for (var exercise : exercises) {
            String text = exercise.stubText();
            if (!isAt(exercise.stub(), text)) {
                Files.createDirectories(exercise.stub().getParent());
                WholeFile.write(exercise.stub(), text);
                System.out.println("wrote " + home.relativize(exercise.stub()));
                written++;
            }
        }
        System.out.printf("%d exercises, %d written%n", exercises.size(), written);
        return 0;
    }

    /** One sentence for every notebook of {@code exercises/} that is not what its solution gives. */
    static List<String> drifted(Path home) throws IOException {
        var drifted = new ArrayList<String>();
        for (var exercise : Exercise.all(home)) {
            if (!isAt(exercise.stub(), exercise.stubText())) {
                drifted.add("exercises/%s.ipynb is not what solutions/%1$s.ipynb gives; run './engram exercises'."
                        .formatted(exercise.name()));
            }
        }
        for (String name : Exercise.names(home.resolve("exercises"))) {
            if (!Files.exists(new Exercise(home, name).solution())) {
                drifted.add("exercises/%s.ipynb has no master in solutions/; delete it.".formatted(name));
            }
        }
        return drifted;
    }

    private static boolean isAt(Path file, String text) throws IOException {
        return Files.exists(file) && Files.readString(file).equals(text);
    }
}
