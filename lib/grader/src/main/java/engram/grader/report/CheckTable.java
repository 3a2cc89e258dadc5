package engram.grader.report;

import engram.grader.Grade;
import engram.grader.Result;
import java.util.stream.Collectors;

/** What a student sees in the notebook: a small table, as a part of a page and as text. */
public final class CheckTable {
    /** With its triangle, which the classic page of Jupyter takes away. */
    private static final String SUMMARY = "<summary style=\"display:list-item; cursor:pointer\">";

    private CheckTable() {
    }

    /** The table as HTML, with as little style as it needs in any page. */
    public static String html(String exercise, Result result) {
        String rows = result.grades().stream().map(CheckTable::row).collect(Collectors.joining());
        return "<p><b>%s: %s</b></p><table><thead>%s</thead><tbody>%s</tbody></table>".formatted(Shown.htmlLine(exercise), total(result),
                "<tr>%s%s%s</tr>".formatted(cell("th", "test"), cell("th", "points"), cell("th", "what it says")), rows);
    }

    private static String row(Grade grade) {
        var said = new StringBuilder(Shown.htmlLine(grade.sentence()));
        if (grade.outcome() == Grade.Outcome.FAILED) {
            said.append(Hints.html(grade.hints(), SUMMARY));
        }
        if (!grade.printed().isEmpty()) {
            said.append("<details>%sWhat was printed</summary><pre>%s</pre></details>".formatted(SUMMARY, Shown.htmlBlock(grade.printed())));
        }
        return "<tr>%s%s%s</tr>".formatted(cell("td", "%s&nbsp;%s".formatted(sign(grade), Shown.htmlLine(grade.name()))), cell("td", points(grade)),
                cell("td", said.toString()));
    }

    private static String cell(String kind, String html) {
        return "<%s style=\"text-align:left; vertical-align:top\">%s</%1$s>".formatted(kind, html);
    }

    /** The table as text; hints are for who unfolds them. */
    public static String text(String exercise, Result result) {
        return "%s: %s\n".formatted(exercise, total(result)) + result.grades().stream()
                .map(grade -> "%s %s, %s%s".formatted(sign(grade), Shown.line(grade.name()), points(grade),
                        grade.sentence().isEmpty() ? "" : ": " + Shown.line(grade.sentence())))
                .collect(Collectors.joining("\n"));
    }

    private static String total(Result result) {
        return result.earned().isPresent() ? "%s of %s points".formatted(Points.of(result.earned().getAsDouble()), Points.of(result.points()))
                : "not graded, as a test could not be run";
    }

    private static String sign(Grade grade) {
        return switch (grade.outcome()) {
            case PASSED -> "✓";
            case FAILED -> "✗";
            case NOT_GRADED -> "?";
        };
    }

    private static String points(Grade grade) {
        return "%s of %s".formatted(Points.of(grade.earned()), Points.of(grade.points()));
    }
}
