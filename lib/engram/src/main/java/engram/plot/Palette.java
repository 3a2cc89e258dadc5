package engram.plot;

import java.awt.Color;
import java.util.List;

/**
 * The colours of lines and points: those that Okabe and Ito chose to be told apart by colour-blind readers (Color Universal
 * Design, 2008), in an order in which neighbours also differ in lightness.
 */
final class Palette {
    /** For text and reference lines. */
    static final Color INK = new Color(0x333333);

    /** For the grid and the frames of legends. */
    static final Color FAINT = new Color(0xe4e4e4);

    /** For cells of a heat map that have no number. */
    static final Color MISSING = new Color(0xd0d0d0);

    private static final List<Color> SERIES = List.of(
            new Color(0x0072b2), // blue
            new Color(0xd55e00), // vermillion
            new Color(0x009e73), // bluish green
            new Color(0xcc79a7), // reddish purple
            new Color(0xe69f00), // orange
            new Color(0x56b4e9), // sky blue
            new Color(0x555555)); // grey

    private Palette() {}

    /** The colour of the n-th series, n ≥ 0. */
    static Color series(int n) {
        return SERIES.get(n % SERIES.size());
    }
}
