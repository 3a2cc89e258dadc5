package engram.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.security.MessageDigest;
import java.util.Arrays;
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

    /** All ways to the pixels lead to the same ones. */
    @Test
    void copiesHoldWhatTheMatrixHolds() {
        var digits = Mnist.digits(3);
        int[] chosen = {29, 0, 7, 7};
        float[] inputs = new float[4 * 784 + 1];
        digits.copyInputs(inputs, chosen);
        assertArrayEquals(digits.select(chosen).toMatrix().entries(), Arrays.copyOf(inputs, 4 * 784));
        byte[] bytes = new byte[1 + 784];
        digits.copyPixels(29, bytes, 1);
        for (int p = 0; p < 784; p++) assertEquals(digits.grey(29, p), bytes[1 + p] & 0xff);
        assertArrayEquals(pixels(digits.select(0, 1)), pixels(digits.first(2)));
        assertArrayEquals(new int[] {0, 0, 0, 1}, digits.first(4).labels());
        assertThrows(DataException.class, () -> digits.copyPixels(29, bytes, 2));
        assertThrows(DataException.class, () -> digits.copyInputs(new float[784], 0, 1));
        assertThrows(DataException.class, () -> digits.copyInputs(inputs, 30));
        assertThrows(DataException.class, () -> digits.first(31));
    }

    @Test
    void targetsHaveOneInTheColumnOfTheLabel() {
        var digits = Mnist.digits(2).select(3, 19);
        assertArrayEquals(new float[] {0, 1, 0, 0, 0, 0, 0, 0, 0, 0}, digits.oneHot(10).row(0));
        assertArrayEquals(new float[] {0, 0, 0, 0, 0, 0, 0, 0, 0, 1}, digits.oneHot(10).row(1));
        assertThrows(DataException.class, () -> digits.oneHot(9));
    }

    /** The sample has every digit of the library once, as often in each part as it should be. */
    @Test
    void theSampleIsAllDigitsInTurn() {
        var sample = Mnist.sample();
        for (int k = 0; k < 800; k++) assertEquals(k % 10, sample.train().label(k));
        for (int k = 0; k < 200; k++) assertEquals(k % 10, sample.test().label(k));
        var digits = Mnist.digits(Mnist.MOST);
        assertArrayEquals(pixels(digits.select(0, 100, 200, 300, 400, 500, 600, 700, 800, 900, 1)), pixels(sample.train().first(11)));
        assertArrayEquals(pixels(digits.select(80, 180)), pixels(sample.test().first(2)));
        assertEquals("MNIST's sample: 800 images of 28 × 28 pixels to learn from, 200 to test with, from this library", sample.toString());
    }
}
