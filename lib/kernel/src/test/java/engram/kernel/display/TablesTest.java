package engram.kernel.display;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

class TablesTest {
    private final Renderers renderers = new Renderers(new JJavaForms());

    private String html(Table table) {
        return ShownCells.html(renderers.render(table));
    }

    @Test
    void tableWithoutNameIsHeadedByItsRows() {
        var table = Table.create(IntColumn.create("n", 1, 2));
        assertTrue(html(table).endsWith("<p>2 rows</p></div>"), html(table));
        assertTrue(ShownCells.text(renderers.render(table)).strip().startsWith("n"), () -> ShownCells.text(renderers.render(table)));
        table.setName(" ");
        assertTrue(html(table).endsWith("<p>2 rows</p></div>"), html(table));
    }

    @Test
    void nameIsShownAndEscaped() {
        assertTrue(html(Table.create("a < b", IntColumn.create("n", 1))).endsWith("<p>a &lt; b: 1 rows</p></div>"));
    }

    @Test
    void emptyTableIsShown() {
        assertTrue(html(Table.create()).endsWith("<p>0 rows</p></div>"));
        assertTrue(html(Table.create("none", IntColumn.create("n"))).contains("<th>n</th>"));
    }

    @Test
    void missingValuesAndSignsOfHtmlAreShown() {
        var html = html(Table.create(StringColumn.create("<w>", "<b>", null), IntColumn.create("n", new Integer[] {null, 1})));
        assertTrue(html.contains("<th>&lt;w&gt;</th>") && html.contains("<td>&lt;b&gt;</td>") && html.contains("<td></td>"), html);
    }

    @Test
    void dollarsAreNoFormulas() {
        var html = html(Table.create("$a$", StringColumn.create("$b$", "costs $5 and $6")));
        assertTrue(html.startsWith("<div class=\"tex2jax_ignore mathjax_ignore\"><table>"), html);
        assertTrue(html.contains("<td>costs $5 and $6</td>") && html.endsWith("<p>$a$: 1 rows</p></div>"), html);
    }

    @Test
    void longCellsAreCut() {
        var long1 = "w".repeat(20_000_000);
        var rendered = renderers.render(Table.create(StringColumn.create("w", IntStream.range(0, 30).mapToObj(_ -> long1))));
        assertTrue(rendered.data().toString().length() < 50_000, () -> rendered.data().toString().length() + " characters");
        assertTrue(ShownCells.text(rendered).contains("www…"));
    }

    @Test
    void longTablesAreCutInTheMiddle() {
        var html = html(Table.create(IntColumn.create("n", IntStream.range(0, 1_000_000).toArray())));
        assertTrue(html.contains("<td>9</td>") && html.contains("<td>…</td>") && html.contains("<td>999999</td>"), html);
        assertFalse(html.contains("<td>10</td>"), html);
        assertEquals(22, html.split("<tr>").length - 1);
    }
}
