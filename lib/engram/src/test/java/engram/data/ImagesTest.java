package engram.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The shipped digits, in grey and in black and white. */
class ImagesTest {

    /** The hash of what the sheet held while it was black and white: 1000 × 784 bytes, 255 for ink and 0 for paper. */
    private static final String BLACK_AND_WHITE = "91d989665fd2d0b2536afca6b60f87036a54826a2cfa292e4affde757c1c72b8";

    private static byte[] pixels(Images images) {
        byte[] pixels = new byte[images.count() * images.size()];
        for (int k = 0; k < pixels.length; k++) pixels[k] = (byte) images.grey(k / images.size(), k % images.size());
        return pixels;
    }

    @Test
    void thresholdedDigitsAreTheBlackAndWhiteOnes() throws Exception {
        byte[] bits = pixels(Mnist.digits(Mnist.MOST).thresholded(128));
        assertEquals(BLACK_AND_WHITE, HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bits)));
    }

    /** MNIST's images were scaled with smooth edges: all levels occur, paper is exactly 0 and ink reaches 255. */
    @Test
    void digitsAreGrey() {
        var digits = Mnist.digits(Mnist.MOST);
        var counts = new int[256];
        for (byte pixel : pixels(digits)) counts[pixel & 0xff]++;
        assertEquals(256, IntStream.of(counts).filter(count -> count > 0).count());
        assertTrue(counts[0] > 0.75 * 784_000 && counts[255] > 1000, counts[0] + " pixels of paper, " + counts[255] + " of full ink");
        assertEquals(7, digits.label(799));
    }

    @Test
    void theMatrixHoldsPixelsFrom0To1() {
        var images = Images.of(2, new byte[] {0, 51, (byte) 255, 127, (byte) 128, 1}, 4);
        assertArrayEquals(new float[] {0, 0.2f, 1, 127 / 255f, 128 / 255f, 1 / 255f}, images.toMatrix().row(0));
        assertArrayEquals(new float[] {0, 0, 1, 0, 1, 0}, images.thresholded(128).toMatrix().row(0));
        assertEquals(4, images.thresholded(1).label(0));
        for (int threshold : new int[] {-1, 0, 256}) assertThrows(DataException.class, () -> images.thresholded(threshold));
    }
}
