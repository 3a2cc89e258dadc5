package engram.file;

import static engram.argument.Given.given;

import engram.argument.ArgumentException;
import engram.parallel.Heap;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An array of numbers on disk that grows row by row, in NumPy's format ({@code .npy}, version 1.0): {@code numpy.load(file, mmap_mode='r')} reads it, also
 * while it is being written, with the rows that were there at that moment.
 *
 * <p>The file is a header of 128 bytes and then the rows, in C order and little-endian: {@code <f8} for doubles, {@code <i4} for whole numbers. Rows are
 * written first and the header after them, so that a process that is killed leaves a file that can be read. One process writes a file at a time.
 */
public final class NumPyFile implements AutoCloseable {
    /** What is in an array. */
    public enum Type {
        /** Doubles. */
        FLOAT64("<f8", Double.BYTES),
        /** Whole numbers. */
        INT32("<i4", Integer.BYTES);

        private final String code;
        private final int bytes;

        Type(String code, int bytes) {
            this.code = code;
            this.bytes = bytes;
        }
    }

    /**
     * What the header of a file says.
     *
     * @param type    of the numbers
     * @param rows    how many there are
     * @param columns numbers in a row; 0 where each row is a number and the array has one dimension
     */
    public record Shape(Type type, long rows, int columns) {
        /** @throws ArgumentException if there is no type, or a number is negative */
        public Shape {
            given("type", type);
            if (rows < 0 || columns < 0) throw new ArgumentException("An array can't have " + rows + " rows of " + columns + " numbers.");
        }

        private long rowBytes() { return Math.max(1L, columns) * type.bytes; }

        private byte[] header() {
            String text = "{'descr': '%s', 'fortran_order': False, 'shape': (%d,%s), }".formatted(type.code, rows, columns == 0 ? "" : " " + columns);
            byte[] header = new byte[HEADER];
            Arrays.fill(header, (byte) ' ');
            byte[] letters = text.getBytes(StandardCharsets.US_ASCII);
            System.arraycopy(MAGIC, 0, header, 0, MAGIC.length);
            header[MAGIC.length] = (byte) (HEADER - MAGIC.length - 2); // the length of what follows, little-endian
            header[MAGIC.length + 1] = 0;
            System.arraycopy(letters, 0, header, MAGIC.length + 2, letters.length);
            header[HEADER - 1] = '\n';
            return header;
        }
    }

