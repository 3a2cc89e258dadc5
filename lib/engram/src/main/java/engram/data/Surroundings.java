package engram.data;

import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a user's environment says about data.
 *
 * @param variables of the environment
 * @param home      the user's folder as the system knows it
 */
record Surroundings(Map<String, String> variables, String home) {
    static Surroundings here() { return new Surroundings(System.getenv(), System.getProperty("user.home", "")); }

    /** Where data is kept: {@code $XDG_CACHE_HOME/engram/data} or {@code ~/.cache/engram/data}; empty where the user has no folder. */
    Optional<Path> cache() {
        // the XDG base directory specification: a path that is not absolute counts as none
        return absolute(variables.get("XDG_CACHE_HOME"))
                .or(() -> Stream.of(variables.getOrDefault("HOME", ""), home).flatMap(text -> absolute(text).stream()).findFirst()
                        .map(folder -> folder.resolve(".cache")))
                .map(folder -> folder.resolve("engram").resolve("data"));
    }

    private static Optional<Path> absolute(String text) {
        return Optional.ofNullable(text).filter(each -> !each.isEmpty()).map(Path::of).filter(Path::isAbsolute);
    }

    /**
     * The address of a mirror of the user's own, ending in a slash.
     *
     * @throws DataException when {@code ENGRAM_DATA_MIRROR} is something else than an https address
     */
    Optional<URI> mirror() {
        String text = variables.getOrDefault("ENGRAM_DATA_MIRROR", "").strip();
        if (text.isEmpty()) return Optional.empty();
        try {
            var address = new URI(text.endsWith("/") ? text : text + "/");
            if ("https".equalsIgnoreCase(address.getScheme()) && address.getHost() != null) return Optional.of(address);
        } catch (URISyntaxException e) {
            // refused below
        }
        throw new DataException("ENGRAM_DATA_MIRROR is \"" + text + "\": give it an address that begins with https://, or remove it.");
    }

    /**
     * The way to an address: through the proxy that {@code https_proxy} names, unless the JVM has its own settings or {@code no_proxy} has
     * the address.
     *
     * @throws DataException when {@code https_proxy} is no address
     */
    ProxySelector proxies(URI address) {
        String proxy = either("https_proxy").strip();
        boolean direct = Stream.of(either("no_proxy").split(",")).map(name -> name.strip().replaceFirst("^\\*?\\.", ""))
                .anyMatch(name -> !name.isEmpty() && (name.equals("*") || ("." + address.getHost()).endsWith("." + name)));
        if (proxy.isEmpty() || direct || System.getProperty("https.proxyHost") != null) return ProxySelector.getDefault();
        try {
            var server = new URI(proxy.contains("://") ? proxy : "http://" + proxy);
            if (server.getHost() != null && server.getPort() <= 65_535)
                return ProxySelector.of(new InetSocketAddress(server.getHost(), server.getPort() < 0 ? 80 : server.getPort()));
        } catch (URISyntaxException e) {
            // refused below
        }
        throw new DataException("The variable https_proxy is no address: give it one such as http://proxy.example:3128, or remove it.");
    }

    /** A variable whose name is written small or in capitals. */
    private String either(String name) {
        return variables.getOrDefault(name, variables.getOrDefault(name.toUpperCase(Locale.ROOT), ""));
    }
}
