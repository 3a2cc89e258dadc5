package engram.grader.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import engram.grader.Grade;
import engram.grader.Grade.Outcome;
import engram.grader.Result;
import engram.grader.Visibility;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReportsTest {
    private static final String HOSTILE = "</pre><script>alert(1)</script><svg onload=alert(2)>&quot;' \u001b[31m\u0000\u202e\u200b\ud800\u3164\u2028\u0085";

    private static Grade grade(String name, double points, Outcome outcome, String sentence, Visibility visibility) {
        return new Grade(name, points, outcome, sentence, List.of("Look here.", "And there."), "", visibility, false);
    }

    private static Report report(String student, Grade... grades) {
        return new Report("hopfield-02-x", student, "folder", new Result(List.of(grades), "", "none", 1.25));
    }

    private static final Report HALF = report("alice", grade("first", 2, Outcome.PASSED, "", Visibility.VISIBLE),
            grade("second", 1.5, Outcome.FAILED, HOSTILE, Visibility.VISIBLE), grade("third", 1, Outcome.PASSED, "", Visibility.HIDDEN),
            grade("fourth", 3, Outcome.FAILED, "", Visibility.HIDDEN));

    @Test
    void whatCantBeSeenIsShown() {
        assertEquals("</pre>[U+001B][U+0000][U+202E][U+200B][U+D800][U+3164][U+2028][U+0085][U+000A]é∂𝔸",
                Shown.line("</pre>\u001b\u0000\u202e\u200b\ud800\u3164\u2028\u0085\né∂𝔸"));
        assertEquals("one\n\ttwo[U+000D]\n", Shown.block("one\n\ttwo\r\n"));
        assertEquals("x".repeat(10_000) + " … and 5 more characters", Shown.line("x".repeat(10_005)));
    }

    @Test
    void pagesHoldNoMarkupOfAStranger() {
        var stranger = report(HOSTILE, new Grade("first", 2, Outcome.FAILED, HOSTILE, List.of(HOSTILE), HOSTILE, Visibility.VISIBLE, false));
        for (String page : List.of(FeedbackPage.of(stranger), SummaryPage.of("hopfield-02-x", List.of(stranger)), CheckTable.html("x", stranger.result()))) {
            assertTrue(page.contains("&lt;script&gt;alert(1)&lt;/script&gt;"), page);
            assertFalse(page.contains("<script") || page.contains("onload=alert(2)>") || page.contains("\u202e") || page.contains("\u001b"), page);
        }
        assertTrue(FeedbackPage.of(stranger).contains("default-src 'none'; style-src 'sha256-"));
    }

    @Test
    void theStudentsPageSaysWhatIsWrongAndFoldsHintsOneInTheOther() {
        String page = FeedbackPage.of(HALF);
        assertTrue(page.contains("3 of 7.5 points"), page);
        assertTrue(page.contains("<details><summary>Hint</summary><p>Look here.</p><details><summary>Another hint</summary><p>And there.</p></details></details>"), page);
        assertTrue(page.contains("2 tests that are not shown <span>· 1 of 4 points"), page);
        assertFalse(page.contains("third") || page.contains("fourth"), page);
        assertTrue(page.contains("isolation: none"), page);
    }

    @Test
    void gradescopeShowsTheTotalThoughTestsAreHidden() {
        var file = JsonParser.parseString(GradescopeFile.of(HALF)).getAsJsonObject();
        assertEquals(3, file.get("score").getAsDouble());
        var tests = file.getAsJsonArray("tests").asList().stream().map(test -> test.getAsJsonObject()).toList();
        assertEquals(List.of("first", "second", "2 tests that are not shown"), tests.stream().map(test -> test.get("name").getAsString()).toList());
        assertEquals(3, tests.stream().mapToDouble(test -> test.get("score").getAsDouble()).sum());
        assertEquals(7.5, tests.stream().mapToDouble(test -> test.get("max_score").getAsDouble()).sum());
        assertTrue(tests.stream().allMatch(test -> test.get("visibility").getAsString().equals("visible")));
        assertTrue(Stream.concat(Stream.of(file.get("output_format"), file.get("test_output_format"), file.get("test_name_format")),
                        tests.stream().flatMap(test -> Stream.of(test.get("output_format"), test.get("name_format"))))
                .allMatch(format -> format.getAsString().equals("text")));
        assertTrue(tests.get(1).get("output").getAsString().contains("[U+202E]"));
    }

    /** A missing score is a failure of the grader to Gradescope; a zero would be the student's. */
    @Test
    void whatIsNotGradedHasNoScoreAnywhere() {
        var open = report("bob", grade("first", 2, Outcome.PASSED, "", Visibility.VISIBLE), grade("second", 1, Outcome.NOT_GRADED, "not graded: oops.", Visibility.VISIBLE));
        JsonObject file = JsonParser.parseString(GradescopeFile.of(open)).getAsJsonObject();
        assertFalse(file.has("score"));
        assertTrue(file.getAsJsonArray("tests").asList().stream().noneMatch(test -> test.getAsJsonObject().has("score")));
        assertTrue(FeedbackPage.of(open).contains("not graded: oops."));
        assertEquals("\"bob\",\"\",\"3\",\"none\",\"\",\"2\",\"\"\r\n", Gradebook.of(List.of(open)).split("(?<=\r\n)")[1]);
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", " =1", "＝1"})
    void noNameIsAFormulaInASpreadsheet(String name) {
        String line = Gradebook.of(List.of(report(name, grade("first", 2, Outcome.PASSED, "", Visibility.VISIBLE)))).split("\r\n")[1];
        assertTrue(line.startsWith("\"'"), line);
    }

    @Test
    void namesAreQuoted() {
        assertTrue(Gradebook.of(List.of(report("a\",\"b\nc", grade("first", 2, Outcome.PASSED, "", Visibility.VISIBLE)))).contains("\r\n\"a\"\",\"\"b[U+000A]c\",\"2\""));
    }

    @Test
    void theSummaryCountsMistakesBySentence() {
        var one = report("a", grade("first", 2, Outcome.FAILED, "The sum is another; yours is 4.", Visibility.VISIBLE));
        var two = report("b", grade("first", 2, Outcome.FAILED, "The sum is another; yours is 5.", Visibility.VISIBLE));
        String page = SummaryPage.of("hopfield-02-x", List.of(one, two));
        assertTrue(page.contains("<td class=\"number\">2</td><td>The sum is another.</td>"), page);
        assertTrue(page.contains("<svg "), page);
    }
}
