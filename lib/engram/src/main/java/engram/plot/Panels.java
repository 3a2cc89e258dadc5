package engram.plot;

import static engram.argument.Given.eachGiven;

import engram.argument.ArgumentException;
import java.awt.Graphics2D;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Figures in a grid, as one picture. Plots whose size was not chosen shrink so that a row fits a notebook. */
public final class Panels extends Figure {
    private static final int ROW = 1140; // width of a row that fits a notebook, in pixels
    private static final int TITLE = 34;

    private final List<Figure> figures;
    private final int columns;
    private final String title;

    private Panels(List<Figure> figures, int columns, String title) {
        this.figures = figures;
        this.columns = columns;
        this.title = title;
        checkSize();
    }

    static Panels of(int columns, Figure... figures) {
        if (eachGiven("figures", figures).length == 0 || columns < 1) {
            throw new ArgumentException("The grid has %d figures in %d columns; give one at least."
                    .formatted(figures.length, columns));
        }
        int width = Math.clamp(ROW / Math.min(columns, figures.length), 320, 640);
        int height = (int) (0.55 * width) + 70;
        return new Panels(Stream.of(figures).map(figure -> figure.fitted(width, height)).toList(),
                Math.min(columns, figures.length), "");
    }

    /** A title above all of them. */
    public Panels title(String newTitle) {
        return new Panels(figures, columns, Words.checked("title", newTitle));
    }

    @Override
    public int width() {
        return IntStream.range(0, columns).map(this::columnWidth).reduce(0, Math::addExact);
    }

    @Override
    public int height() {
        return top() + IntStream.range(0, rows()).map(this::rowHeight).reduce(0, Math::addExact);
    }

    @Override
    Figure fitted(int width, int height) {
        return this;
    }

    @Override
    void paint(Graphics2D g, int grain) {
        if (!title.isEmpty()) {
            g.setColor(Palette.INK);
            g.setFont(Fonts.bold(15));
            g.drawString(title, (width() - g.getFontMetrics().stringWidth(title)) / 2f, 24);
        }
        int y = top();
        for (int row = 0; row < rows(); row++) {
            int x = 0;
            for (int column = 0; column < columns && row * columns + column < figures.size(); column++) {
                Figure figure = figures.get(row * columns + column);
                var panel = (Graphics2D) g.create();
                panel.translate(x + (columnWidth(column) - figure.width()) / 2, y + (rowHeight(row) - figure.height()) / 2);
                figure.paint(panel, grain);
                panel.dispose();
                x += columnWidth(column);
            }
            y += rowHeight(row);
        }
    }

    @Override
    String words() {
        return Stream.concat(Stream.of(title), figures.stream().map(Figure::words))
                .filter(words -> !words.isEmpty()).collect(Collectors.joining("\n"));
    }

    private int top() {
        return title.isEmpty() ? 0 : TITLE;
    }

    private int rows() {
        return Math.ceilDiv(figures.size(), columns);
    }

    private int columnWidth(int column) {
        return IntStream.range(0, figures.size()).filter(i -> i % columns == column)
                .map(i -> figures.get(i).width()).max().orElseThrow();
    }

    private int rowHeight(int row) {
        return IntStream.range(0, figures.size()).filter(i -> i / columns == row)
                .map(i -> figures.get(i).height()).max().orElseThrow();
    }
}
