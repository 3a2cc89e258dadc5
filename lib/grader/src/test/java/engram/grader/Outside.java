package engram.grader;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What attacks try to reach, and what must be as before after each. */
final class Outside implements AutoCloseable {
    private static final List<Path> FOR_ALL = List.of(Path.of("/tmp"), Path.of("/dev/shm"));

    private final String mark;
    private final Path folder = Files.createTempDirectory("attacked");
    private final Path secret = folder.resolve("secret");
    private final ServerSocket tcp = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final DatagramSocket udp = new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    private final Map<String, String> before;

    /** @param mark words in the command of every student's process of this run, and of no other */
    Outside(String mark) throws IOException {
        this.mark = mark;
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx"));
        Files.writeString(secret, "a canary's token");
        Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("rw-r--r--"));
        tcp.setSoTimeout(1);
        udp.setSoTimeout(1);
        before = files();
    }

    Path secret() {
        return secret;
    }

    /** What stands for it in attacks. */
    Map<String, String> words() {
        return Map.of("OUTSIDE", folder.toString(), "GRADER", Long.toString(ProcessHandle.current().pid()),
                "TCP", Integer.toString(tcp.getLocalPort()), "UDP", Integer.toString(udp.getLocalPort()));
    }

    /** What is no longer as it was, a sentence each. */
    List<String> traces() throws IOException {
        var traces = new ArrayList<String>();
        if (!files().equals(before)) {
            traces.add("files outside: %s instead of %s".formatted(files(), before));
        }
        for (Path shared : FOR_ALL) {
            if (Files.exists(shared.resolve("engram-message"))) {
                traces.add("a message in " + shared);
            }
        }
        if (wasReached()) {
            traces.add("something came by network");
        }
        try (Stream<Path> processes = Files.list(Path.of("/proc"))) {
            processes.filter(path -> path.getFileName().toString().matches("[0-9]+")).filter(this::isStudents)
                    .forEach(path -> traces.add("the process of " + path));
        }
        return traces;
    }

    private boolean isStudents(Path process) {
        try {
            return Files.readString(process.resolve("cmdline")).contains(mark);
        } catch (IOException ended) {
            return false;
        }
    }

    private boolean wasReached() throws IOException {
        try {
            tcp.accept().close();
            return true;
        } catch (SocketTimeoutException nobody) {
            try {
                udp.receive(new DatagramPacket(new byte[1], 1));
                return true;
            } catch (SocketTimeoutException nothing) {
                return false;
            }
        }
    }

    /** Contents and attributes, but for when a file was read. */
    private Map<String, String> files() throws IOException {
        var all = new TreeMap<String, String>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.toList()) {
                var attributes = Files.readAttributes(file, "unix:mode,uid,gid,nlink,size,lastModifiedTime,ctime", LinkOption.NOFOLLOW_LINKS);
                all.put(file.toString(), new TreeMap<>(attributes) + (Files.isRegularFile(file) ? Files.readString(file) : ""));
            }
        }
        return all;
    }

    @Override
    public void close() throws IOException {
        tcp.close();
        udp.close();
        Files.deleteIfExists(secret);
        Files.delete(folder);
    }
}
