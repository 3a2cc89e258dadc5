package engram.kernel.code;

/**
 * A cell as it was sent.
 *
 * @param name   how messages call it
 * @param number execution count, shown in front of the cell
 * @param source its text
 */
public record Cell(String name, int number, String source) {

    /** A cell that messages call by its number. */
    public Cell(int number, String source) {
        this("cell " + number, number, source);
    }

    /** The line of a position in the source, counted from 1. */
    public int line(int position) {
        int line = 1;
        for (int i = 0; i < Math.min(position, source.length()); i++) {
            if (source.charAt(i) == '\n') {
                line++;
            }
        }
        return line;
    }

    /** The column of a position in the source, counted from 1. */
    public int column(int position) {
        int end = Math.min(position, source.length());
        return end - (end == 0 ? -1 : source.lastIndexOf('\n', end - 1));
    }
}
