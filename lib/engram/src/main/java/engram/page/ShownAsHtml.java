package engram.page;

/**
 * A value that a notebook shows as HTML of its own.
 *
 * <p>What {@link #html()} returns becomes part of the page as it is, scripts included. A class that implements this writes out the
 * signs {@code < > &} of all data in it. Any other object is shown as text, whatever methods it has.
 *
 * <pre>{@code
 * record Board(int size) implements ShownAsHtml {
 *     public String html() { return "<table>" + "<tr><td>♕</td></tr>".repeat(size) + "</table>"; }
 * }
 * }</pre>
 */
@FunctionalInterface
public interface ShownAsHtml {
    /** The value as a part of a page. */
    String html();
}
