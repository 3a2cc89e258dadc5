package engram.data;

import static engram.argument.Given.given;

import engram.parallel.Heap;
import engram.tensor.Matrix;
import java.util.Arrays;

/**
 * Grey images of one size, each with a label: letters, digits, clothes. Immutable. An image is a row of width·height pixels, line by
 * line from the top, each from 0 (paper) to 255 (ink).
 */
public final class Images {
    private final int width;
    private final byte[] pixels; // count × width·height, unsigned
    private final int[] labels;  // count

    private Images(int width, byte[] pixels, int[] labels) {
        this.width = width;
        this.pixels = pixels;
        this.labels = labels;
    }

    /**
     * Images given pixel by pixel.
     *
     * @param width  pixels in a line
     * @param pixels count × width·height, unsigned bytes; copied
     * @param labels what each image shows: a digit, the number of a letter; copied
     * @throws DataException when there is no image, or the pixels are not as many whole lines for each label
     */
    public static Images of(int width, byte[] pixels, int... labels) {
        given("pixels", pixels);
        given("labels", labels);
        if (width < 1 || labels.length == 0 || pixels.length == 0 || pixels.length % ((long) width * labels.length) != 0)
            throw new DataException(pixels.length + " pixels are not " + labels.length + " images with lines of " + width
                    + " pixels: there must be at least one image, and as many whole lines in each.");
        return new Images(width, pixels.clone(), labels.clone());
    }

    /** Images of arrays that nobody else has or changes. */
    static Images owning(int width, byte[] pixels, int[] labels) { return new Images(width, pixels, labels); }

    /** The number of images. */
    public int count() { return labels.length; }

    /** Pixels in a line. */
    public int width() { return width; }

    /** Lines. */
    public int height() { return size() / width; }

    /** Pixels of an image, width·height. */
    public int size() { return pixels.length / labels.length; }

    /**
     * What an image shows.
     *
     * @throws DataException when there is no such image
     */
    public int label(int image) { return labels[checked(image)]; }

    /** What each image shows, in their order. */
    public int[] labels() { return labels.clone(); }

    /**
     * The grey of a pixel, 0 to 255.
     *
     * @param pixel line · width + column
     * @throws DataException when there is no such image or pixel
     */
    public int grey(int image, int pixel) {
        if (pixel < 0 || pixel >= size())
            throw new DataException("There is no pixel " + pixel + ": they are numbered 0 to " + (size() - 1) + ".");
        return pixels[checked(image) * size() + pixel] & 0xff;
    }

    /**
     * Copies the pixels of one image, as unsigned bytes, to a place in an array.
     *
     * @param to    where width·height pixels go
     * @param place of the first of them
     * @throws DataException when there is no such image, or no room for it at that place
     */
    public void copyPixels(int image, byte[] to, int place) {
        if (place < 0 || place > given("to", to).length - size())
            throw new DataException("An array of " + to.length + " bytes has no room for " + size() + " pixels from place " + place
                    + " on.");
        System.arraycopy(pixels, checked(image) * size(), to, place, size());
    }

    /**
     * Writes images as numbers, one a row: grey/255, from 0 (paper) to 1 (ink).
     *
     * @param to     images × width·height, at the beginning of the array; what follows stays as it is
     * @param images their numbers
     * @throws DataException when one does not exist, or the array is too short
     */
    public void copyInputs(float[] to, int... images) {
        if (given("to", to).length < (long) given("images", images).length * size())
            throw new DataException("An array of " + to.length + " numbers has no room for " + images.length + " images of " + size()
                    + " pixels.");
        for (int k = 0; k < images.length; k++) {
            int from = checked(images[k]) * size(), at = k * size();
            for (int p = 0; p < size(); p++) to[at + p] = (pixels[from + p] & 0xff) / 255f;
        }
    }

    /**
     * The first images.
     *
     * @param count 1 to as many as there are
     * @throws DataException when there are not so many
     */
    public Images first(int count) {
        if (count < 1 || count > count())
            throw new DataException("The first " + count + " of " + count() + " images: ask for 1 to " + count() + ".");
        return new Images(width, Arrays.copyOf(pixels, count * size()), Arrays.copyOf(labels, count));
    }

    /**
     * The images whose numbers are given, in that order.
     *
     * @throws DataException when one does not exist
     */
    public Images select(int... images) {
        byte[] chosen = new byte[Heap.array((long) given("images", images).length * size(), 1, images.length + " images", "choose fewer")];
        for (int k = 0; k < images.length; k++) System.arraycopy(pixels, checked(images[k]) * size(), chosen, k * size(), size());
        return of(width, chosen, Arrays.stream(images).map(image -> labels[image]).toArray());
    }

    /**
     * The same images in black and white: ink where a pixel is at least so dark, else paper.
     *
     * @param threshold the least grey that is ink, 1 to 255
     * @return images whose pixels are 0 or 255
     * @throws DataException when the threshold is outside 1 to 255
     */
    public Images thresholded(int threshold) {
        if (threshold < 1 || threshold > 255)
            throw new DataException("The threshold is " + threshold + ": a grey is ink from a level of 1 to 255 on.");
        byte[] black = new byte[pixels.length];
        for (int k = 0; k < black.length; k++) black[k] = (byte) ((pixels[k] & 0xff) >= threshold ? 255 : 0);
        return new Images(width, black, labels);
    }

    /**
     * The images as numbers, one a row.
     *
     * @return count × width·height: grey/255, from 0 (paper) to 1 (ink)
     * @throws engram.parallel.TooLargeException when they do not fit in the heap
     */
    public Matrix toMatrix() {
        var matrix = Matrix.zeros(count(), size());
        float[] entries = matrix.writableEntries(); // count × width·height, as the pixels
        for (int k = 0; k < entries.length; k++) entries[k] = (pixels[k] & 0xff) / 255f;
        return matrix;
    }

    /**
     * The labels as targets: 1 in the column of an image's label, else 0.
     *
     * @param classes how many labels there can be: they are 0 to classes − 1
     * @return count × classes
     * @throws DataException when a label is none of these
     */
    public Matrix oneHot(int classes) {
        if (classes < 1) throw new DataException("The number of classes is " + classes + ": it must be at least 1.");
        for (int label : labels)
            if (label < 0 || label >= classes)
                throw new DataException("An image has the label " + label + ", and with " + classes + " classes they are 0 to "
                        + (classes - 1) + ".");
        var targets = Matrix.zeros(count(), classes);
        float[] entries = targets.writableEntries(); // count × classes
        for (int k = 0; k < count(); k++) entries[k * classes + labels[k]] = 1;
        return targets;
    }

    private int checked(int image) {
        if (image < 0 || image >= count())
            throw new DataException("There is no image " + image + ": they are numbered 0 to " + (count() - 1) + ".");
        return image;
    }

    @Override public String toString() { return count() + " images of " + width + " × " + height() + " pixels"; }
}