    private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0};
    private static final int HEADER = 128;
    private static final int BUFFER = 1 << 18;
    private static final Pattern TEXT = Pattern.compile("\\{'descr': '(<f8|<i4)', 'fortran_order': False, 'shape': \\((\\d+),(?: (\\d+))?\\), \\}");

    private final Path file;
    private final Claim claim;
    private final RandomAccessFile out;
    private final ByteBuffer buffer;
    private Shape written;

    private NumPyFile(Path file, Claim claim, RandomAccessFile out, Shape written) {
        this.file = file;
        this.claim = claim;
        this.out = out;
        this.written = written;
        long rows = Math.max(1, BUFFER / written.rowBytes());
        this.buffer = ByteBuffer.allocate(Heap.array(rows * written.rowBytes(), 1, "A row of " + file, "take fewer numbers")).order(ByteOrder.LITTLE_ENDIAN);
    }

    /**
     * Opens a file to append to it: a new one where the shape has no rows, else one that has these rows at least. What is there beyond them is cut off.
     *
     * @throws FileException.InUse   when someone else is writing it
     * @throws FileException.Foreign when the file holds something else, or an array of another type or width
     * @throws FileException.Damaged when rows are missing
     * @throws FileException         when it can't be read or written
     */
    public static NumPyFile appendingTo(Path file, Shape after) {
        given("after", after);
        Claim claim = Claim.on(given("file", file));
        boolean opened = false;
        RandomAccessFile out = null;
        try {
            if (after.rows() > 0) {
                Shape found = shape(file);
                if (found.type() != after.type() || found.columns() != after.columns())
                    throw new FileException.Foreign("The file %s holds another array than that which is to be continued: choose another folder.".formatted(file));
            }
            out = new RandomAccessFile(WholeFile.place(file).toFile(), "rw"); // not a channel, which an interrupt would close
            long end = HEADER + after.rows() * after.rowBytes();
            if (after.rows() > 0 && out.length() < end) throw cut(file, after.rows());
            out.write(after.header()); // first, so that it never says of rows that are not there
            out.setLength(end);
            var array = new NumPyFile(file, claim, out, after);
            opened = true;
            return array;
        } catch (IOException e) {
            throw FileException.notWritten(file, e);
        } finally {
            if (!opened) closeAll(out, claim);
        }
    }

    private static FileException cut(Path file, long rows) {
        return new FileException.Damaged("The file %s is cut short, since it should have %d rows: begin again in another folder.".formatted(file, rows));
    }

    private static void closeAll(RandomAccessFile out, Claim claim) {
        try {
            if (out != null) out.close();
        } catch (IOException _) {
            // all that was to be kept has been forced to disk
        } finally {
            claim.close();
        }
    }

    /** How many rows there are, with those that wait to be written. */
    public long rows() { return written.rows() + buffer.position() / written.rowBytes(); }

    /**
     * Adds a row of doubles.
     *
     * @throws ArgumentException if it has another number of entries, or the file holds whole numbers
     * @throws FileException     when it can't be written
     */
    public void append(double... row) {
        require(Type.FLOAT64, given("row", row).length);
        for (double number : row) buffer.putDouble(number);
        if (!buffer.hasRemaining()) flush();
    }

    /**
     * Adds a row of whole numbers.
     *
     * @throws ArgumentException if it has another number of entries, or the file holds doubles
     * @throws FileException     when it can't be written
     */
    public void appendInts(int... row) {
        require(Type.INT32, given("row", row).length);
        for (int number : row) buffer.putInt(number);
        if (!buffer.hasRemaining()) flush();
    }

    private void require(Type type, int length) {
        if (type != written.type() || length != Math.max(1, written.columns()))
            throw new ArgumentException("The file %s has rows of %d numbers of type %s, and %d of type %s are given."
                    .formatted(file, Math.max(1, written.columns()), written.type(), length, type));
    }

    private void flush() {
        Shape now = new Shape(written.type(), rows(), written.columns());
        try {
            out.seek(HEADER + written.rows() * written.rowBytes());
            out.write(buffer.array(), 0, buffer.position());
            out.seek(0);
            out.write(now.header());
        } catch (IOException e) {
            throw FileException.notWritten(file, e);
        }
        buffer.clear();
        written = now;
    }

    /**
     * Writes the rows that still wait, and forces all to disk.
     *
     * @throws FileException when they can't be written
     */
    public void force() {
        flush();
        try {
            out.getFD().sync();
        } catch (IOException e) {
            throw FileException.notWritten(file, e);
        }
    }

    /** Lets others write the file. Rows that have not been forced to disk are given up. */
    @Override public void close() { closeAll(out, claim); }

    /**
     * What a file holds at this moment.
     *
     * @throws FileException.Foreign when it is none of the arrays that this class writes
     * @throws FileException         when it can't be read
     */
    public static Shape shape(Path file) {
        try (var in = new RandomAccessFile(given("file", file).toFile(), "r")) {
            return shape(file, in);
        } catch (IOException e) {
            throw FileException.notRead(file, e);
        }
    }

    private static Shape shape(Path file, RandomAccessFile in) throws IOException {
        byte[] header = new byte[HEADER];
        if (in.length() >= HEADER) in.readFully(header);
        Matcher text = TEXT.matcher(new String(header, MAGIC.length + 2, HEADER - MAGIC.length - 2, StandardCharsets.US_ASCII).strip());
        try {
            if (Arrays.equals(header, 0, MAGIC.length, MAGIC, 0, MAGIC.length) && text.matches())
                return new Shape(text.group(1).equals(Type.FLOAT64.code) ? Type.FLOAT64 : Type.INT32, Long.parseLong(text.group(2)),
                        text.group(3) == null ? 0 : Integer.parseInt(text.group(3)));
        } catch (NumberFormatException _) {
            // as foreign as any other
        }
        throw new FileException.Foreign("The file " + file + " is no array of doubles or whole numbers in NumPy's format: choose another file.");
    }

    /**
     * The doubles of rows {@code from} … {@code to} − 1, row after row.
     *
     * @throws ArgumentException     when there are no such rows, or whole numbers
     * @throws FileException         when they can't be read
     * @throws engram.parallel.TooLargeException when the heap can't hold them
     */
    public static double[] doubles(Path file, long from, long to) {
        ByteBuffer rows = read(file, Type.FLOAT64, from, to);
        double[] numbers = new double[rows.remaining() / Double.BYTES];
        rows.asDoubleBuffer().get(numbers);
        return numbers;
    }

    /** The whole numbers of rows {@code from} … {@code to} − 1, as {@link #doubles}. */
    public static int[] ints(Path file, long from, long to) {
        ByteBuffer rows = read(file, Type.INT32, from, to);
        int[] numbers = new int[rows.remaining() / Integer.BYTES];
        rows.asIntBuffer().get(numbers);
        return numbers;
    }

    private static ByteBuffer read(Path file, Type type, long from, long to) {
        try (var in = new RandomAccessFile(given("file", file).toFile(), "r")) {
            Shape shape = shape(file, in);
            if (shape.type() != type) throw new ArgumentException("The file %s holds numbers of type %s, not %s.".formatted(file, shape.type(), type));
            if (from < 0 || from > to || to > shape.rows())
                throw new ArgumentException("The file %s has %d rows, and those from %d to %d are asked for.".formatted(file, shape.rows(), from, to));
            byte[] bytes = new byte[Heap.array((to - from) * shape.rowBytes(), 3, "Reading rows of " + file, "read fewer at a time")];
            if (in.length() < HEADER + to * shape.rowBytes()) throw cut(file, shape.rows());
            in.seek(HEADER + from * shape.rowBytes());
            in.readFully(bytes);
            return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        } catch (IOException e) {
            throw FileException.notRead(file, e);
        }
    }
}
