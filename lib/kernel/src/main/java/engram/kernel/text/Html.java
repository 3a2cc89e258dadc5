package engram.kernel.text;

/** Text as a part of a page. */
public final class Html {
    private Html() { }

    /** The text with the signs written out that HTML takes for its own. */
    public static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
