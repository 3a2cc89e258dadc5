package engram.kernel.run;

import engram.kernel.compile.Wrappers;
import java.util.HashSet;
import java.util.Set;

/** Where code of cells is found among the threads of the process. */
public final class CellCode {
    private CellCode() { }

    /** Whether the frame belongs to a cell. */
    public static boolean isCell(StackTraceElement frame) {
        return Wrappers.isOfCell(frame.getClassName());
    }

    /** Threads other than the given one that are in the midst of cell code. */
    public static Set<Thread> threads(Thread except) {
        var found = new HashSet<Thread>();
        Thread.getAllStackTraces().forEach((thread, frames) -> {
            if (hasCell(frames)) {
                found.add(thread);
            }
        });
        for (var thread : VirtualThreads.all()) {
            if (hasCell(thread.getStackTrace())) {
                found.add(thread);
            }
        }
        found.remove(except);
        return found;
    }

    private static boolean hasCell(StackTraceElement[] frames) {
        for (var frame : frames) {
            if (isCell(frame)) {
                return true;
            }
        }
        return false;
    }

    /** What the cell code of a thread has called and now waits for. */
    public static String blockingCall(Thread thread) {
        var frames = thread.getStackTrace();
        for (int i = 1; i < frames.length; i++) {
            if (isCell(frames[i])) {
                return name(frames[i - 1]);
            }
        }
        return frames.length == 0 ? "it" : name(frames[0]);
    }

    private static String name(StackTraceElement frame) {
        return frame.getClassName() + "." + frame.getMethodName();
    }
}
