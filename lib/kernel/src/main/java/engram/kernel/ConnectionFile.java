package engram.kernel;

import com.google.gson.JsonParseException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.IntStream;
import org.dflib.jjava.jupyter.kernel.KernelConnectionProperties;

/** The file by which Jupyter tells a kernel where to listen and with which key messages are signed. */
final class ConnectionFile {
    private static final Set<String> TRANSPORTS = Set.of("tcp", "ipc");
    private static final String SCHEME = "hmac-sha256";
    private static final int LAST_PORT = 65_535;

    private ConnectionFile() { }

    static KernelConnectionProperties read(Path file) throws IOException {
        KernelConnectionProperties connection;
        try {
            connection = KernelConnectionProperties.parse(Files.readString(file));
        } catch (JsonParseException e) {
            throw new IOException("it is not the JSON of a connection file", e);
        }
        if (connection == null || connection.getTransport() == null || connection.getIp() == null || ports(connection)
                .anyMatch(port -> port <= 0)) {
            throw new IOException("it lacks the transport, the address or one of the five ports");
        }
        if (!TRANSPORTS.contains(connection.getTransport())) {
            throw new IOException("its transport is " + connection.getTransport() + ", and tcp and ipc are known");
        }
        if (ports(connection).anyMatch(port -> port > LAST_PORT)) {
            throw new IOException("one of its ports is above " + LAST_PORT);
        }
        if (connection.getKey() == null || connection.getKey().isBlank()) {
            throw new IOException("it has no key, without which everybody who reaches the ports could run code as you");
        }
        if (!SCHEME.equals(connection.getSignatureScheme())) {
            throw new IOException("its signature_scheme is " + connection.getSignatureScheme() + ", and " + SCHEME + " is known");
        }
        return connection;
    }

    private static IntStream ports(KernelConnectionProperties connection) {
        return IntStream.of(connection.getShellPort(), connection.getControlPort(), connection.getIopubPort(), connection.getStdinPort(),
                connection.getHbPort());
    }
}
