package engram.kernel.wire;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Who is at the other end of a TCP connection from this machine, as Linux tells in its tables of connections. Signatures keep other users
 * from running code; this keeps them from listening, too.
 */
final class Caller {
    private static final List<Path> TABLES = List.of(Path.of("/proc/net/tcp"), Path.of("/proc/net/tcp6"));
    private static final Path SELF = Path.of("/proc/self");
    private static final int LOCAL = 1;
    private static final int REMOTE = 2;
    private static final int STATE = 3;
    private static final int USER = 7;
    private static final String ESTABLISHED = "01";
    private static final String ROOT = "0";
    /** What stands in front of an address of version 4 in the table for version 6. */
    private static final String MAPPED = "0000000000000000FFFF0000";

    private Caller() { }

    /** The number of the user, where it is neither this process's nor root; empty as well where nobody can tell, as of other machines. */
    static Optional<String> foreign(SocketChannel client) throws IOException {
        if (!Files.isReadable(TABLES.getFirst())) {
            return Optional.empty();
        }
        var own = Files.getAttribute(SELF, "unix:uid").toString();
        return row(end(client.getRemoteAddress()), end(client.getLocalAddress()))
                .filter(row -> !row[USER].equals(own) && !(row[USER].equals(ROOT) && row[STATE].equals(ESTABLISHED)))   // 0 also stands for gone
                .map(row -> row[USER]);
    }

    /** The row of the caller's own end. */
    private static Optional<String[]> row(String local, String remote) throws IOException {
        for (var table : TABLES) {
            if (!Files.isReadable(table)) {
                continue;
            }
            try (Stream<String> lines = Files.lines(table)) {
                var row = lines.map(line -> line.strip().split("\\s+"))
                        .filter(columns -> columns.length > USER && is(columns[LOCAL], local) && is(columns[REMOTE], remote)).findFirst();
                if (row.isPresent()) {
                    return row;
                }
            }
        }
        return Optional.empty();
    }

    private static boolean is(String column, String end) {
        return column.equals(end) || column.equals(MAPPED + end);
    }

    /** An address and a port as they stand there: each four bytes the other way round. */
    private static String end(SocketAddress socket) {
        var address = (InetSocketAddress) socket;
        byte[] bytes = address.getAddress().getAddress();
        var text = new StringBuilder();
        for (int word = 0; word < bytes.length; word += 4) {
            for (int i = 3; i >= 0; i--) {
                text.append(HexFormat.of().withUpperCase().toHexDigits(bytes[word + i]));
            }
        }
        return text + ":" + HexFormat.of().withUpperCase().toHexDigits((short) address.getPort());
    }
}
