package engram.grader.jail;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** What a student's process is started in. */
public interface Jail {

    /** What holds in it on this machine. */
    Isolation isolation();

    /**
     * Starts a command in it. Its standard streams are pipes to the caller; its environment holds nothing of the caller's but a path,
     * a language and a folder for temporary files, which is {@code room.work()}.
     *
     * @param command an absolute path of a program, and its arguments
     * @param room    what it may read and write, and how much of the machine it may use
     */
    Process start(List<String> command, Room room) throws IOException;

    /** Ends the process with all that it has started, and returns when none of them is left. */
    void end(Process process);

    /**
     * The strongest jail that this machine has, tried: canaries run in it as students' processes do, and attempt what none of those may.
     * Where one succeeds in whatever there is, that jail is returned all the same, and its isolation says what is broken. Takes about
     * a second where the first choice holds.
     *
     * @param needed  what every student's process reads, such as its class path: a layer that keeps it from that is left out
     * @param secrets files that no student may read, such as a master, hidden tests and another submission: canaries try each
     */
    static Jail strongest(List<Path> needed, List<Path> secrets) {
        return Strongest.jail(needed, secrets);
    }

    /** No jail: a process like any other of this user. */
    static Jail none() {
        return new OpenJail(new Isolation(List.of(), List.of()));
    }
}
