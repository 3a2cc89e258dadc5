package engram.grader.student;

import engram.kernel.compile.Wrappers;
import engram.kernel.run.CellExit;
import engram.kernel.run.StopCheck;
import engram.kernel.run.Traces;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * What a student reads of an exception. Its class may be the student's own: its message is asked for once, on a thread of its own, and
 * whatever becomes of that costs no more than the message.
 */
final class Told {
    private static final int MOST = 500; // chars
    private static final int SECONDS = 1;

    private Told() {
    }

    /** "threw", the name of its class without what that is in, and its message where it has one. */
    static String of(Throwable thrown) throws InterruptedException {
        if (thrown instanceof CellExit) {
            return "called System.exit, which ends whole programs; let the function return instead";
        }
        if (thrown.getClass() == OutOfMemoryError.class && "Java heap space".equals(thrown.getMessage())) {
            return "threw OutOfMemoryError: it needs more memory than the %d MB that there are".formatted(Runtime.getRuntime().maxMemory() >> 20);
        }
        return "threw " + named(thrown);
    }

    private static String named(Throwable thrown) throws InterruptedException {
        String name = thrown.getClass().getName();
        String plain = name.substring(Math.max(name.lastIndexOf('.'), name.lastIndexOf('$')) + 1);
        String message = message(thrown);
        return cut(message.isEmpty() ? plain : plain + ": " + message);
    }

    private static String message(Throwable thrown) throws InterruptedException {
        var asked = new FutureTask<>(() -> cut(Traces.message(thrown)));
        var thread = Thread.ofPlatform().name("message").daemon().start(asked);
        try {
            return Wrappers.plain(asked.get(SECONDS, TimeUnit.SECONDS));
        } catch (ExecutionException none) {
            return "(its message cannot be told: %s)".formatted(none.getCause().getClass().getSimpleName());
        } catch (TimeoutException late) {
            StopCheck.giveUp(thread);
            thread.interrupt();
            return "(its message took longer than %d s)".formatted(SECONDS);
        }
    }

    private static String cut(String text) {
        return text.length() <= MOST ? text : text.substring(0, MOST) + " …";
    }
}
