package engram.grader.report;

import engram.grader.Grade;
import engram.grader.Grade.Outcome;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The page about a class, for the teacher. */
public final class SummaryPage {
    private static final int MISTAKES = 20;

    private SummaryPage() {
    }

    /** The page as HTML. */
    public static String of(String exercise, List<Report> reports) {
        var body = new StringBuilder("<h1>%s</h1>\n<p>%s</p>\n".formatted(Shown.htmlLine(exercise), figures(reports)));
        body.append("<h2>Points</h2>\n").append(Distribution.svg(reports));
        body.append("<h2>Tests</h2>\n").append(tests(reports));
        body.append("<h2>The commonest mistakes</h2>\n").append(mistakes(reports));
        body.append("<h2>Submissions</h2>\n").append(submissions(reports));
        return Page.of("%s: summary".formatted(exercise), body.toString());
    }

    private static String figures(List<Report> reports) {
        var points = reports.stream().filter(report -> report.result().isGraded()).mapToDouble(report -> report.result().earned().getAsDouble()).sorted().toArray();
        String isolation = reports.stream().map(Report::isolation).distinct().collect(Collectors.joining("; "));
        if (points.length == 0) {
            return "%d submissions, none graded; %s".formatted(reports.size(), Shown.htmlLine(isolation));
        }
        double median = (points[(points.length - 1) / 2] + points[points.length / 2]) / 2;
        return "%d submissions, %d graded; mean %s, median %s of %s points; %s".formatted(reports.size(), points.length,
                Points.of(Arrays.stream(points).average().getAsDouble()), Points.of(median),
                Points.of(reports.getFirst().result().points()), Shown.htmlLine(isolation));
    }

    private static String tests(List<Report> reports) {
        var html = new StringBuilder("<table><tr><th>test</th><th class=\"number\">points</th><th class=\"number\">passed</th>"
                + "<th class=\"number\">failed</th><th class=\"number\">not graded</th></tr>\n");
        var first = reports.isEmpty() ? List.<Grade>of() : reports.getFirst().result().grades();
        for (int i = 0; i < first.size(); i++) {
            int test = i;
            Map<Outcome, Long> counts = reports.stream().map(report -> report.result().grades().get(test).outcome())
                    .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
            html.append("<tr><td>%s%s</td>".formatted(Shown.htmlLine(first.get(i).name()), first.get(i).hidden() ? " (hidden)" : ""));
            html.append(number(Points.of(first.get(i).points())));
            for (var outcome : Outcome.values()) {
                html.append(number(counts.getOrDefault(outcome, 0L).toString()));
            }
            html.append("</tr>\n");
        }
        return html.append("</table>\n").toString();
    }

    /** For how many submissions each sentence was said, whatever value stands in it behind "yours is". */
    private static String mistakes(List<Report> reports) {
        var counts = new TreeMap<String, Long>();
        for (var report : reports) {
            var result = report.result();
            Stream.concat(Stream.of(result.note()), result.grades().stream().map(Grade::sentence)).filter(sentence -> !sentence.isEmpty())
                    .map(sentence -> sentence.replaceFirst("(?s); yours is .*", ".")).distinct().forEach(sentence -> counts.merge(sentence, 1L, Long::sum));
        }
        if (counts.isEmpty()) {
            return "<p>None.</p>\n";
        }
        return counts.entrySet().stream().sorted(Map.Entry.comparingByValue(Comparator.reverseOrder())).limit(MISTAKES)
                .map(each -> "<tr>%s<td>%s</td></tr>\n".formatted(number(each.getValue().toString()), Shown.htmlLine(each.getKey())))
                .collect(Collectors.joining("", "<table><tr><th class=\"number\">submissions</th><th>sentence</th></tr>\n", "</table>\n"));
    }

    private static String submissions(List<Report> reports) {
        return reports.stream().map(report -> "<tr><td><a href=\"%s/feedback.html\">%s</a></td>%s<td>%s</td></tr>\n".formatted(report.folder(),
                        Shown.htmlLine(report.student()), number(report.result().earned().isPresent() ? Points.of(report.result().earned().getAsDouble()) : "not graded"),
                        Shown.htmlLine(report.result().note())))
                .collect(Collectors.joining("", "<table><tr><th>student</th><th class=\"number\">points</th><th>note</th></tr>\n", "</table>\n"));
    }

    private static String number(String text) {
        return "<td class=\"number\">%s</td>".formatted(text);
    }
}
