package engram.kernel.magic;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
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

    private List<String> maven(MagicLine line) throws Exception {
        if (line.arguments().isEmpty()) {
            throw new MagicException("it needs a library, such as %maven org.apache.commons:commons-math3:3.6.1");
        }
        return add(() -> resolver.get().resolve(line.arguments(), repositories));
    }

    private void repository(MagicLine line) throws MagicException {
        if (line.arguments().size() != 2) {
            throw new MagicException("it needs a name and an address: %mavenRepo NAME URL");
        }
        repositories.put(line.arguments().get(0), address(line.arguments().get(1)));
    }

    /** An address as it is, or that of a folder. */
    private static String address(String given) throws MagicException {
        if (given.matches("\\w{2,}:.*")) {
            return given;
        }
        var folder = UserPath.of(given);
        if (!Files.isDirectory(folder)) {
            throw new MagicException("'" + given + "' is neither an address, such as https://repo.example.org/maven2, nor a folder");
        }
        return folder.toUri().toString();
    }

    private List<String> pomFile(MagicLine line) throws Exception {
        if (line.arguments().isEmpty()) {
            throw new MagicException("it needs a POM: %loadFromPOM FILE [SCOPE…]");
        }
        var pom = UserPath.of(line.arguments().getFirst());
        if (!Files.isRegularFile(pom)) {
            throw new MagicException("there is no POM " + pom.toAbsolutePath());
        }
        var scopes = line.arguments().subList(1, line.arguments().size());
        var text = Files.readString(pom);
        return PomText.isWhole(text) ? load(pom, scopes) : load(text, scopes);
    }

    private void pomText(MagicLine line, String body) throws Exception {
        load(body, line.arguments());
    }

    private List<String> load(String text, List<String> scopes) throws Exception {
        var pom = Files.createTempFile("notebook", ".pom");
        try {
            return load(Files.writeString(pom, PomText.complete(text)), scopes);
        } finally {
            Files.delete(pom);
        }
    }

    private List<String> load(Path pom, List<String> scopes) throws Exception {
        return add(() -> resolver.get().resolvePom(pom, scopes.isEmpty() ? SCOPES : scopes, repositories));
    }

    private List<String> add(Callable<List<Path>> found) throws Exception {
        var jars = await(found);
        System.out.println(jars.stream().map(jar -> jar.getFileName().toString()).collect(Collectors.joining(", ", "added ", "")));
        return host.addToClassPath(jars);
    }

    /** Waits for what is asked of the network, which hears of no interrupt, on a thread that does. */
    private static List<Path> await(Callable<List<Path>> found) throws Exception {
        var answer = new FutureTask<>(found);
        var thread = Thread.ofPlatform().name("maven").daemon().unstarted(answer);
        thread.setContextClassLoader(MavenMagics.class.getClassLoader());   // not the cells', which would count as their use of a library
        thread.start();
        try {
            return answer.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof Exception cause ? cause : e;
        }
    }
}
