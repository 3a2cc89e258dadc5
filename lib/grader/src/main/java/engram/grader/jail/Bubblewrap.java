package engram.grader.jail;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** bubblewrap (https://github.com/containers/bubblewrap): name spaces of its own for a program; whether it works only a trial tells. */
final class Bubblewrap {

    private Bubblewrap() {
    }

    /** Where it is installed. */
    static Optional<Path> program() {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator)).filter(folder -> !folder.isEmpty())
                .map(folder -> Path.of(folder, "bwrap")).filter(Files::isExecutable).findFirst();
    }

    /**
     * The first words of a command, before the program.
     *
     * @param changesUser whether the program needs root's right to become another user, which a name space for users would take from it
     */
    static List<String> words(Room room, Jdk jdk, Path launcher, boolean changesUser) {
        var words = new ArrayList<>(List.of(program().orElseThrow().toString(), "--die-with-parent", "--unshare-ipc", "--unshare-pid",
                "--unshare-net", "--unshare-uts", "--unshare-cgroup-try", "--cap-drop", "ALL"));
        words.addAll(changesUser ? List.of("--cap-add", "CAP_SETUID", "--cap-add", "CAP_SETGID", "--cap-add", "CAP_SETPCAP")
                : List.of("--unshare-user"));
        words.addAll(List.of("--proc", "/proc", "--dev", "/dev"));
        var system = Stream.of(SystemPaths.READABLE).map(Path::of).filter(path -> !path.startsWith("/dev"));
        var paths = Stream.of(system, jdk.paths().stream(), room.readable().stream(), Stream.of(launcher)).flatMap(each -> each)
                .map(Path::toAbsolutePath).toList();
        Stream.concat(paths.stream(), Stream.of(room.work())).flatMap(Bubblewrap::foldersAround).distinct()
                .forEach(folder -> words.addAll(List.of("--dir", folder)));
        paths.forEach(path -> words.addAll(List.of("--ro-bind-try", path.toString(), path.toString())));
        String work = room.work().toString();
        words.addAll(List.of("--bind", work, work));
        words.addAll(List.of("--remount-ro", "/dev", "--remount-ro", "/")); // what was made here is memory, which nobody counts
        return words;
    }

    /** From the top downwards. Made without being named, they would be open to root alone. */
    private static Stream<String> foldersAround(Path path) {
        return IntStream.range(1, path.getNameCount()).mapToObj(length -> path.getRoot().resolve(path.subpath(0, length)).toString());
    }
}
