package engram.plot;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;

/**
 * The inside of a frame, where data are drawn.
 *
 * @param g     draws, clipped to the area
 * @param area  in pixels
 * @param x     horizontal scale
 * @param y     vertical scale
 * @param grain edge of the smallest square of one colour that a heat map may use, in pixels
 */
record Canvas(Graphics2D g, Rectangle2D area, Scale x, Scale y, int grain) {}
