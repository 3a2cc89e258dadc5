package engram.grader.report;

import java.util.Arrays;
import java.util.List;

/** How many submissions have how many points, as a histogram in SVG with a bar for each tenth of what can be earned. */
final class Distribution {
    private static final int BARS = 10;
    private static final int WIDTH = 60;   // of a bar with its gap, in pixels
    private static final int HEIGHT = 160; // of the highest bar, in pixels

    private Distribution() {
    }

    static String svg(List<Report> reports) {
        var counts = new int[BARS + 1]; // full points are a bar of their own
        double points = reports.isEmpty() ? 0 : reports.getFirst().result().points();
        for (var report : reports) {
            report.result().earned().ifPresent(earned -> counts[points == 0 ? BARS : (int) Math.floor(BARS * earned / points + 1e-9)]++);
        }
        int highest = Math.max(1, Arrays.stream(counts).max().getAsInt());
        var svg = new StringBuilder("<svg viewBox=\"0 0 %d %d\" width=\"%1$d\" height=\"%2$d\" role=\"img\" aria-label=\"how many submissions have how many points\">\n"
                .formatted(WIDTH * counts.length, HEIGHT + 60));
        for (int bar = 0; bar < counts.length; bar++) {
            int height = Math.round(HEIGHT * (float) counts[bar] / highest);
            int middle = WIDTH * bar + WIDTH / 2;
            svg.append("<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\"/>".formatted(WIDTH * bar + 4, HEIGHT + 20 - height, WIDTH - 8, height));
            svg.append("<text x=\"%d\" y=\"%d\" text-anchor=\"middle\">%d</text>".formatted(middle, HEIGHT + 15 - height, counts[bar]));
            svg.append("<text x=\"%d\" y=\"%d\" text-anchor=\"middle\">%s</text>\n".formatted(middle, HEIGHT + 36, label(bar, points)));
        }
        return svg.append("<line x1=\"0\" x2=\"%d\" y1=\"%d\" y2=\"%2$d\"/>".formatted(WIDTH * counts.length, HEIGHT + 20))
                .append("<text x=\"%d\" y=\"%d\" text-anchor=\"middle\">points (from the first number to below the second) and how many submissions have them</text>\n</svg>\n"
                        .formatted(WIDTH * counts.length / 2, HEIGHT + 56)).toString();
    }

    private static String label(int bar, double points) {
        return bar == BARS ? Points.of(points) : "%s – %s".formatted(Points.of(points * bar / BARS), Points.of(points * (bar + 1) / BARS));
    }
}
