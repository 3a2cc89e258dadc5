package engram.kernel.maven;

import engram.kernel.magic.DependencyResolver;
import engram.kernel.magic.MagicException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.maven.model.building.DefaultModelProcessor;
import org.apache.maven.model.io.DefaultModelReader;
import org.apache.maven.model.locator.DefaultModelLocator;
import org.apache.maven.model.superpom.DefaultSuperPomProvider;
import org.apache.maven.repository.internal.ArtifactDescriptorUtils;
import org.eclipse.aether.DefaultRepositorySystemSession;
import org.eclipse.aether.RepositoryException;
import org.eclipse.aether.RepositorySystem;
import org.eclipse.aether.artifact.Artifact;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.collection.CollectRequest;
import org.eclipse.aether.graph.Dependency;
import org.eclipse.aether.repository.RemoteRepository;
import org.eclipse.aether.resolution.ArtifactDescriptorRequest;
import org.eclipse.aether.resolution.ArtifactResult;
import org.eclipse.aether.resolution.DependencyRequest;

/** Finds libraries as Maven itself does: through its resolver, its local repository and its settings. */
public final class MavenResolver implements DependencyResolver {
    private final RepositorySystem system = new ImpatientSystem().get();
    private final List<RemoteRepository> usual = usualRepositories();

    /** What every POM inherits from Maven's own: Maven Central. */
    private static List<RemoteRepository> usualRepositories() {
        var processor = new DefaultModelProcessor().setModelLocator(new DefaultModelLocator()).setModelReader(new DefaultModelReader());
        return new DefaultSuperPomProvider().setModelProcessor(processor).getSuperModel("4.0.0").getRepositories().stream()
                .map(ArtifactDescriptorUtils::toRemoteRepository).toList();
    }

    @Override
    public List<Path> resolve(List<String> coordinates, Map<String, String> repositories) throws MagicException {
        var dependencies = new ArrayList<Dependency>();
        for (var each : coordinates) {
            dependencies.add(new Dependency(artifact(each), "compile"));
        }
        var session = UserSettings.read().session(system);
        var request = new CollectRequest(dependencies, List.of(), remotes(session, repositories, List.of()));
        return files(session, request, List.of("compile", "runtime"));
    }

    /** Of {@code group:artifact:version} or, as IJava takes it too, {@code group#artifact;version}. */
    private static Artifact artifact(String coordinates) throws MagicException {
        try {
            return new DefaultArtifact(coordinates.replaceFirst("^([^#:;]+)#([^#:;]+);([^#:;]+)$", "$1:$2:$3"));
        } catch (IllegalArgumentException e) {
            throw new MagicException(coordinates + " is not of the form GROUP:ARTIFACT:VERSION");
        }
    }

    @Override
    public List<Path> resolvePom(Path pom, List<String> scopes, Map<String, String> repositories) throws MagicException {
        var session = UserSettings.read().session(system);
        var root = new DefaultArtifact("notebook", "notebook", "pom", "1");
        session.setWorkspaceReader(new OnePom(root, pom));
        try {
            var known = remotes(session, repositories, List.of());
            var described = system.readArtifactDescriptor(session, new ArtifactDescriptorRequest(root, known, ""));
            var wanted = described.getDependencies().stream().filter(each -> scopes.contains(each.getScope())).toList();
            if (wanted.isEmpty()) {
                throw new MagicException("the POM declares no dependency in the scopes " + String.join(", ", scopes));
            }
            var all = remotes(session, repositories, described.getRepositories());
            return files(session, new CollectRequest(wanted, described.getManagedDependencies(), all), scopes);
        } catch (RepositoryException e) {
            throw failure(session, "the POM cannot be read", e);
        }
    }

    /** Those that the notebook names, those that a POM names, and the usual ones; of two with the same name the first. */
    private List<RemoteRepository> remotes(DefaultRepositorySystemSession session, Map<String, String> named,
                                           List<RemoteRepository> ofPom) {
        var remotes = new LinkedHashMap<String, RemoteRepository>();
        named.forEach((name, url) -> remotes.put(name, new RemoteRepository.Builder(name, "default", url).build()));
        Stream.concat(ofPom.stream(), usual.stream()).forEach(each -> remotes.putIfAbsent(each.getId(), each));
        return system.newResolutionRepositories(session, List.copyOf(remotes.values()));
    }

    private List<Path> files(DefaultRepositorySystemSession session, CollectRequest request, List<String> scopes) throws MagicException {
        try {
            var inScope = new DependencyRequest(request, (node, _) -> node.getDependency() == null
                    || scopes.contains(node.getDependency().getScope()) || node.getDependency().getScope().isEmpty());
            var found = system.resolveDependencies(session, inScope).getArtifactResults();
            ImpatientTransport.silent(session).forEach(each -> System.err.println(each.getMessage()));
            return found.stream()
                    .map(ArtifactResult::getArtifact).filter(artifact -> artifact.getExtension().equals("jar"))
                    .map(artifact -> artifact.getFile().toPath())
                    .collect(Collectors.collectingAndThen(Collectors.toCollection(LinkedHashSet::new), List::copyOf));
        } catch (RepositoryException e) {
            throw failure(session, request.getDependencies().getFirst().getArtifact() + " cannot be had", e);
        }
    }

    /**
     * Whose checksum is wrong, or who has not answered, or else the innermost of what Maven says, which names artifact and repository.
     */
    private static MagicException failure(DefaultRepositorySystemSession session, String what, RepositoryException thrown) {
        var wrong = WrongChecksum.in(thrown);
        if (wrong.isPresent()) {
            return new MagicException(what + ": " + wrong.get());
        }
        var silent = ImpatientTransport.silent(session).stream().map(Unreachable::getMessage).sorted().toList();
        var said = thrown.toString();
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            said = cause instanceof RepositoryException && cause.getMessage() != null ? cause.getMessage() : said;
        }
        return new MagicException(what + ": " + (silent.isEmpty() ? said : String.join("; ", silent)));
    }
}
