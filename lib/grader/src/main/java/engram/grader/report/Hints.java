package engram.grader.report;

import java.util.List;

/** Hints, folded one inside the other, so that a student reads the next when the one before was not enough. */
final class Hints {
    private Hints() {
    }

    /** @param summary the tag that begins a line to be clicked */
    static String html(List<String> hints, String summary) {
        var html = new StringBuilder();
        hints.forEach(hint -> html.append("<details>%s%s</summary><p>%s</p>".formatted(summary, html.isEmpty() ? "Hint" : "Another hint",
                Shown.htmlLine(hint))));
        return html.append("</details>".repeat(hints.size())).toString();
    }
}
