package engram.plot;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The few colours that stand for all of a picture. A picture of few colours keeps them all. Of one with many the most frequent
 * are kept; the others share the places that are left, neighbours in the finest grid of colour space that suffices.
 */
final class Shades {
    private final List<Integer> colors; // 0xrrggbb, in the order of the palette
    private final Map<Integer, Byte> indices; // of every colour of the picture
    private final boolean exact;

    private Shades(List<Integer> colors, Map<Integer, Byte> indices, boolean exact) {
        this.colors = colors;
        this.indices = indices;
        this.exact = exact;
    }

    /**
     * Chooses colours.
     *
     * @param rgb  pixels, 0xrrggbb
     * @param most largest number of colours
     */
    static Shades of(int[] rgb, int most) {
        Map<Integer, Integer> counts = HashMap.newHashMap(1024);
        for (int pixel : rgb) {
            counts.merge(pixel & 0xffffff, 1, Integer::sum);
        }
        // Equally frequent colours in the order of their codes: the same picture gives the same bytes.
        List<Integer> byCount = counts.entrySet().stream()
                .sorted(Map.Entry.<Integer, Integer>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey)
                .toList();
        boolean exact = byCount.size() <= most;
        int kept = exact ? byCount.size() : most * 3 / 4;
        List<Integer> rare = byCount.subList(kept, byCount.size());
        int bits = 8;
        while (boxes(rare, bits) > most - kept) {
            bits--;
        }
        var colors = new ArrayList<>(byCount.subList(0, kept));
        Map<Integer, Byte> indices = HashMap.newHashMap(byCount.size());
        colors.forEach(color -> indices.put(color, (byte) indices.size()));
        Map<Integer, Byte> boxes = HashMap.newHashMap(most);
        for (int color : rare) {
            int box = box(color, bits);
            if (!boxes.containsKey(box)) {
                boxes.put(box, (byte) colors.size());
                colors.add(color);
            }
            indices.put(color, boxes.get(box));
        }
        return new Shades(colors, indices, exact);
    }

    /** Whether no colour of the picture is lost. */
    boolean areExact() {
        return exact;
    }

    byte index(int rgb) {
        return indices.get(rgb & 0xffffff);
    }

    /** Red, green and blue of every colour, a byte each. */
    byte[] palette() {
        var entries = ByteBuffer.allocate(3 * colors.size());
        colors.forEach(color -> entries.put((byte) (color >> 16)).put((byte) (color >> 8)).put(color.byteValue()));
        return entries.array();
    }

    /** The box of colours that share the leading bits of red, green and blue. */
    private static int box(int rgb, int bits) {
        return rgb & 0x10101 * (0xff << 8 - bits & 0xff);
    }

    private static long boxes(List<Integer> colors, int bits) {
        return colors.stream().map(color -> box(color, bits)).distinct().count();
    }
}
