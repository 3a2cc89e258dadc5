package engram.cli;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeoutException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ./engram run}: executes notebooks headless and writes each as a notebook and as a page. */
@Command(name = "run", mixinStandardHelpOptions = true, description = "Executes notebooks through the real Jupyter.")
final class RunCommand implements Callable<Integer> {
    private static final Duration LIMIT = Duration.ofHours(24);

    @Parameters(arity = "1..*", paramLabel = "NOTEBOOK", description = "the notebooks to execute")
    private List<Path> notebooks;

    @Option(names = "--output", paramLabel = "DIR", defaultValue = "executed", description = "where the results go (default: ${DEFAULT-VALUE})")
    private Path folder;

    @Option(names = "--jupyter", required = true, hidden = true)
    private Path jupyter;

    @Override
    public Integer call() throws IOException, InterruptedException, TimeoutException {
        check();
        boolean failed = false;
        for (Path notebook : notebooks) {
            failed |= !run(notebook, new Jupyter(jupyter));
        }
        return failed ? 1 : 0;
    }

    /** Looks at everything before any work is done. */
    private void check() throws IOException {
        Set<Path> names = new HashSet<>();
        for (Path notebook : notebooks) {
            Notebook.read(notebook);
            if (!names.add(notebook.getFileName())) {
                throw new CommandException("Two notebooks are called '%s', and one would overwrite the other; run them one by one, each with its own --output."
                        .formatted(notebook.getFileName()));
            }
        }
        try {
            Files.createDirectories(folder);
        } catch (FileAlreadyExistsException file) {
            throw new CommandException("'%s' is a file; give --output a folder.".formatted(folder), file);
        }
        for (Path notebook : notebooks) {
            if (Files.isSameFile(folder, notebook.toAbsolutePath().getParent())) {
                throw new CommandException("The results would overwrite '%s'; give another folder with --output.".formatted(notebook));
            }
        }
    }

    private boolean run(Path notebook, Jupyter jupyter) throws IOException, InterruptedException, TimeoutException {
        Jupyter.Run run;
        try {
            run = jupyter.execute(notebook, folder, LIMIT);
        } catch (CommandException failure) {
            System.out.printf("✗ %s: %s%n", notebook, failure.getMessage());
            return false;
        }
        jupyter.page(run.notebook().file());
        String results = "%s and %s".formatted(run.notebook().file(), page(run.notebook().file()));
        Optional<String> defect = run.notebook().codeCells().stream()
                .filter(cell -> cell.failure().isPresent() != cell.mustFail())
                .map(cell -> "cell %d %s".formatted(cell.number(), NotebookComparison.defects(cell).getFirst())).findFirst();
        System.out.printf("%s %s: %s(%.1f s) → %s%n", defect.isEmpty() ? "✓" : "✗", notebook,
                defect.map(sentence -> sentence + " ").orElse(""), run.seconds(), results);
        return defect.isEmpty();
    }

    private static Path page(Path notebook) {
        return notebook.resolveSibling(notebook.getFileName().toString().replaceFirst("\\.ipynb$", "") + ".html");
    }
}
