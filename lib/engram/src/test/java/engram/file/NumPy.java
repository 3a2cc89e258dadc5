package engram.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** What NumPy finds in files. */
public final class NumPy {
    private static final Path SCRIPT = Path.of("src/test/python/neurons/read_arrays.py").toAbsolutePath();

    private NumPy() {}

    /** A line for each file: type, shape, SHA-256 of the numbers. The test is skipped where there is no NumPy. */
    public static List<String> read(List<Path> files) throws Exception {
        assumeTrue(new ProcessBuilder("python3", "-c", "import numpy").redirectErrorStream(true).start().waitFor() == 0, "NumPy is not installed");
        List<String> command = new ArrayList<>(List.of("python3", SCRIPT.toString()));
        files.forEach(file -> command.add(file.toString()));
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), said);
        return said.lines().toList();
    }

    /** The line for rows of doubles. */
    public static String line(double[][] rows, boolean flat) throws Exception {
        int columns = rows.length == 0 ? 0 : rows[0].length;
        ByteBuffer bytes = ByteBuffer.allocate(rows.length * columns * Double.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (double[] row : rows) for (double number : row) bytes.putDouble(number);
        return "<f8 " + rows.length + (flat ? "" : "," + columns) + " " + HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes.array()));
    }
}
