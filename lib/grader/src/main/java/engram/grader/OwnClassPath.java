package engram.grader;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The class path of this process, as it is wherever it grades. What a cluster brings along stands on it before and behind, and is no part of it; so whoever
 * asks a worker to grade tells it which part is.
 */
public final class OwnClassPath {
    private static final String SPARK = "spark-core_";
    private static final String CLUSTER = "engram-cluster-";
    private static final String TOLD = "engram.grader.class.path";

    private OwnClassPath() {
    }

    /** Its jars and folders as one text, for {@link #tell}. */
    public static String text() {
        return entries().stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
    }

    /** Tells this process what is its own. */
    public static void tell(String text) {
        System.setProperty(TOLD, text);
    }

    /** Jars and folders that there are, each once. */
    public static List<Path> entries() {
        String told = System.getProperty(TOLD);
        if (told != null) {
            return Stream.of(told.split(File.pathSeparator)).map(Path::of).filter(Files::exists).toList();
        }
        var all = Stream.of(System.getProperty("java.class.path").split(File.pathSeparator)).map(Path::of).map(Path::toAbsolutePath)
                .filter(Files::exists).distinct().toList();
        Set<Path> spark = all.stream().filter(entry -> entry.getFileName().toString().startsWith(SPARK)).map(Path::getParent).collect(Collectors.toSet());
        return all.stream().filter(entry -> !spark.contains(entry.getParent()) && !entry.getFileName().toString().startsWith(CLUSTER)).toList();
    }
}
