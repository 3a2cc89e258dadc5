package engram.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import engram.file.OneSentence;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What the environment says. */
class SurroundingsTest {
    private static final URI ADDRESS = URI.create("https://data.example.org/mnist/");

    private static Surroundings with(String... pairs) {
        return new Surroundings(pairs.length == 0 ? Map.of() : pairs.length == 2 ? Map.of(pairs[0], pairs[1])
                : Map.of(pairs[0], pairs[1], pairs[2], pairs[3]), "/home/system");
    }

    @Test
    void theCacheIsWhereTheUserKeepsThem() {
        assertEquals(Optional.of(Path.of("/caches/engram/data")), with("XDG_CACHE_HOME", "/caches", "HOME", "/home/me").cache());
        assertEquals(Optional.of(Path.of("/home/me/.cache/engram/data")), with("XDG_CACHE_HOME", "relative", "HOME", "/home/me").cache());
        assertEquals(Optional.of(Path.of("/home/system/.cache/engram/data")), with("XDG_CACHE_HOME", "").cache());
        assertEquals(Optional.empty(), new Surroundings(Map.of("HOME", ""), "?").cache());
    }

    @Test
    void aMirrorOfOnesOwnIsReachedThroughHttpsOnly() {
        assertEquals(Optional.empty(), with().mirror());
        assertEquals(Optional.of(URI.create("https://example.org/data/")), with("ENGRAM_DATA_MIRROR", "https://example.org/data").mirror());
        for (String wrong : new String[] {"http://example.org/", "example.org", "https:", "file:///tmp", "https://a b"}) {
            String message = OneSentence.of(DataException.class, () -> with("ENGRAM_DATA_MIRROR", wrong).mirror());
            assertTrue(message.endsWith(": give it an address that begins with https://, or remove it."), message);
        }
    }

    @Test
    void theProxyOfTheEnvironmentIsAsked() {
        assertEquals("proxy.example:3128", proxy(with("https_proxy", "http://proxy.example:3128")));
        assertEquals("proxy.example:80", proxy(with("HTTPS_PROXY", "proxy.example")));
        assertEquals("none", proxy(with("https_proxy", "proxy.example", "no_proxy", "localhost, .example.org")));
        assertEquals("proxy.example:80", proxy(with("https_proxy", "proxy.example", "NO_PROXY", "ample.org")));
        assertEquals("none", proxy(with()));
        String message = OneSentence.of(DataException.class, () -> with("https_proxy", "://").proxies(ADDRESS));
        assertTrue(message.startsWith("The variable https_proxy is no address: "), message);
    }

    private static String proxy(Surroundings surroundings) {
        var address = surroundings.proxies(ADDRESS).select(ADDRESS).getFirst().address();
        return address instanceof InetSocketAddress server ? server.getHostString() + ":" + server.getPort() : "none";
    }
}
