package engram.grader.jail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongPredicate;

/** Processes that are not this one's children, and may be gone at any moment. */
final class Processes {
    private static final long A_MOMENT = 1_000_000; // ns
    private static final String DEAD = ") Z "; // only its number is left, until another process asks what became of it

    private Processes() {
    }

    static boolean runs(long process) {
        try {
            return !Files.readString(folder(process).resolve("stat")).contains(DEAD);
        } catch (IOException gone) {
            return false;
        }
    }

    static boolean runsAs(long user, long process) {
        try {
            return Files.getAttribute(folder(process), "unix:uid").equals((int) user) && runs(process);
        } catch (IOException gone) {
            return false;
        }
    }

    /** Ends a process, and returns when it is no more. */
    static void end(ProcessHandle process) {
        process.destroyForcibly();
        while (runs(process.pid())) {
            LockSupport.parkNanos(A_MOMENT);
        }
    }

    /** The same for all that are chosen, until there is none left: each might have started another meanwhile. */
    static void endAll(LongPredicate chosen) {
        var left = ProcessHandle.allProcesses().filter(each -> chosen.test(each.pid())).toList();
        while (!left.isEmpty()) {
            left.forEach(Processes::end);
            left = ProcessHandle.allProcesses().filter(each -> chosen.test(each.pid())).toList();
        }
    }

    private static Path folder(long process) {
        return Path.of("/proc", Long.toString(process));
    }
}
