package engram.kernel.magic;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** {@code %maven} and {@code %%loadFromPOM}: libraries from Maven repositories. */
final class MavenMagics {
    private static final List<String> SCOPES = List.of("compile", "runtime");

    private final MagicHost host;
    private final IsolatedResolver resolver = new IsolatedResolver();
    private final Map<String, String> repositories = new LinkedHashMap<>();

    private MavenMagics(MagicHost host) {
        this.host = host;
    }

    static List<Magic> of(MagicHost host) {
        var magics = new MavenMagics(host);
        return List.of(
                Magic.line(List.of("maven", "addMavenDependencies", "addMavenDependency"), "%maven GROUP:ARTIFACT:VERSION…",
                        "Add libraries from Maven Central (and the repositories of %mavenRepo), with all that they depend on.",
                        magics::maven),
                Magic.command(List.of("mavenRepo", "addMavenRepo"), "%mavenRepo NAME URL", "Look for libraries in this repository too.",
                        magics::repository),
                Magic.both(List.of("loadFromPOM"), "%loadFromPOM FILE [SCOPE…], or %%loadFromPOM [SCOPE…] in front of a POM or a part of one",
                        "Add the dependencies that a POM declares, in its scopes compile and runtime or in those that are named.",
                        magics::pomFile, magics::pomText));
    }

    private List<String> maven(MagicLine line) throws MagicException {
        if (line.arguments().isEmpty()) {
            throw new MagicException("it needs a library, such as %maven org.apache.commons:commons-math3:3.6.1");
        }
        return add(resolver.get().resolve(line.arguments(), repositories));
    }

    private void repository(MagicLine line) throws MagicException {
        if (line.arguments().size() != 2) {
            throw new MagicException("it needs a name and an address: %mavenRepo NAME URL");
        }
        repositories.put(line.arguments().get(0), line.arguments().get(1));
    }

    private List<String> pomFile(MagicLine line) throws MagicException {
        if (line.arguments().isEmpty()) {
            throw new MagicException("it needs a POM: %loadFromPOM FILE [SCOPE…]");
        }
        var pom = Path.of(line.arguments().getFirst());
        if (!Files.isRegularFile(pom)) {
            throw new MagicException("there is no POM " + pom.toAbsolutePath());
        }
        return load(pom, line.arguments().subList(1, line.arguments().size()));
    }

    private void pomText(MagicLine line, String body) throws MagicException, IOException {
        var pom = Files.createTempFile("notebook", ".pom");
        try {
            Files.writeString(pom, PomText.complete(body));
            load(pom, line.arguments());
        } finally {
            Files.delete(pom);
        }
    }

    private List<String> load(Path pom, List<String> scopes) throws MagicException {
        return add(resolver.get().resolvePom(pom, scopes.isEmpty() ? SCOPES : scopes, repositories));
    }

    private List<String> add(List<Path> jars) {
        System.out.println(jars.stream().map(jar -> jar.getFileName().toString()).collect(Collectors.joining(", ", "added ", "")));
        return host.addToClassPath(jars);
    }
}
