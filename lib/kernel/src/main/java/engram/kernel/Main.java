package engram.kernel;

import engram.kernel.log.Log;
import engram.kernel.memory.Reserve;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.concurrent.locks.LockSupport;

/** Starts the kernel of a connection file: {@code java … engram.kernel.Main FILE}. */
public final class Main {
    /** The version that kernel_info tells. */
    static final String VERSION = "0.1.0";
    private static final long LOOK_NS = 1_000_000_000;

    private Main() { }

    public static void main(String[] arguments) {
        if (arguments.length != 1) {
            fail("Expected the path of a connection file and nothing else; Jupyter passes it.");
        }
        try {
            var connection = ConnectionFile.read(Path.of(arguments[0]));
            leaveWith(System.getenv("JPY_PARENT_PID"));
            new Kernel(connection, connection.createHMACGenerator(), VERSION).run();
        } catch (IOException | GeneralSecurityException e) {
            fail("The kernel cannot use the connection file " + arguments[0] + ": " + e.getMessage());
        }
    }

    /** Ends this process when the one that started it is gone, be it as a zombie that nobody has buried yet. */
    private static void leaveWith(String jupyter) {
        var parent = parent();
        Thread.ofPlatform().name("parent-watch").daemon().start(() -> {
            while (isThere(parent, jupyter)) {
                LockSupport.parkNanos(LOOK_NS);
            }
            leave();
        });
    }

    private static boolean isThere(long parent, String jupyter) {
        try {
            return Reserve.carry(() -> parent() == parent && isAlive(jupyter));
        } catch (VirtualMachineError e) {
            return true;   // as far as one can see
        }
    }

    private static long parent() {
        return ProcessHandle.current().parent().map(ProcessHandle::pid).orElse(0L);
    }

    private static boolean isAlive(String pid) {
        return pid == null || !pid.matches("[0-9]+") || ProcessHandle.of(Long.parseLong(pid)).isPresent();
    }

    /** Takes the sockets along; what keeps the process from its end does so for a few seconds only. */
    private static void leave() {
        Thread.ofPlatform().daemon().start(() -> {
            LockSupport.parkNanos(5_000_000_000L);
            Runtime.getRuntime().halt(0);
        });
        System.exit(0);
    }

    private static void fail(String message) {
        Log.line(message);
        Runtime.getRuntime().halt(1);
    }
}
