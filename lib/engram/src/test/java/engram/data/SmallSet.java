package engram.data;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;

/** A set as MNIST is one, with 6 images of 2 × 3 pixels to learn from and 4 to test with. */
final class SmallSet {
    /** The four files without compression. */
    static final Map<String, byte[]> FILES = new LinkedHashMap<>();

    static final Published SET = new Published("Small", "small", "Small", images("train-images-idx3-ubyte", 6),
            labels("train-labels-idx1-ubyte", 6), images("t10k-images-idx3-ubyte", 4), labels("t10k-labels-idx1-ubyte", 4));

    private SmallSet() {}

    private static IdxFile images(String name, int count) { return file(name, List.of(count, 2, 3)); }

    private static IdxFile labels(String name, int count) { return file(name, List.of(count)); }

    private static IdxFile file(String name, List<Integer> shape) {
        int length = shape.stream().reduce(1, (a, b) -> a * b);
        var bytes = ByteBuffer.allocate(4 + 4 * shape.size() + length).putInt(0x800 + shape.size());
        shape.forEach(bytes::putInt);
        for (int k = 0; k < length; k++) bytes.put((byte) (shape.size() == 1 ? k % 10 : 37 * k));
        FILES.put(name, bytes.array());
        return new IdxFile(name, shape, sha256(bytes.array()));
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    static byte[] compressed(byte[] bytes) {
        var out = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(out)) {
            gzip.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /** Puts the four files into a folder, which is made. */
    static Path writeTo(Path folder) {
        try {
            Files.createDirectories(folder);
            for (var file : FILES.entrySet()) Files.write(folder.resolve(file.getKey()), file.getValue());
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A program of its own: keeps the files of one folder in another, as a cache, and says why it can't. */
    static final class Keeper {
        private Keeper() {}

        public static void main(String[] folders) { System.out.println(new Cache(Path.of(folders[1])).keep(SET, Path.of(folders[0]))); }
    }

    /** A source that has the four files. */
    record Given(String name) implements Source {
        @Override public Path fetch(Published set, Room room) { return writeTo(room.folder().resolve("files")); }
    }

    /** A source that has nothing. */
    record Failing(String name, String reason) implements Source {
        @Override public Path fetch(Published set, Room room) throws NoDataException { throw new NoDataException(reason); }
    }
}
