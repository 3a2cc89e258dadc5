package engram.plot;

import java.awt.Color;
import java.util.stream.IntStream;

/**
 * The colours of numbers in heat maps and images.
 *
 * <p>Each map runs through a few anchor colours, in between along straight lines of the Oklab space (Björn Ottosson, A perceptual
 * color space for image processing, 2020), in which equal steps look equally large.
 */
public enum ColorMap {
    /** Dark violet over green to yellow: lightness grows evenly, also for colour-blind readers and in grey print. */
    VIRIDIS(0x440154, 0x414487, 0x2a788e, 0x22a884, 0x7ad151, 0xfde725),
    /** Blue over white to red, for numbers on both sides of a middle. */
    DIVERGING(0x08306b, 0x2f79b5, 0xa6cbe3, 0xf7f7f7, 0xf3b28f, 0xc8463d, 0x67001f),
    /** White to black, as ink on paper. */
    INK(0xffffff, 0x101010),
    /** Black to white, as light on a screen. */
    LIGHT(0x101010, 0xffffff);

    /** Number of colours: the steps between them can't be seen, and a picture stays small. */
    static final int SHADES = 160;

    private final int[] shades; // SHADES colours, 0xrrggbb

    ColorMap(int... anchors) {
        shades = IntStream.range(0, SHADES)
                .map(shade -> between(anchors, shade * (anchors.length - 1) / (double) (SHADES - 1)))
                .toArray();
    }

    /**
     * The colour of a number.
     *
     * @param part where it lies between the least and the largest number shown, 0 to 1; beyond, the colour of the end
     */
    public Color at(double part) {
        return new Color(rgb(part));
    }

    /** As {@link #at}, as 0xrrggbb. */
    int rgb(double part) {
        return shades[(int) Math.round(Math.clamp(part, 0, 1) * (SHADES - 1))];
    }

    private static int between(int[] anchors, double position) {
        int left = Math.min((int) position, anchors.length - 2);
        double[] a = toOklab(anchors[left]);
        double[] b = toOklab(anchors[left + 1]);
        double part = position - left;
        return toRgb(IntStream.range(0, 3).mapToDouble(i -> a[i] + part * (b[i] - a[i])).toArray());
    }

    /** From sRGB to (lightness, green–red, blue–yellow). */
    static double[] toOklab(int rgb) {
        double r = linear((rgb >> 16 & 255) / 255.0);
        double g = linear((rgb >> 8 & 255) / 255.0);
        double b = linear((rgb & 255) / 255.0);
        double l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
        double m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
        double s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
        return new double[] {
            0.2104542553 * l + 0.7936177850 * m - 0.0040720468 * s,
            1.9779984951 * l - 2.4285922050 * m + 0.4505937099 * s,
            0.0259040371 * l + 0.7827717662 * m - 0.8086757660 * s
        };
    }

    private static int toRgb(double[] oklab) {
        double l = cube(oklab[0] + 0.3963377774 * oklab[1] + 0.2158037573 * oklab[2]);
        double m = cube(oklab[0] - 0.1055613458 * oklab[1] - 0.0638541728 * oklab[2]);
        double s = cube(oklab[0] - 0.0894841775 * oklab[1] - 1.2914855480 * oklab[2]);
        return gamma(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s) << 16
                | gamma(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s) << 8
                | gamma(-0.0041960863 * l - 0.7034186147 * m + 1.7076147010 * s);
    }

    private static double cube(double x) {
        return x * x * x;
    }

    private static double linear(double c) {
        return c <= 0.04045 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4);
    }

    private static int gamma(double c) {
        double encoded = c <= 0.0031308 ? 12.92 * c : 1.055 * Math.pow(c, 1 / 2.4) - 0.055;
        return (int) Math.round(255 * Math.clamp(encoded, 0, 1));
    }
}
