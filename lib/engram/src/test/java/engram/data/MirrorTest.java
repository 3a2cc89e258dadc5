package engram.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import engram.file.OneSentence;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Servers on this machine that behave well, or as servers sometimes do. */
class MirrorTest {
    private static final Duration SHORT = Duration.ofMillis(700);

    @TempDir
    Path folder;

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.start();
    }

    @AfterEach
    void stop() {
        threads.shutdownNow();
        server.stop(0);
    }

    private Loader loader(HttpHandler handler) { return loader(handler, Duration.ofSeconds(20)); }

    private Loader loader(HttpHandler handler, Duration silence) {
        server.createContext("/small/", handler);
        return loader(server.getAddress().getPort(), silence);
    }

    private Loader loader(int port, Duration silence) {
        var mirror = new Mirror(URI.create("http://127.0.0.1:" + port + "/small/"), ProxySelector.of(null), silence);
        return new Loader(SmallSet.SET, Optional.of(new Cache(folder.resolve("cache"))), List.of(mirror));
    }

    private static byte[] file(HttpExchange exchange) {
        String name = exchange.getRequestURI().getPath().replaceFirst("^/small/", "");
        assertTrue(name.endsWith(".gz"), name);
        return SmallSet.compressed(SmallSet.FILES.get(name.replaceFirst("\\.gz$", "")));
    }

    private static void answer(HttpExchange exchange, int status, byte[] bytes) throws IOException {
        try (exchange) {
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    private void refused(HttpHandler handler, String reason) { refused(loader(handler), reason); }

    private void refused(Loader loader, String reason) {
        String message = OneSentence.of(DataException.class, loader::load);
        assertTrue(message.contains("/small/: " + reason) && message.startsWith("Small can't be had (http://127.0.0.1:"), message);
        assertFalse(SmallSet.SET.isIn(folder.resolve("cache")));
    }

    @Test
    void theFilesAreFetchedAndKept() {
        var loader = loader(exchange -> answer(exchange, 200, file(exchange)));
        assertEquals("http://127.0.0.1:" + server.getAddress().getPort() + "/small/", loader.load().origin());
        server.stop(0);
        assertEquals("the cache " + folder.resolve("cache"), loader.load().origin());
    }

    @Test
    void redirectionsAreFollowed() {
        server.createContext("/moved/", exchange -> {
            byte[] bytes = SmallSet.compressed(SmallSet.FILES.get(exchange.getRequestURI().getPath().replaceAll("^/moved/|\\.gz$", "")));
            answer(exchange, 200, bytes);
        });
        assertEquals(6, loader(exchange -> {
            exchange.getResponseHeaders().add("Location", exchange.getRequestURI().getPath().replace("small", "moved"));
            answer(exchange, 302, new byte[0]);
        }).load().train().count());
    }

    @Test
    void whatTheServerAnswersIsSaid() {
        refused(exchange -> answer(exchange, 404, new byte[0]), "the server answers 404 when asked for train-labels-idx1-ubyte.gz");
    }

    @Test
    void aServerThatIsBusyIsSaid() {
        refused(exchange -> answer(exchange, 503, "later".getBytes(StandardCharsets.UTF_8)), "the server answers 503 ");
    }

    @Test
    void aPageInPlaceOfTheFileIsNamed() {
        refused(exchange -> answer(exchange, 200, "<html>".getBytes(StandardCharsets.UTF_8)),
                "t10k-labels-idx1-ubyte.gz is something else, perhaps a page of the web: ");
    }

    @Test
    void aConnectionThatBreaksIsSaid() {
        refused(exchange -> {
            try (exchange) {
                exchange.sendResponseHeaders(200, 1000);
                exchange.getResponseBody().write(new byte[10]);
                exchange.getResponseBody().flush();
            } // and the server closes the connection
        }, "the connection broke when asked for ");
    }

    @Test
    void aServerThatSendsNothingIsGivenUp() {
        refused(loader(MirrorTest::hang, SHORT), "the server sends nothing for 0.7 s when asked for ");
    }

    @Test
    void aServerThatStopsInTheMiddleIsGivenUp() {
        refused(loader(exchange -> {
            exchange.sendResponseHeaders(200, 50);
            exchange.getResponseBody().write(new byte[10]);
            exchange.getResponseBody().flush();
            hang(exchange);
        }, SHORT), "the server sends nothing for 0.7 s when asked for ");
    }

    @Test
    void aServerThatNeverEndsIsStopped() {
        refused(exchange -> {
            exchange.sendResponseHeaders(200, 0);
            while (true) exchange.getResponseBody().write(new byte[100_000]);
        }, "the server sends more than 1014 bytes when asked for ");
    }

    @Test
    void aPortWhereNobodyListensIsSaid() throws Exception {
        int port;
        try (var free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        refused(loader(port, Duration.ofSeconds(20)), "the server can't be reached");
    }

    @Test
    void whatIsNoWebServerIsSaid() throws Exception {
        try (var other = new ServerSocket(0)) {
            Thread.ofVirtual().start(() -> {
                try (var socket = other.accept()) {
                    socket.getOutputStream().write("220 mail.example.org. Hello.\r\n\r\n".getBytes(StandardCharsets.UTF_8));
                } catch (IOException e) {
                    // the test is over
                }
            });
            refused(loader(other.getLocalPort(), Duration.ofSeconds(20)), "the connection broke when asked for ");
        }
    }

    @Test
    void anInterruptStopsTheTransfer() throws Exception {
        server.createContext("/small/", MirrorTest::hang);
        Within.aSecondOfAnInterrupt(loader(server.getAddress().getPort(), Duration.ofMinutes(1))::load);
    }

    private static void hang(HttpExchange exchange) {
        try {
            Thread.sleep(60_000);
        } catch (InterruptedException e) {
            exchange.close();
        }
    }
}
