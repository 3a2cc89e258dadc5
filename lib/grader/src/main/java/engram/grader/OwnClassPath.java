package engram.grader;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The class path of this process, as it is wherever it grades: what a cluster brings along stands on it before and behind, and is no part of it. */
public final class OwnClassPath {
    private static final String SPARK = "spark-core_";
    private static final String CLUSTER = "engram-cluster-";

    private OwnClassPath() {
    }

    /** Jars and folders that there are, each once. */
    public static List<Path> entries() {
        var all = Stream.of(System.getProperty("java.class.path").split(File.pathSeparator)).map(Path::of).map(Path::toAbsolutePath)
                .filter(Files::exists).distinct().toList();
        Set<Path> spark = all.stream().filter(entry -> entry.getFileName().toString().startsWith(SPARK)).map(Path::getParent).collect(Collectors.toSet());
        return all.stream().filter(entry -> !spark.contains(entry.getParent()) && !entry.getFileName().toString().startsWith(CLUSTER)).toList();
    }
}
