package engram.kernel.maven;

import engram.kernel.log.Log;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.maven.repository.internal.MavenRepositorySystemUtils;
import org.apache.maven.settings.Proxy;
import org.apache.maven.settings.Settings;
import org.apache.maven.settings.io.xpp3.SettingsXpp3Reader;
import org.codehaus.plexus.util.xml.pull.XmlPullParserException;
import org.eclipse.aether.DefaultRepositorySystemSession;
import org.eclipse.aether.RepositorySystem;
import org.eclipse.aether.repository.LocalRepository;
import org.eclipse.aether.util.repository.AuthenticationBuilder;
import org.eclipse.aether.util.repository.DefaultAuthenticationSelector;
import org.eclipse.aether.util.repository.DefaultMirrorSelector;
import org.eclipse.aether.util.repository.DefaultProxySelector;

/** What the user's {@code ~/.m2/settings.xml} says: local repository, mirrors, proxies and logins. */
final class UserSettings {
    private static final Path HOME = Path.of(System.getProperty("user.home"), ".m2");

    /** Where the settings stand. */
    static final Path FILE = HOME.resolve("settings.xml");

    private final Settings settings;

    private UserSettings(Settings settings) {
        this.settings = settings;
    }

    static UserSettings read() {
        if (!Files.isReadable(FILE)) {
            return new UserSettings(new Settings());
        }
        try (var reader = Files.newBufferedReader(FILE)) {
            return new UserSettings(new SettingsXpp3Reader().read(reader));
        } catch (IOException | XmlPullParserException e) {
            Log.line("Maven's settings in " + FILE + " are not used: " + e.getMessage());
            return new UserSettings(new Settings());
        }
    }

    /** A session that obeys the settings. */
    DefaultRepositorySystemSession session(RepositorySystem system) {
        var session = MavenRepositorySystemUtils.newSession();
        var local = Optional.ofNullable(settings.getLocalRepository()).map(Path::of).orElse(HOME.resolve("repository"));
        session.setLocalRepositoryManager(system.newLocalRepositoryManager(session, new LocalRepository(local.toFile())));
        ImpatientTransport.limit(session);
        session.setOffline(settings.isOffline());
        session.setSystemProperties(System.getProperties());
        var mirrors = new DefaultMirrorSelector();
        settings.getMirrors().forEach(mirror -> mirrors.add(mirror.getId(), mirror.getUrl(), mirror.getLayout(), false,
                mirror.isBlocked(), mirror.getMirrorOf(), mirror.getMirrorOfLayouts()));
        session.setMirrorSelector(mirrors);
        var logins = new DefaultAuthenticationSelector();
        settings.getServers().forEach(server -> logins.add(server.getId(),
                new AuthenticationBuilder().addUsername(server.getUsername()).addPassword(server.getPassword()).build()));
        session.setAuthenticationSelector(logins);
        var proxies = new DefaultProxySelector();
        settings.getProxies().stream().filter(Proxy::isActive).forEach(proxy -> proxies.add(
                new org.eclipse.aether.repository.Proxy(proxy.getProtocol(), proxy.getHost(), proxy.getPort(),
                        new AuthenticationBuilder().addUsername(proxy.getUsername()).addPassword(proxy.getPassword()).build()),
                proxy.getNonProxyHosts()));
        session.setProxySelector(proxies);
        return session;
    }
}
