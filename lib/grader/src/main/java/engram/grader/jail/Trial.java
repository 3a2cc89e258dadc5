package engram.grader.jail;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Stream;

/** Lets canaries out in jails, and says what they could do. */
final class Trial implements AutoCloseable {
    static final String NOTHING_STARTS = "No program starts in the jail.";

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final long MEMORY = 1L << 30; // bytes
    private static final List<Class<?>> CANARIES = List.of(Canaries.class, Canaries.Attempt.class, NativeCanaries.class, Targets.class,
            Kernel.class, SystemCalls.class);
    private static final int UNIX = 1;
    private static final int STREAM_CLOSED_IN_OTHER_PROGRAMS = 0x80001;

    private final LockedFolder folder = new LockedFolder(OnDisk.place(), "-canaries");
    private final ServerSocket tcp = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
    private final DatagramSocket udp = new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    private final Kernel kernel = new Kernel();
    private final long secretInMemory = kernel.text(Targets.TOKEN).address();
    private final List<Path> needed;
    private final List<Path> secrets;
    private final long abstractSocket;
    private int trials;

    /**
     * Makes what canaries try to reach.
     *
     * @param needed  files and folders that every student's process must be able to read
     * @param secrets files that none may read
     */
    Trial(List<Path> needed, List<Path> secrets) throws IOException {
        this.needed = needed.stream().map(Path::toAbsolutePath).toList();
        this.secrets = secrets.stream().map(Path::toAbsolutePath).toList();
        Files.setPosixFilePermissions(folder.path(), PosixFilePermissions.fromString("rwxr-xr-x"));
        abstractSocket = kernel.call("socket", UNIX, STREAM_CLOSED_IN_OTHER_PROGRAMS, 0);
        var address = NativeCanaries.abstractAddress(kernel, socketName());
        kernel.call("bind", abstractSocket, address.address(), address.byteSize());
        kernel.call("listen", abstractSocket, 5);
    }

    private String socketName() {
        return folder.path().getFileName().toString();
    }

    /** A sentence for everything that a canary could do or did not report. */
    List<String> broken(Jail jail) throws IOException {
        Path here = Files.createDirectory(folder.path().resolve(Integer.toString(trials++)));
        Path outside = Files.createDirectory(here.resolve("outside"));
        Files.writeString(outside.resolve(Targets.FILE), Targets.TOKEN);
        var targets = new Targets(ProcessHandle.current().pid(), secretInMemory, outside.toString(), tcp.getLocalPort(),
                udp.getLocalPort(), socketName(), needed.stream().map(Path::toString).toList(),
                secrets.stream().map(Path::toString).toList());
        var left = new HashSet<>(Canaries.all(targets).keySet());
        int all = left.size();
        var broken = new ArrayList<String>();
        for (String line : report(jail, here.resolve("inside"), targets)) {
            if (line.startsWith(Canaries.COULD) && left.remove(line.substring(Canaries.COULD.length()))) {
                broken.add("A student's process could %s.".formatted(line.substring(Canaries.COULD.length())));
            } else if (line.startsWith(Canaries.HELD)) {
                left.remove(line.substring(Canaries.HELD.length()));
            } else if (line.startsWith(Canaries.LACKS)) {
                broken.add("A student's process could not read %s, which it needs.".formatted(line.substring(Canaries.LACKS.length())));
            }
        }
        if (left.size() == all) {
            return List.of(NOTHING_STARTS);
        }
        left.stream().sorted().forEach(name -> broken.add("Nothing is known of whether a student's process could %s.".formatted(name)));
        return List.copyOf(broken);
    }

    /** What the canaries write until they are done, or are ended. */
    private List<String> report(Jail jail, Path inside, Targets targets) throws IOException {
        Path work = Files.createDirectories(inside.resolve("work"));
        Path classes = inside.resolve("classes");
        LauncherClasses.copy(CANARIES, classes);
        var command = new ArrayList<>(List.of(Jdk.running().java().toString()));
        command.addAll(StudentJvm.options(MEMORY / 8));
        command.addAll(List.of("--enable-native-access=ALL-UNNAMED", "-cp", classes.toString(), Canaries.class.getName()));
        command.addAll(targets.arguments());
        var readable = Stream.concat(Stream.of(classes), needed.stream()).toList();
        var process = jail.start(command, new Room(work, readable, LIMIT, MEMORY));
        var lines = new ArrayList<String>();
        try (var output = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            var reader = Thread.ofVirtual().start(() -> output.lines().takeWhile(line -> !line.equals(Canaries.DONE)).forEach(lines::add));
            if (!reader.join(LIMIT)) {
                jail.end(process);
                reader.join();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException("The canaries were interrupted", interrupted);
        } finally {
            jail.end(process);
        }
        return lines;
    }

    @Override
    public void close() throws IOException {
        kernel.call("close", abstractSocket);
        tcp.close();
        udp.close();
        folder.close();
    }
}
