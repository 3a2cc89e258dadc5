package engram.data;

import engram.progress.Progress;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * A published file in IDX format, which is known to the last byte: a magic number, the number of items, the lengths of what is in an item,
 * all as int32, big end first, then a byte for each number. It may be compressed by gzip.
 *
 * @param name   of the file, without {@code .gz}
 * @param shape  what its header says behind the magic number: items, and for images lines and pixels in a line
 * @param sha256 of the file as it is without compression
 */
record IdxFile(String name, List<Integer> shape, String sha256) {
    /** Bytes between two looks for an interrupt. */
    private static final int CHUNK = 1 << 18;

    private static final int UNSIGNED_BYTES = 0x0800;

    /** Bytes of the header. */
    int headerLength() { return 4 + 4 * shape.size(); }

    /** Bytes behind the header. */
    int length() { return shape.stream().reduce(1, Math::multiplyExact); }

    /** The names under which the file is found: with a dot before idx as well, as some distribute it. */
    List<String> names() {
        String dotted = name.replace("-idx", ".idx");
        return List.of(name, name + ".gz", dotted, dotted + ".gz");
    }

    /** Where the file is in a folder, if it is there. */
    Optional<Path> in(Path folder) { return names().stream().map(folder::resolve).filter(Files::exists).findFirst(); }

    /**
     * Reads what is behind the header and checks everything.
     *
     * @param progress counts the bytes
     * @throws NoDataException when the folder does not have this very file
     */
    byte[] read(Path folder, Progress progress) throws NoDataException {
        Path file = in(folder).orElseThrow(() -> new NoDataException("there is no " + name + ", with or without .gz"));
        String found = file.getFileName().toString();
        if (!Files.isRegularFile(file)) throw new NoDataException(found + " is no file");
        try (var in = open(file)) {
            return read(in, found, progress);
        } catch (ZipException | EOFException e) { // gzip's own length and sum
            throw new NoDataException(found + " is damaged or cut off, and can't be decompressed");
        } catch (IOException e) {
            Progress.checkCancelled(); // an interrupt closes files
            String reason = Files.isReadable(file) ? NoDataException.clause(e.getMessage()) : "permission denied";
            throw new NoDataException(found + " can't be read (" + reason + ")");
        }
    }

    private static InputStream open(Path file) throws IOException {
        var plain = new BufferedInputStream(Files.newInputStream(file), CHUNK);
        plain.mark(2);
        boolean compressed = plain.read() == 0x1f && plain.read() == 0x8b;
        plain.reset();
        try {
            return compressed ? new GZIPInputStream(plain, CHUNK) : plain;
        } catch (IOException e) {
            plain.close();
            throw e;
        }
    }

    private byte[] read(InputStream in, String found, Progress progress) throws IOException, NoDataException {
        MessageDigest digest = sha256Digest();
        byte[] header = in.readNBytes(headerLength());
        checkHeader(header, found);
        digest.update(header);
        byte[] numbers = new byte[length()];
        for (int at = 0; at < numbers.length;) {
            int more = in.readNBytes(numbers, at, Math.min(CHUNK, numbers.length - at));
            if (more == 0)
                throw new NoDataException(String.format(Locale.ROOT, "%s is cut off after %,d of %,d bytes", found, header.length + at,
                        header.length + numbers.length));
            digest.update(numbers, at, more);
            progress.step(more);
            at += more;
        }
        if (in.read() >= 0)
            throw new NoDataException(String.format(Locale.ROOT, "%s is longer than %,d bytes", found, header.length + numbers.length));
        String sum = HexFormat.of().formatHex(digest.digest());
        if (!sum.equals(sha256))
            throw new NoDataException(found + " is damaged or another file (SHA-256 " + sum.substring(0, 8) + "… instead of "
                    + sha256.substring(0, 8) + "…)");
        return numbers;
    }

    private void checkHeader(byte[] header, String found) throws NoDataException {
        byte[] expected = ByteBuffer.allocate(4).putInt(UNSIGNED_BYTES + shape.size()).array();
        byte[] magic = Arrays.copyOf(header, Math.min(4, header.length));
        if (magic.length == 4 && !Arrays.equals(magic, expected))
            throw new NoDataException(found + " is something else" + (magic[0] == '<' ? ", perhaps a page of the web" : "")
                    + ": it begins with " + HexFormat.of().formatHex(magic) + " instead of " + HexFormat.of().formatHex(expected));
        if (header.length < headerLength()) throw new NoDataException(found + " is cut off after " + header.length + " bytes");
        var sizes = ByteBuffer.wrap(header, 4, header.length - 4).asIntBuffer();
        var announced = Stream.generate(sizes::get).limit(shape.size()).toList();
        if (!announced.equals(shape))
            throw new NoDataException(found + " announces " + times(announced) + " numbers instead of " + times(shape));
    }

    private static String times(List<Integer> sizes) { return String.join(" × ", sizes.stream().map(String::valueOf).toList()); }

    private static MessageDigest sha256Digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("Every Java has SHA-256.", e);
        }
    }
}
