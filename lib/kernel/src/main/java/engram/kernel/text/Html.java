package engram.kernel.text;

/** Text as a part of a page. */
public final class Html {
    private Html() { }

    /** Markup around data, in which the page shall look for no formula: $ is a sign like others there. */
    public static String withoutFormulas(String html) {
        return "<div class=\"tex2jax_ignore mathjax_ignore\">" + html + "</div>";
    }

    /** The text with the signs written out that HTML takes for its own. */
    public static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
