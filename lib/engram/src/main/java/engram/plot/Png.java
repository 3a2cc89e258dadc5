package engram.plot;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/**
 * Writes PNG files (ISO/IEC 15948): with a palette where 256 colours do, else in true colour.
 *
 * <p>Image I/O of the JDK would need up to twice the bytes, as it does not choose a palette, and a tenth of a second to look for
 * its writers before the first picture.
 */
final class Png {
    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};

    private static final byte TRUE_COLOR = 2;
    private static final byte PALETTE = 3;

    private Png() {}

    /** Encodes a picture with all its colours. */
    static byte[] encode(BufferedImage image) {
        int[] rgb = image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
        Shades shades = Shades.of(rgb, 256);
        if (shades.areExact()) {
            return encode(image, rgb, shades);
        }
        byte[] pixels = new byte[3 * rgb.length];
        for (int i = 0; i < rgb.length; i++) {
            pixels[3 * i] = (byte) (rgb[i] >> 16);
            pixels[3 * i + 1] = (byte) (rgb[i] >> 8);
            pixels[3 * i + 2] = (byte) rgb[i];
        }
        return file(image.getWidth(), image.getHeight(), TRUE_COLOR, new byte[0], pixels);
    }

    /** Encodes a picture with no more than so many colours, at most 256. */
    static byte[] encode(BufferedImage image, int colors) {
        int[] rgb = image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
        return encode(image, rgb, Shades.of(rgb, colors));
    }

    private static byte[] encode(BufferedImage image, int[] rgb, Shades shades) {
        byte[] pixels = new byte[rgb.length];
        for (int i = 0; i < rgb.length; i++) {
            pixels[i] = shades.index(rgb[i]);
        }
        return file(image.getWidth(), image.getHeight(), PALETTE, shades.palette(), pixels);
    }

    /** Puts a file together; pixels: height × width × (bytes a pixel). */
    private static byte[] file(int width, int height, byte kind, byte[] palette, byte[] pixels) {
        int row = pixels.length / height;
        // Before every row a byte that names its filter: 0, none.
        byte[] filtered = new byte[height * (row + 1)];
        for (int y = 0; y < height; y++) {
            System.arraycopy(pixels, y * row, filtered, y * (row + 1) + 1, row);
        }
        var png = new ByteArrayOutputStream();
        png.writeBytes(SIGNATURE);
        // 8 bits a sample, the kind of pixels, deflate, filters named row by row, no interlacing
        chunk(png, "IHDR", ByteBuffer.allocate(13).putInt(width).putInt(height).put(new byte[] {8, kind, 0, 0, 0}).array());
        if (palette.length > 0) {
            chunk(png, "PLTE", palette);
        }
        chunk(png, "IDAT", deflated(filtered));
        chunk(png, "IEND", new byte[0]);
        return png.toByteArray();
    }

    private static byte[] deflated(byte[] bytes) {
        try (var deflater = new Deflater(Deflater.BEST_COMPRESSION)) {
            deflater.setInput(bytes);
            deflater.finish();
            byte[] buffer = new byte[bytes.length + bytes.length / 1000 + 64]; // more than deflate ever needs
            int length = deflater.deflate(buffer);
            return Arrays.copyOf(buffer, length);
        }
    }

    private static void chunk(ByteArrayOutputStream png, String type, byte[] data) {
        byte[] body = ByteBuffer.allocate(4 + data.length).put(type.getBytes(StandardCharsets.US_ASCII)).put(data).array();
        var sum = new CRC32();
        sum.update(body);
        png.writeBytes(ByteBuffer.allocate(4).putInt(data.length).array());
        png.writeBytes(body);
        png.writeBytes(ByteBuffer.allocate(4).putInt((int) sum.getValue()).array());
    }
}
