package engram.plot;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * What a layer needs to be seen.
 *
 * @param x     range along the horizontal axis, empty where any will do
 * @param y     range along the vertical axis
 * @param slack margin around its data, as a part of the axis: for lines only above and below
 * @param claim what it asks of the frame
 */
record Extent(Optional<Range> x, Optional<Range> y, Slack slack, Claim claim) {

    /** How the frame surrounds the data. */
    enum Claim {
        /** A margin on all sides where there is slack. */
        FREE,
        /** The data stand on the horizontal axis. */
        GROUNDED,
        /** The data are the frame: other layers are cut off at their edge. */
        FRAMING
    }

    /** Margins to the left and right, and above and below. */
    record Slack(double x, double y) {
        static final Slack NONE = new Slack(0, 0);
    }

    /** What all layers together need. */
    static Extent of(List<Extent> all) {
        var claim = all.stream().map(Extent::claim).reduce(Claim.FREE, (a, b) -> a.compareTo(b) > 0 ? a : b);
        var counted = claim == Claim.FRAMING ? all.stream().filter(extent -> extent.claim == claim).toList() : all;
        return new Extent(
                union(counted, Extent::x),
                union(counted, Extent::y),
                new Slack(
                        counted.stream().mapToDouble(extent -> extent.slack.x).max().orElse(0),
                        counted.stream().mapToDouble(extent -> extent.slack.y).max().orElse(0)),
                claim);
    }

    private static Optional<Range> union(List<Extent> all, Function<Extent, Optional<Range>> side) {
        return Range.union(all.stream().flatMap(extent -> side.apply(extent).stream()));
    }
}
