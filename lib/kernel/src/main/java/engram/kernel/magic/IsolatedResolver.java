package engram.kernel.magic;

import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The resolver and Maven's libraries, in a class loader of their own: they are loaded when they are first asked for, and no
 * cell sees them or gets their versions of a library in place of its own.
 */
final class IsolatedResolver {
    private static final String PACKAGE = "engram.kernel.maven.";

    private Optional<DependencyResolver> resolver = Optional.empty();

    DependencyResolver get() throws MagicException {
        if (resolver.isEmpty()) {
            resolver = Optional.of(load());
        }
        return resolver.get();
    }

    private static DependencyResolver load() throws MagicException {
        try {
            var kernel = Path.of(IsolatedResolver.class.getProtectionDomain().getCodeSource().getLocation().toURI());
            var urls = new ArrayList<URL>(List.of(kernel.toUri().toURL()));
            try (var jars = Files.newDirectoryStream(kernel.resolveSibling("maven"), "*.jar")) {
                for (var jar : jars) {
                    urls.add(jar.toUri().toURL());
                }
            }
            return (DependencyResolver) new OwnFirst(urls.toArray(URL[]::new)).loadClass(PACKAGE + "MavenResolver")
                    .getDeclaredConstructor().newInstance();
        } catch (ReflectiveOperationException | IOException | URISyntaxException e) {
            throw new MagicException("Maven's libraries, which belong next to the kernel's jar, could not be loaded", e);
        }
    }

    /** Takes the resolver's classes from its own jars even where the parent has them too. */
    private static final class OwnFirst extends URLClassLoader {
        OwnFirst(URL[] urls) throws MalformedURLException {
            super("maven", urls, IsolatedResolver.class.getClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            synchronized (getClassLoadingLock(name)) {
                if (name.startsWith(PACKAGE) && findLoadedClass(name) == null) {
                    return findClass(name);
                }
                return super.loadClass(name, resolve);
            }
        }
    }
}
