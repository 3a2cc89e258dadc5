package engram.plot;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.function.Consumer;

/** Finds the corner of a frame in which a legend hides no data. */
final class LegendPlace {
    private static final double SHRUNK = 0.5; // a look at half the size is enough

    private LegendPlace() {}

    /**
     * Draws the data on a slip of paper and looks which corner stays white.
     *
     * @param width  of the inside of the frame, in pixels
     * @param height likewise
     * @param names  in the legend
     * @param data   draws the data into an area of that size
     */
    static Legend find(double width, double height, List<String> names, Consumer<Graphics2D> data) {
        var image = new BufferedImage((int) (width * SHRUNK), (int) (height * SHRUNK), BufferedImage.TYPE_BYTE_GRAY);
        Graphics2D g = image.createGraphics();
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g.setColor(Color.WHITE);
        g.fillRect(0, 0, image.getWidth(), image.getHeight());
        g.transform(AffineTransform.getScaleInstance(SHRUNK, SHRUNK));
        data.accept(g);
        var metrics = g.getFontMetrics(Fonts.plain(12));
        g.dispose();
        // what XChart's legend takes: the widest name, its sample line and margins
        double longest = names.stream().mapToInt(metrics::stringWidth).max().orElse(0);
        double w = (longest + 70) * SHRUNK;
        double h = (names.size() * 21 + 30) * SHRUNK;
        double right = image.getWidth() - w;
        double bottom = image.getHeight() - h;
        var corners = List.of(Legend.TOP_RIGHT, Legend.TOP_LEFT, Legend.BOTTOM_RIGHT, Legend.BOTTOM_LEFT);
        var areas = List.of(
                new Rectangle2D.Double(right, 0, w, h), new Rectangle2D.Double(0, 0, w, h),
                new Rectangle2D.Double(right, bottom, w, h), new Rectangle2D.Double(0, bottom, w, h));
        for (int corner = 0; corner < corners.size(); corner++) {
            if (isWhite(image, areas.get(corner))) {
                return corners.get(corner);
            }
        }
        return Legend.RIGHT;
    }

    private static boolean isWhite(BufferedImage image, Rectangle2D area) {
        if (area.getMinX() < 0 || area.getMinY() < 0 || area.getMaxX() > image.getWidth() || area.getMaxY() > image.getHeight()) {
            return false;
        }
        for (int y = (int) area.getMinY(); y < area.getMaxY(); y++) {
            for (int x = (int) area.getMinX(); x < area.getMaxX(); x++) {
                if (image.getRaster().getSample(Math.min(x, image.getWidth() - 1), Math.min(y, image.getHeight() - 1), 0) < 250) {
                    return false;
                }
            }
        }
        return true;
    }
}
