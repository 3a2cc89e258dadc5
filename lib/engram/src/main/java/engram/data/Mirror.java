package engram.data;

import engram.progress.Progress;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.ConnectException;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The four files, compressed, on a server.
 *
 * @param address of their folder, with a slash at the end
 * @param proxies the way there
 * @param silence how long the server may send nothing
 */
record Mirror(URI address, ProxySelector proxies, Duration silence) implements Source {
    private static final long LOOK_MILLIS = 50;

    @Override public String name() { return address.toString(); }

    @Override public Path fetch(Published set, Room room) throws NoDataException {
        var client = HttpClient.newBuilder().connectTimeout(silence).proxy(proxies)
                .followRedirects(HttpClient.Redirect.NORMAL).build(); // never from https to http
        try (var progress = Progress.of("fetching " + set.name(), set.files().size())) {
            for (IdxFile file : set.files()) {
                Files.write(room.folder().resolve(file.name() + ".gz"), new Transfer(file).bytes(client, progress));
                progress.step();
            }
        } catch (IOException e) {
            Progress.checkCancelled(); // an interrupt closes files
            throw new NoDataException("what has come can't be written to " + room.folder() + " (" + NoDataException.clause(e.getMessage())
                    + ")");
        } finally {
            client.shutdownNow();
        }
        return room.folder();
    }

    /** One file on its way. */
    private final class Transfer {
        private final String name;
        private final int most;
        private final ByteArrayOutputStream received = new ByteArrayOutputStream();
        private volatile long last = System.nanoTime(); // when something came
        private volatile boolean tooMuch;

        Transfer(IdxFile file) {
            this.name = file.name() + ".gz";
            this.most = file.headerLength() + file.length() + file.length() / 1000 + 1000; // gzip makes nothing longer than that
        }

        byte[] bytes(HttpClient client, Progress progress) throws NoDataException {
            var request = HttpRequest.newBuilder(address.resolve(name)).build();
            var answer = client.sendAsync(request, BodyHandlers.ofByteArrayConsumer(part -> part.ifPresent(this::take)));
            try {
                int status = wait(answer, progress).statusCode();
                if (status != 200) throw new NoDataException("the server answers " + status + " when asked for " + name);
                return received.toByteArray();
            } finally {
                answer.cancel(true);
            }
        }

        private void take(byte[] part) {
            last = System.nanoTime();
            if (received.size() + part.length > most) tooMuch = true;
            else received.writeBytes(part);
        }

        private HttpResponse<Void> wait(CompletableFuture<HttpResponse<Void>> answer, Progress progress) throws NoDataException {
            while (true) {
                try {
                    progress.step(0);
                    if (tooMuch) throw new NoDataException("the server sends more than " + most + " bytes when asked for " + name);
                    if (System.nanoTime() - last > silence.toNanos())
                        throw new NoDataException("the server sends nothing for " + silence.toMillis() / 1e3 + " s when asked for " + name);
                    return answer.get(LOOK_MILLIS, TimeUnit.MILLISECONDS);
                } catch (TimeoutException e) {
                    // look again
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt(); // and the next step throws
                } catch (ExecutionException e) {
                    throw new NoDataException(reason(e.getCause()));
                }
            }
        }

        private String reason(Throwable cause) {
            return switch (cause) {
                case HttpConnectTimeoutException _ -> "the server does not answer";
                case ConnectException _ -> "the server can't be reached";
                default -> "the connection broke when asked for " + name + " (" + NoDataException.clause(cause.getMessage()) + ")";
            };
        }
    }
}
