package engram.plot;

/** Where the legend of a plot stands. */
public enum Legend {
    /** In the corner where it hides no data; beside the frame where there is none. */
    AUTO,
    /** Inside the frame. */
    TOP_LEFT,
    /** Inside the frame. */
    TOP_RIGHT,
    /** Inside the frame. */
    BOTTOM_LEFT,
    /** Inside the frame. */
    BOTTOM_RIGHT,
    /** Beside the frame. */
    RIGHT,
    /** Under the frame. */
    BELOW,
    /** Nowhere. */
    NONE
}
