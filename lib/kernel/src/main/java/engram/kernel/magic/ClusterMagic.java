package engram.kernel.magic;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * {@code %cluster}: Apache Spark as the launcher has fetched it, and what the library needs to work there. Nothing comes over the network; where Spark
 * was not fetched, the cell says so, and a notebook that can do without goes on.
 */
final class ClusterMagic {
    /** The system property with the folders and jars, which the launcher sets. */
    private static final String PLACES = "engram.cluster.places";
    /** The kernel has a logger of its own, which is silent. */
    private static final String LOGGER = "log4j-slf4j2-impl";

    private ClusterMagic() { }

    static Magic of(MagicHost host) {
        return Magic.line(List.of("cluster"), "%cluster",
                "Add Apache Spark, for Site.at(\"local[2]\") and Site.at(\"spark://host:7077\"); './engram cluster fetch' brings it once.",
                _ -> add(host));
    }

    private static List<String> add(MagicHost host) throws MagicException {
        var jars = jars();
        if (jars.isEmpty()) {
            System.out.println("Apache Spark is not there yet: run './engram cluster fetch' in a terminal, in the folder of the checkout, and this cell again.");
            return List.of();
        }
        return host.addToClassPath(jars);
    }

    /** None where something is missing. */
    private static List<Path> jars() throws MagicException {
        var kernels = Stream.of(System.getProperty("java.class.path").split(File.pathSeparator)).map(place -> Path.of(place).getFileName())
                .collect(Collectors.toSet());
        var found = new ArrayList<Path>();
        for (var place : System.getProperty(PLACES, "").split(File.pathSeparator)) {
            var entries = place.isEmpty() ? List.<Path>of() : entries(Path.of(place));
            if (entries.isEmpty()) {
                return List.of();
            }
            entries.stream().filter(jar -> !kernels.contains(jar.getFileName()) && !jar.getFileName().toString().startsWith(LOGGER)).forEach(found::add);
        }
        return found;
    }

    /** A folder of classes, or the jars in a folder. */
    private static List<Path> entries(Path place) throws MagicException {
        if (Files.isDirectory(place.resolve("META-INF"))) {
            return List.of(place);
        }
        try (var files = Files.isDirectory(place) ? Files.list(place) : Stream.<Path>empty()) {
            return files.filter(file -> file.toString().endsWith(".jar") && !file.getFileName().toString().startsWith(".")).sorted().toList();
        } catch (IOException e) {
            throw new MagicException(place + " can't be read: " + e.getMessage());
        }
    }
}
