package engram.kernel;

import engram.kernel.log.Log;
import engram.kernel.run.CellThread;
import engram.kernel.shell.JavaShell;
import engram.kernel.shell.Origins;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.dflib.jjava.jupyter.kernel.util.PathsHandler;

/** Makes the shell of a notebook ready for its first cell. */
final class Startup {
    private Startup() { }

    /** A shell with what the environment adds to it; what fails of that is said and left out. */
    static JavaShell shell(CellThread thread, Origins origins, Settings settings, Consumer<ClassLoader> classPathChanged) {
        var shell = new JavaShell(thread, origins, settings.compilerOptions(), classPathChanged);
        attempt("class path", () -> {
            if (!settings.classPath().isEmpty()) {
                shell.addToClassPath(PathsHandler.splitAndResolveGlobs(settings.classPath()));
            }
        });
        attempt("start-up scripts", () -> {
            for (var file : PathsHandler.splitAndResolveGlobs(settings.scripts())) {
                run(shell, file);
            }
        });
        attempt("compiler", shell::warmUp);
        attempt("start-up script", () -> shell.run("start-up script", settings.script(), false));
        return shell;
    }

    private static void run(JavaShell shell, Path file) {
        if (Files.isRegularFile(file)) {
            attempt("start-up script " + file, () -> shell.run(file.getFileName().toString(), Files.readString(file), false));
        }
    }

    private interface Step {
        void run() throws Exception;
    }

    private static void attempt(String what, Step step) {
        try {
            step.run();
        } catch (Exception e) {
            Log.line("the " + what + " of the environment failed: " + e.getMessage());
        }
    }
}
