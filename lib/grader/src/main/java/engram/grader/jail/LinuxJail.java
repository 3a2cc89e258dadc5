package engram.grader.jail;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;

/**
 * The layers that this machine has, from the outside: bubblewrap starts a small JVM, the {@link Restrict launcher}, which gives up
 * its user and its rights and becomes the student's process.
 */
final class LinuxJail implements Jail {
    private static final Set<String> ENVIRONMENT = Set.of("PATH", "LANG", "LC_ALL");
    private static final List<String> LAUNCHER_OPTIONS = List.of("-Xshare:auto", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx32m",
            "-XX:-UsePerfData", "-XX:+DisableAttachMechanism", "--enable-native-access=ALL-UNNAMED");
    private static final int MOST_THREADS = 1024;
    private static final long FIRST_PROCESS_INSIDE = 1;

    private final Layers layers;
    private final Isolation isolation;
    private final Jdk jdk = Jdk.running();
    private final Map<Process, Long> userOf = new ConcurrentHashMap<>();

    /** Starts all processes: the kernel ends them with the thread that started them, which must therefore live as long as the grader. */
    private final ExecutorService starter =
            Executors.newFixedThreadPool(1, Thread.ofPlatform().name("starts students' processes").daemon().factory());

    LinuxJail(Layers layers, Isolation isolation) {
        this.layers = layers;
        this.isolation = isolation;
    }

    @Override
    public Isolation isolation() {
        return isolation;
    }

    @Override
    public Process start(List<String> command, Room room) throws IOException {
        Path launcher = room.work().resolveSibling(room.work().getFileName() + "-launcher");
        LauncherClasses.copyTo(launcher);
        if (layers.ownUser()) {
            Users.handOver(room.work());
        }
        var words = new ArrayList<String>();
        if (layers.bubblewrap()) {
            words.addAll(Bubblewrap.words(room, jdk, launcher, layers.ownUser()));
        }
        words.add(jdk.java().toString());
        words.addAll(LAUNCHER_OPTIONS);
        words.addAll(List.of("-cp", launcher.toString(), Restrict.class.getName()));
        words.addAll(restrictions(room));
        words.add("--");
        words.add(Path.of(command.getFirst()).toRealPath().toString()); // bubblewrap shows no links that lead there
        words.addAll(command.subList(1, command.size()));
        var builder = new ProcessBuilder(words).directory(room.work().toFile()).redirectError(Redirect.DISCARD);
        builder.environment().keySet().retainAll(ENVIRONMENT);
        builder.environment().put("TMPDIR", room.work().toString());
        var process = started(builder);
        if (layers.ownUser()) {
            userOf.put(process, Users.of(room.work()));
        }
        return process;
    }

    private Process started(ProcessBuilder builder) throws IOException {
        try {
            return starter.submit(builder::start).get();
        } catch (ExecutionException failure) {
            throw new IOException("A program cannot be started: " + failure.getCause().getMessage(), failure.getCause());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException("The start of a program was interrupted", interrupted);
        }
    }

    /** What the launcher is told. */
    private List<String> restrictions(Room room) throws IOException {
        var words = new ArrayList<>(List.of("--work", room.work().toString(), "--cpu", Long.toString(Math.max(1, room.cpu().toSeconds())),
                "--data", Long.toString(room.memory()),
                "--parent", Long.toString(layers.bubblewrap() ? FIRST_PROCESS_INSIDE : ProcessHandle.current().pid())));
        if (layers.ownUser()) {
            words.addAll(List.of("--user", Long.toString(Users.of(room.work())), "--processes", Integer.toString(MOST_THREADS)));
        }
        if (layers.landlock()) {
            words.add("--landlock");
            Stream.concat(jdk.paths().stream(), room.readable().stream()).forEach(path -> words.addAll(List.of("--read", path.toString())));
        }
        if (layers.seccomp()) {
            words.add("--seccomp");
        }
        return words;
    }

    /** Where seccomp holds, there is no second process; where it does not, name spaces end with their first one, and users can be swept. */
    @Override
    public void end(Process process) {
        var all = process.descendants().toList();
        process.destroyForcibly().onExit().join();
        all.forEach(Processes::end);
        Long user = userOf.remove(process);
        if (user != null) {
            Processes.endAll(each -> Processes.runsAs(user, each));
        }
    }
}
