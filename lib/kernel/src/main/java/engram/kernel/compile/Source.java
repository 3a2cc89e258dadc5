package engram.kernel.compile;

import engram.kernel.code.Cell;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import javax.tools.SimpleJavaFileObject;

/** A file of Java that is made of pieces of one cell and of what holds them together; it knows where in the cell each part stands. */
public final class Source extends SimpleJavaFileObject {

    /**
     * Text from {@code start} to {@code end} stands for what begins at {@code offset} of the cell; letter by letter, where it is
     * {@code exact}.
     */
    private record Part(int start, int end, int offset, boolean exact) { }

    private final Cell cell;
    private final StringBuilder text = new StringBuilder();
    private final List<Part> parts = new ArrayList<>();
    private int[] lines = {};

    /** An empty file, named as its first class is. */
    public Source(String name, Cell cell) {
        super(URI.create("cells:///" + Wrappers.PACKAGE + "/" + name + ".java"), Kind.SOURCE);
        this.cell = cell;
    }

    public Cell cell() {
        return cell;
    }

    public int length() {
        return text.length();
    }

    public String text(int start, int end) {
        return text.substring(start, end);
    }

    /** Adds what stands in no cell. */
    public Source add(String generated) {
        text.append(generated);
        return this;
    }

    /** Adds a part of the cell. */
    public Source copy(String part, int offset) {
        parts.add(new Part(text.length(), text.length() + part.length(), offset, true));
        text.append(part);
        return this;
    }

    /** Adds what says in other words what stands at one place of the cell. */
    public Source stand(String generated, int offset) {
        parts.add(new Part(text.length(), text.length() + generated.length(), offset, false));
        text.append(generated);
        return this;
    }

    /** The place in the cell of a position in this file: where it isn't of the cell, that of the next part before it. */
    public int place(int position) {
        int place = parts.isEmpty() ? 0 : parts.getFirst().offset;
        for (var part : parts) {
            if (position < part.start) {
                return place;
            }
            place = part.offset + (part.exact ? Math.min(position, part.end) - part.start : 0);
        }
        return place;
    }

    /** Whether the position belongs to the text of a cell. */
    public boolean isOfCell(int position) {
        return parts.stream().anyMatch(part -> part.start <= position && position < part.end);
    }

    /** The cell's line of a line of this file, both counted from 1. */
    public int line(int line) {
        if (lines.length == 0) {
            countLines();
        }
        return lines[Math.min(line, lines.length) - 1];
    }

    private void countLines() {
        int count = 1 + (int) text.chars().filter(each -> each == '\n').count();
        var counted = new int[count];
        int start = 0;
        for (int i = 0; i < count; i++) {
            int newline = text.indexOf("\n", start);
            int end = newline < 0 ? text.length() : newline;
            int first = firstPartFrom(start, end);
            counted[i] = cell.line(first < 0 ? place(start) : place(first));
            start = end + 1;
        }
        lines = counted;
    }

    /** Where, within a line, the text of the cell begins; −1 where there is none. */
    private int firstPartFrom(int start, int end) {
        for (var part : parts) {
            if (part.start < end && part.end > start) {
                return Math.max(part.start, start);
            }
        }
        return -1;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
        return text;
    }
}
