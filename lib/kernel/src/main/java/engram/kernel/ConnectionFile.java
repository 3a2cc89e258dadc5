package engram.kernel;

import com.google.gson.JsonParseException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.dflib.jjava.jupyter.kernel.KernelConnectionProperties;

/** The file by which Jupyter tells a kernel where to listen and with which key messages are signed. */
final class ConnectionFile {
    private ConnectionFile() { }

    static KernelConnectionProperties read(Path file) throws IOException {
        KernelConnectionProperties connection;
        try {
            connection = KernelConnectionProperties.parse(Files.readString(file));
        } catch (JsonParseException e) {
            throw new IOException("it is not the JSON of a connection file", e);
        }
        if (connection == null || connection.getTransport() == null || connection.getIp() == null || connection.getShellPort() <= 0
                || connection.getControlPort() <= 0 || connection.getIopubPort() <= 0 || connection.getStdinPort() <= 0
                || connection.getHbPort() <= 0) {
            throw new IOException("it lacks the transport, the address or one of the five ports");
        }
        return connection;
    }
}
