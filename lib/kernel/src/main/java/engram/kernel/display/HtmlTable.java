package engram.kernel.display;

import engram.kernel.text.Html;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/** Tables as HTML, long ones cut in the middle. */
final class HtmlTable {
    /** Characters of a cell, which those who make it keep to. */
    static final int LONGEST = 1000;
    /** Rows that are shown. */
    static final int ROWS = 20;
    private static final int COLUMNS = 20;

    private HtmlTable() { }

    /** The text in a row and a column, counted from 0. */
    interface Cells {
        String at(int row, int col);
    }

    /**
     * A table.
     *
     * @param caption what stands below it
     * @param columns names of the columns, empty for none
     * @param width   number of columns
     * @param height  number of rows
     */
    static String of(String caption, List<String> columns, int width, int height, Cells cells) {
        return of(caption, columns, width, shown(height, ROWS), cells);
    }

    /** The beginning of a table whose end is not known. */
    static String beginning(String caption, List<String> columns, int width, int height, Cells cells) {
        var rows = shown(Math.min(height, ROWS), ROWS);
        rows.add(-1);
        return of(caption, columns, width, rows, cells);
    }

    private static String of(String caption, List<String> columns, int width, List<Integer> rows, Cells cells) {
        var html = new StringBuilder("<table>");
        if (!columns.isEmpty()) {
            html.append("<thead>");
            line(html, "th", width, columns::get);
            html.append("</thead>");
        }
        html.append("<tbody>");
        for (int row : rows) {
            line(html, "td", width, row < 0 ? _ -> "…" : col -> cells.at(row, col));
        }
        html.append("</tbody></table>");
        return Html.withoutFormulas(html + (caption.isEmpty() ? "" : "<p>" + Html.escape(caption) + "</p>"));
    }

    private static void line(StringBuilder html, String tag, int width, IntFunction<String> texts) {
        html.append("<tr>");
        for (int col : shown(width, COLUMNS)) {
            html.append('<').append(tag).append('>').append(Html.escape(col < 0 ? "…" : texts.apply(col)))
                    .append("</").append(tag).append('>');
        }
        html.append("</tr>");
    }

    /** The indices below {@code size} that are shown, with −1 where some are left out. */
    static List<Integer> shown(int size, int limit) {
        var indices = new ArrayList<Integer>();
        for (int i = 0; i < size; i++) {
            if (size > limit && i == limit / 2) {
                indices.add(-1);
                i = size - limit / 2;
            }
            indices.add(i);
        }
        return indices;
    }
}
