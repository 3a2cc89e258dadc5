package engram.grader.jail;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The few classes that start in a jail, by themselves: the rest of the grader is nothing for a process in it to read. */
final class LauncherClasses {
    private static final List<Class<?>> LAUNCHER = List.of(Restrict.class, Kernel.class, SystemCalls.class, FilterProgram.class, Seccomp.class,
            Landlock.class, SystemPaths.class, Privileges.class, ResourceLimits.class);

    private LauncherClasses() {
    }

    /** Copies them below a folder, which may have them already. */
    static void copyTo(Path folder) throws IOException {
        copy(LAUNCHER, folder);
    }

    static void copy(List<Class<?>> classes, Path folder) throws IOException {
        for (var each : classes) {
            Path target = folder.resolve(each.getName().replace('.', '/') + ".class");
            if (!Files.exists(target)) {
                Files.createDirectories(target.getParent());
                try (InputStream bytes = each.getResourceAsStream(each.getName().substring(each.getPackageName().length() + 1) + ".class")) {
                    Files.copy(bytes, target);
                }
            }
        }
    }
}
