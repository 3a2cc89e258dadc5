package engram.kernel.log;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;

/** Lines for whoever started the kernel, on the process's own error stream, which cells don't write to. */
public final class Log {
    private static final PrintStream OUT =
            new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");

    private Log() { }

    public static void line(String text) {
        OUT.println("[java kernel " + LocalTime.now().format(TIME) + "] " + text);
    }
}
