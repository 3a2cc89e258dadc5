package engram.kernel.magic;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.dflib.jjava.jupyter.kernel.util.PathsHandler;

/** {@code %jars} and {@code %classpath}: code that lies in files. */
final class PathMagics {
    private PathMagics() { }

    static List<Magic> of(MagicHost host) {
        return List.of(
                Magic.line(List.of("jars", "addJars"), "%jars GLOB…", "Add the jars that fit, such as %jars lib/*.jar.",
                        line -> host.addToClassPath(find(line.arguments(), "jar"))),
                Magic.line(List.of("classpath", "addClasspath"), "%classpath PATH…",
                        "Add folders of classes, or jars; several in one argument are separated as in a class path.",
                        line -> host.addToClassPath(find(line.arguments(), "path"))));
    }

    private static List<Path> find(List<String> arguments, String kind) throws MagicException {
        if (arguments.isEmpty()) {
            throw new MagicException("it needs at least one " + kind);
        }
        var found = new ArrayList<Path>();
        for (var argument : arguments) {
            var paths = resolve(argument).stream().filter(Files::exists)
                    .filter(path -> !kind.equals("jar") || path.toString().endsWith(".jar")).toList();
            if (paths.isEmpty()) {
                throw new MagicException("there is no " + kind + " " + argument + " (the notebook's folder is "
                        + Path.of("").toAbsolutePath() + ")");
            }
            found.addAll(paths);
        }
        return found;
    }

    private static List<Path> resolve(String globs) {
        try {
            return PathsHandler.splitAndResolveGlobs(UserPath.expand(globs));
        } catch (RuntimeException noSuchFolder) {
            return List.of();
        }
    }
}
