package engram.kernel;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import org.dflib.jjava.jupyter.kernel.KernelConnectionProperties;

/** Starts the kernel of a connection file: {@code java … engram.kernel.Main FILE}. */
public final class Main {
    private static final String VERSION = "0.1.0";

    private Main() { }

    public static void main(String[] arguments) throws InterruptedException {
        if (arguments.length != 1) {
            fail("Expected the path of a connection file and nothing else; Jupyter passes it.");
        }
        try {
            var connection = KernelConnectionProperties.parse(Files.readString(Path.of(arguments[0])));
            leaveWith(System.getenv("JPY_PARENT_PID"));
            new Kernel(connection, connection.createHMACGenerator(), VERSION).run();
        } catch (IOException | GeneralSecurityException e) {
            fail("The kernel cannot use the connection file " + arguments[0] + ": " + e.getMessage());
        }
    }

    /** Ends this process when the one that started it is gone. */
    private static void leaveWith(String parent) {
        if (parent != null && parent.matches("[0-9]+") && !parent.equals("1")) {
            ProcessHandle.of(Long.parseLong(parent)).ifPresentOrElse(
                    process -> process.onExit().thenRun(() -> Runtime.getRuntime().halt(0)),
                    () -> Runtime.getRuntime().halt(0));
        }
    }

    private static void fail(String message) {
        Log.line(message);
        Runtime.getRuntime().halt(1);
    }
}
