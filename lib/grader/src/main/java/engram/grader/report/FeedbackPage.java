package engram.grader.report;

import engram.grader.Grade;

/** The page that a student is given. */
public final class FeedbackPage {
    private FeedbackPage() {
    }

    /** The page as HTML. It holds nothing of a hidden test but its name, points and hints, and nothing of one that is not shown but its points. */
    public static String of(Report report) {
        var body = new StringBuilder();
        body.append("<h1>%s</h1>\n<p class=\"faint\">%s</p>\n<p class=\"total\">%s</p>\n".formatted(Shown.htmlLine(report.exercise()),
                Shown.htmlLine(report.student()), report.total()));
        if (!report.result().note().isEmpty()) {
            body.append("<p>%s</p>\n".formatted(Shown.htmlLine(report.result().note())));
        }
        report.listed().forEach(grade -> body.append(section(grade)));
        var unlisted = report.unlisted();
        if (!unlisted.isEmpty()) {
            String earned = report.result().isGraded() ? Points.of(Report.earned(unlisted)) + " of " : "";
            body.append("<section><h3>%s <span>· %s%s points</span></h3></section>\n".formatted(Report.unlistedName(unlisted), earned,
                    Points.of(Report.points(unlisted))));
        }
        body.append("<p class=\"faint\">%s</p>\n".formatted(Shown.htmlLine(report.isolation())));
        return Page.of("%s: %s".formatted(report.exercise(), report.student()), body.toString());
    }

    private static String section(Grade grade) {
        var html = new StringBuilder("<section class=\"%s\"><h3>%s <span>· %s</span></h3>\n".formatted(kind(grade), Shown.htmlLine(grade.name()),
                told(grade)));
        if (!grade.sentence().isEmpty()) {
            html.append("<p>%s</p>\n".formatted(Shown.htmlLine(grade.sentence())));
        }
        if (grade.outcome() == Grade.Outcome.FAILED) {
            html.append(Hints.html(grade.hints(), "<summary>")).append('\n');
        }
        if (!grade.printed().isEmpty()) {
            html.append("<details><summary>What was printed</summary><pre>%s</pre></details>\n".formatted(Shown.htmlBlock(grade.printed())));
        }
        return html.append("</section>\n").toString();
    }

    private static String kind(Grade grade) {
        return switch (grade.outcome()) {
            case PASSED -> "passed";
            case FAILED -> "failed";
            case NOT_GRADED -> "open";
        };
    }

    private static String told(Grade grade) {
        String points = Points.of(grade.points());
        return switch (grade.outcome()) {
            case PASSED -> "passed, %s of %1$s".formatted(points);
            case FAILED -> "failed, 0 of " + points;
            case NOT_GRADED -> "not graded, %s points".formatted(points);
        };
    }
}
