package engram.grader.report;

import engram.grader.Grade;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The points of a class as a table for a spreadsheet. What was not graded is an empty cell. */
public final class Gradebook {
    private Gradebook() {
    }

    /** The file's text: a line that names the columns, then one a submission; all cells are quoted. */
    public static String of(List<Report> reports) {
        var lines = new ArrayList<List<String>>();
        var head = new ArrayList<>(List.of("student", "points", "of", "isolation", "note"));
        reports.stream().limit(1).flatMap(report -> report.result().grades().stream()).map(Grade::name).forEach(head::add);
        lines.add(head);
        for (var report : reports) {
            var result = report.result();
            var line = new ArrayList<>(List.of(report.student(), result.earned().isPresent() ? Points.of(result.earned().getAsDouble()) : "",
                    Points.of(result.points()), result.isolation(), result.note()));
            result.grades().forEach(grade -> line.add(grade.outcome() == Grade.Outcome.NOT_GRADED ? "" : Points.of(grade.earned())));
            lines.add(line);
        }
        return lines.stream().map(line -> line.stream().map(Gradebook::cell).collect(Collectors.joining(",")) + "\r\n").collect(Collectors.joining());
    }

    /** A cell that no spreadsheet takes for a formula, whatever a student calls a file. */
    private static String cell(String text) {
        String shown = Shown.line(text);
        boolean formula = !text.isBlank() && "=+-@\t\r＝＋－＠".indexOf(text.charAt(0)) >= 0 || !text.isBlank() && "=+-@＝＋－＠".indexOf(text.strip().charAt(0)) >= 0;
        return "\"" + (formula ? "'" : "") + shown.replace("\"", "\"\"") + "\"";
    }
}
