/**
 * Charts for notebooks and files: lines, points, histograms, heat maps, rasters, grids of small images.
 *
 * <p>A figure is a value: {@link engram.plot.Plot} makes one from arrays or a Tablesaw table, every further call returns a new one
 * with one thing changed, and {@link engram.plot.Figure} turns it into PNG or SVG. Nothing here knows what the numbers mean.
 *
 * <p>XChart draws the frame (axes, ticks, grid, titles, legend); the data inside it are drawn here, in one path a line, so that
 * dashes run through, translucent lines have no knots, and thousands of lines or of heat-map columns stay fast and small.
 */
package engram.plot;
