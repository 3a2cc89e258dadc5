package engram.file;

import static engram.argument.Given.eachGiven;
import static engram.argument.Given.given;

import engram.argument.ArgumentException;
import java.util.List;

/**
 * What a {@link ResumableTable} is a table of: when one of the four is another, so is the table.
 *
 * @param title    what a reader should know, one line or several; it begins the file, as comments
 * @param identity everything that the rows depend on, as a text: settings, sizes, seeds
 * @param columns  names, at least one
 * @param rows     how many rows there will be, at least one; they are numbered from 0
 */
public record TableHead(String title, String identity, List<String> columns, int rows) {

    /**
     * Checks the names and the number of rows.
     *
     * @throws IllegalArgumentException when one of them is impossible in such a table
     */
    public TableHead {
        given("title", title);
        given("identity", identity);
        columns = eachGiven("columns", columns);
        if (columns.isEmpty()) throw new ArgumentException("A table has at least one column.");
        for (String column : columns)
            if (column.isBlank() || column.contains(",") || !TableFormat.isPlain(column))
                throw new ArgumentException("\"" + column + "\" can't be the name of a column: give a word without comma, "
                        + "quotation mark, # or line break.");
        if (rows < 1) throw new ArgumentException("The number of rows is " + rows + ": it must be at least 1.");
    }
}
