package engram.plot;

import java.awt.Color;

/** One thing drawn inside a frame. */
sealed interface Layer permits Series, Bundle, Histogram, HeatMap, Raster, Rule, Note {

    /** The name in the legend; empty for none. */
    String name();

    Layer named(String name);

    Style style();

    Layer styled(Style style);

    /** Whether it takes the next colour of the palette when it has none of its own. */
    boolean takesColor();

    /**
     * What it needs to be seen.
     *
     * @throws IllegalArgumentException if its data can't be shown on these axes
     */
    Extent extent(Axis x, Axis y);

    void paint(Canvas canvas, Color color);
}
