package engram.kernel.display;

/** For cells of the tests: shows a value in the midst of a cell, as {@code display} does. */
public final class Shown {
    private Shown() { }

    /** The value as text. */
    public static String text(Object value) {
        return ShownCells.text(new Renderers(new JJavaForms()).render(value));
    }
}
