package engram.kernel.magic;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Finds artifacts in Maven repositories, with everything that they need. */
public interface DependencyResolver {

    /** The jars of artifacts ({@code group:artifact[:type[:classifier]]:version}) and of what they depend on. */
    List<Path> resolve(List<String> coordinates, Map<String, String> repositories) throws MagicException;

    /** The jars of the dependencies of a POM, in the given scopes. */
    List<Path> resolvePom(Path pom, List<String> scopes, Map<String, String> repositories) throws MagicException;
}
