package engram.grader.jail;

import java.io.FileOutputStream;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Canaries: a program that runs in a jail as a student's does, and tries what no student may, with Java's means and with system calls.
 * It writes a line for each, "could" or "held" and its name, and at the end "done"; before them "lacks" and a path for all that it
 * cannot read and should, as a jail that nothing works in would pass otherwise. See {@link Trial}.
 */
public final class Canaries {
    static final String COULD = "could ";
    static final String HELD = "held ";
    static final String LACKS = "lacks ";
    static final String DONE = "done";

    private final Targets targets;

    private Canaries(Targets targets) {
        this.targets = targets;
    }

    /** Something that must fail. */
    interface Attempt {
        void run() throws Exception;
    }

    public static void main(String[] arguments) {
        var targets = Targets.of(arguments);
        targets.needed().stream().filter(path -> !isReadable(Path.of(path))).forEach(path -> System.out.println(LACKS + path));
        all(targets).forEach((name, attempt) -> System.out.println((succeeds(attempt) ? COULD : HELD) + name));
        System.out.println(DONE);
    }

    private static boolean succeeds(Attempt attempt) {
        try {
            attempt.run();
            return true;
        } catch (Exception | LinkageError held) {
            return false;
        }
    }

    /** Everything that is tried, by what a student's process "could" then. */
    static Map<String, Attempt> all(Targets targets) {
        var all = new LinkedHashMap<String, Attempt>();
        new Canaries(targets).addTo(all);
        new NativeCanaries(targets).addTo(all);
        return all;
    }

    private void addTo(Map<String, Attempt> all) {
        Path outside = Path.of(targets.outside());
        Path file = outside.resolve(Targets.FILE);
        for (String secret : targets.secrets()) {
            all.put("read " + secret, () -> read(Path.of(secret)));
        }
        all.put("read a file outside its folder", () -> read(file));
        all.put("list a folder outside its own", () -> list(outside));
        for (String what : new String[] {"mem", "environ", "cmdline", "maps"}) {
            all.put("read " + what + " of the grader's process", () -> read(Path.of("/proc", Long.toString(targets.grader()), what)));
        }
        all.put("write to a file outside its folder", () -> new FileOutputStream(file.toFile(), true).close());
        all.put("make a file outside its folder", () -> Files.createFile(outside.resolve("made")));
        all.put("change the rights of a file outside its folder",
                () -> Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-rw-rw-")));
        all.put("change the time of a file outside its folder", () -> Files.setLastModifiedTime(file, FileTime.fromMillis(0)));
        all.put("connect by TCP", () -> connect(targets.tcp()));
        all.put("send by UDP", () -> send(targets.udp()));
        all.put("start a program", Canaries::start);
    }

    /** A byte: what is before it does not matter, and memory has nothing at 0. */
    private static void read(Path file) throws IOException {
        try (var input = Files.newByteChannel(file)) {
            if (!file.endsWith("mem") && input.read(ByteBuffer.allocate(1)) < 1) {
                throw new IOException("it is empty");
            }
        }
    }

    private static boolean isReadable(Path path) {
        return succeeds(Files.isDirectory(path) ? () -> Files.newDirectoryStream(path).close() : () -> read(path));
    }

    private static void list(Path folder) throws IOException {
        try (var files = Files.newDirectoryStream(folder)) {
            files.iterator().next();
        }
    }

    private static void connect(int port) throws IOException {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1000);
        }
    }

    private static void send(int port) throws IOException {
        try (var socket = new DatagramSocket()) {
            socket.send(new DatagramPacket(new byte[1], 1, InetAddress.getLoopbackAddress(), port));
        }
    }

    private static void start() throws IOException, InterruptedException {
        new ProcessBuilder("/bin/true").start().waitFor();
    }
}
