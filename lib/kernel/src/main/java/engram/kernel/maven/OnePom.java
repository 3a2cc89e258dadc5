package engram.kernel.maven;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import org.eclipse.aether.artifact.Artifact;
import org.eclipse.aether.repository.WorkspaceReader;
import org.eclipse.aether.repository.WorkspaceRepository;

/** Lets the resolver read a POM from a file as if it had come from a repository. */
final class OnePom implements WorkspaceReader {
    private final WorkspaceRepository repository = new WorkspaceRepository("notebook");
    private final Artifact root;
    private final Path pom;

    OnePom(Artifact root, Path pom) {
        this.root = root;
        this.pom = pom;
    }

    @Override
    public WorkspaceRepository getRepository() {
        return repository;
    }

    @Override
    public File findArtifact(Artifact artifact) {
        boolean wanted = artifact.getGroupId().equals(root.getGroupId()) && artifact.getArtifactId().equals(root.getArtifactId())
                && artifact.getExtension().equals("pom");
        return wanted ? pom.toFile() : null;   // null is this interface's word for "not here"
    }

    @Override
    public List<String> findVersions(Artifact artifact) {
        return List.of();
    }
}
