package engram.data;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;

/**
 * Handwritten digits: 100 images of each from the MNIST database (Y. LeCun and C. Cortes, CC BY-SA 3.0), with their 256 levels of grey.
 *
 * <p>They are anything but random. In black and white ({@link Images#thresholded} at 128) seven pixels in eight are paper, so two images
 * have an overlap of 0.66 on average, whatever they show.
 */
public final class Mnist {
    /** Pixels in a line of an image, and lines. */
    public static final int WIDTH = 28;

    /** Images of each digit. */
    public static final int MOST = 100;

    private Mnist() {}

    /**
     * The first images of every digit, digit by digit: image k shows the digit k / each, and is labelled so.
     *
     * @param each 1 to {@value #MOST}
     * @return 10·each images of 28 × 28 pixels
     * @throws DataException when there are not so many
     */
    public static Images digits(int each) {
        if (each < 1 || each > MOST)
            throw new DataException("There are no " + each + " images of each digit: ask for 1 to " + MOST + ".");
        var sheet = sheet().getRaster(); // a line of 100 images for each digit; its numbers are light: 255 is paper
        int size = WIDTH * WIDTH;
        byte[] pixels = new byte[10 * each * size];
        for (int k = 0; k < pixels.length; k++) {
            int image = k / size, pixel = k % size;
            int left = image % each * WIDTH, top = image / each * WIDTH;
            pixels[k] = (byte) (255 - sheet.getSample(left + pixel % WIDTH, top + pixel / WIDTH, 0));
        }
        return Images.of(WIDTH, pixels, IntStream.range(0, 10 * each).map(image -> image / each).toArray());
    }

    private static BufferedImage sheet() {
        try (var file = Mnist.class.getResourceAsStream("mnist.png")) {
            return ImageIO.read(file);
        } catch (IOException e) {
            throw new UncheckedIOException("The library's mnist.png can't be read: " + e.getMessage(), e);
        }
    }
}
