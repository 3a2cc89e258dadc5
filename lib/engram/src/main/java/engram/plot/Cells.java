package engram.plot;

import java.util.Arrays;

/**
 * Which cells of a heat map each square of pixels shows, along one axis.
 *
 * @param firsts first cell of each square; −1 outside the map
 * @param lasts  last cell of each square
 */
record Cells(int[] firsts, int[] lasts) {

    /**
     * Finds the cells of every square: those whose middles lie in it, or else the one that covers its middle.
     *
     * @param scale   of the axis
     * @param middles middle of each cell, on the axis
     * @param start   pixel at which the first square begins
     * @param count   number of squares
     * @param grain   their edge, in pixels
     */
    static Cells on(Scale scale, double[] middles, double start, int count, int grain) {
        var cells = new Cells(new int[count], new int[count]);
        Arrays.fill(cells.firsts, -1);
        Arrays.fill(cells.lasts, -1);
        // positions of the middles, in squares
        double[] positions = Arrays.stream(middles).map(middle -> (scale.at(middle) - start) / grain).toArray();
        double[] edges = edges(positions, (scale.from() - start) / grain, (scale.to() - start) / grain);
        for (int cell = 0; cell < positions.length; cell++) {
            double low = Math.min(edges[cell], edges[cell + 1]);
            double high = Math.max(edges[cell], edges[cell + 1]);
            for (int square = (int) Math.max(0, Math.ceil(low - 0.5)); square < Math.min(count, high - 0.5); square++) {
                cells.firsts[square] = cell;
                cells.lasts[square] = cell;
            }
        }
        for (int cell = 0; cell < positions.length; cell++) {
            int square = (int) Math.floor(positions[cell]);
            if (square >= 0 && square < count) {
                boolean another = cell > 0 && (int) Math.floor(positions[cell - 1]) == square;
                cells.firsts[square] = another ? cells.firsts[square] : cell;
                cells.lasts[square] = cell;
            }
        }
        return cells;
    }

    int count() {
        return firsts.length;
    }

    boolean isInside(int square) {
        return firsts[square] >= 0;
    }

    int first(int square) {
        return firsts[square];
    }

    int last(int square) {
        return lasts[square];
    }

    /** The n + 1 edges of n cells: half-way between middles; a single cell fills the axis. */
    private static double[] edges(double[] middles, double from, double to) {
        int n = middles.length;
        if (n == 1) {
            return new double[] {from, to};
        }
        double[] edges = new double[n + 1];
        for (int k = 1; k < n; k++) {
            edges[k] = (middles[k - 1] + middles[k]) / 2;
        }
        edges[0] = middles[0] - (middles[1] - middles[0]) / 2;
        edges[n] = middles[n - 1] + (middles[n - 1] - middles[n - 2]) / 2;
        return edges;
    }
}
