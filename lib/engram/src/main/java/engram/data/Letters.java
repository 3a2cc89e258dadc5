package engram.data;

import java.util.stream.IntStream;

/** Pictures of the capital letters: 5 × 7 dots, each 2 × 2 pixels, with a margin of one pixel. */
public final class Letters {
    /** Pixels in a line of a letter; there are 16 lines, so 192 pixels. */
    public static final int WIDTH = 12;

    private static final int HEIGHT = 16, DOTS = 5;

    /** The letters as dots, those of one line side by side. */
    private static final String[] LINES = {"""
            .###. ####. .###. ####. ##### ##### .###. #...# .###. ..### #...# #.... #...#
            #...# #...# #...# #...# #.... #.... #...# #...# ..#.. ...#. #..#. #.... ##.##
            #...# #...# #.... #...# #.... #.... #.... #...# ..#.. ...#. #.#.. #.... #.#.#
            ##### ####. #.... #...# ####. ####. #.### ##### ..#.. ...#. ##... #.... #.#.#
            #...# #...# #.... #...# #.... #.... #...# #...# ..#.. ...#. #.#.. #.... #...#
            #...# #...# #...# #...# #.... #.... #...# #...# ..#.. #..#. #..#. #.... #...#
            #...# ####. .###. ####. ##### #.... .###. #...# .###. .##.. #...# ##### #...#
            """, """
            #...# .###. ####. .###. ####. .#### ##### #...# #...# #...# #...# #...# #####
            ##..# #...# #...# #...# #...# #.... ..#.. #...# #...# #...# .#.#. #...# ....#
            ##..# #...# #...# #...# #...# #.... ..#.. #...# #...# #...# .#.#. .#.#. ...#.
            #.#.# #...# ####. #...# ####. .###. ..#.. #...# #...# #.#.# ..#.. ..#.. ..#..
            #..## #...# #.... #.#.# #.#.. ....# ..#.. #...# .#.#. #.#.# .#.#. ..#.. .#...
            #..## #...# #.... #..#. #..#. ....# ..#.. #...# .#.#. ##.## .#.#. ..#.. #....
            #...# .###. #.... .##.# #...# ####. ..#.. .###. ..#.. #...# #...# ..#.. #####
            """};

    /** The same, line by line. */
    private static final String[][] DRAWN = {LINES[0].split("\n"), LINES[1].split("\n")};

    private Letters() {}

    /** A to Z: 26 images of 12 × 16 pixels in ink and paper, labelled 0 to 25. */
    public static Images alphabet() {
        int size = WIDTH * HEIGHT;
        byte[] pixels = new byte[26 * size];
        for (int k = 0; k < pixels.length; k++) pixels[k] = (byte) (isInk(k / size, k % size) ? 255 : 0);
        return Images.of(WIDTH, pixels, IntStream.range(0, 26).toArray());
    }

    private static boolean isInk(int letter, int pixel) {
        int x = pixel % WIDTH - 1, y = pixel / WIDTH - 1; // within the margin
        boolean inside = x >= 0 && x < 2 * DOTS && y >= 0 && y < HEIGHT - 2;
        return inside && DRAWN[letter / 13][y / 2].charAt(letter % 13 * (DOTS + 1) + x / 2) == '#';
    }
}
