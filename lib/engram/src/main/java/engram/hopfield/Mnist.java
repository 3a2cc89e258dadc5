package engram.hopfield;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;

/**
 * Handwritten digits as patterns: 100 images of each from the MNIST database (Y. LeCun and C. Cortes, CC BY-SA 3.0), in black and white.
 *
 * <p>They are anything but random. Seven pixels in eight are paper, so two images have an overlap of 0.66 on average, whatever they show.
 */
public final class Mnist {
    /** Pixels in a row of an image, and rows. */
    public static final int WIDTH = 28;

    /** Images of each digit. */
    public static final int MOST = 100;

    private Mnist() {}

    /**
     * The first images of every digit, digit by digit: pattern μ shows the digit μ / each. Ink is +1, paper −1; N = 784, row by row.
     *
     * @param each 1 to {@value #MOST}
     * @return 10·each patterns
     * @throws HopfieldException when there are not so many
     */
    public static Patterns digits(int each) {
        if (each < 1 || each > MOST)
            throw new HopfieldException("There are no " + each + " images of each digit: ask for 1 to " + MOST + ".");
        var sheet = sheet(); // a row of 100 images for each digit
        int[][] spins = new int[10 * each][WIDTH * WIDTH];
        for (int mu = 0; mu < spins.length; mu++) {
            int left = mu % each * WIDTH, top = mu / each * WIDTH;
            for (int i = 0; i < WIDTH * WIDTH; i++) {
                boolean black = (sheet.getRGB(left + i % WIDTH, top + i / WIDTH) & 0xff) == 0;
                spins[mu][i] = black ? 1 : -1;
            }
        }
        return Patterns.of(spins);
    }

    private static BufferedImage sheet() {
        try (var file = Mnist.class.getResourceAsStream("mnist.png")) {
            return ImageIO.read(file);
        } catch (IOException e) {
            throw new UncheckedIOException("The library's mnist.png can't be read: " + e.getMessage(), e);
        }
    }
}
