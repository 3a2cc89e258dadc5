package engram.plot;

import java.awt.geom.Path2D;

/** A line through points on the screen. */
final class Polyline {
    private Polyline() {}

    /**
     * Joins points; a point with a NaN leaves a gap. Of neighbours in one column of pixels only the first, the lowest, the
     * highest and the last are kept: a line of a million points looks the same and is drawn at once.
     *
     * @param x n horizontal positions, in pixels
     * @param y n vertical positions, in pixels
     */
    static Path2D through(double[] x, double[] y) {
        var path = new Path2D.Double();
        int i = 0;
        while (i < x.length) {
            int end = i;
            while (end < x.length && !Double.isNaN(x[end]) && !Double.isNaN(y[end])) {
                end++;
            }
            if (end > i) {
                piece(path, x, y, i, end);
            }
            i = end + 1;
        }
        return path;
    }

    /** Joins the points from {@code start} to before {@code end}, none of which is a gap. */
    private static void piece(Path2D path, double[] x, double[] y, int start, int end) {
        path.moveTo(x[start], y[start]);
        int i = start;
        while (i < end) {
            int low = i;
            int high = i;
            int last = i;
            while (last + 1 < end && Math.floor(x[last + 1]) == Math.floor(x[i])) {
                last++;
                low = y[last] < y[low] ? last : low;
                high = y[last] > y[high] ? last : high;
            }
            // A point alone is joined to itself: its round cap is a dot.
            path.lineTo(x[i], y[i]);
            for (int kept : new int[] {Math.min(low, high), Math.max(low, high), last}) {
                if (kept > i) {
                    path.lineTo(x[kept], y[kept]);
                }
            }
            i = last + 1;
        }
    }
}
