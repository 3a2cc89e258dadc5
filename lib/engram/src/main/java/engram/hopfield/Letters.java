package engram.hopfield;

import java.util.stream.IntStream;

/** The capital letters as patterns: 5 × 7 dots, each 2 × 2 pixels, with a margin of one pixel. */
public final class Letters {
    /** Pixels in a row of a letter; there are 16 rows, so N = 192. */
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

    private Letters() {}

    /** A to Z, 26 patterns of 192 neurons; ink is +1. */
    public static Patterns alphabet() {
        return Patterns.of(IntStream.range(0, 26).mapToObj(Letters::spins).toArray(int[][]::new));
    }

    private static int[] spins(int letter) {
        String[] lines = LINES[letter / 13].split("\n");
        int[] spins = new int[WIDTH * HEIGHT];
        for (int i = 0; i < spins.length; i++) {
            int x = i % WIDTH - 1, y = i / WIDTH - 1; // within the margin
            boolean inside = x >= 0 && x < 2 * DOTS && y >= 0 && y < HEIGHT - 2;
            spins[i] = inside && lines[y / 2].charAt(letter % 13 * (DOTS + 1) + x / 2) == '#' ? 1 : -1;
        }
        return spins;
    }
}
