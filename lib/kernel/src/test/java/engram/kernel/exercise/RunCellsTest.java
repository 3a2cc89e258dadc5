package engram.kernel.exercise;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RunCellsTest {
    private final RunCells cells = new RunCells();
    private int number;

    private void run(String id, String source, boolean compiles, boolean succeeded) {
        cells.add(Optional.of(id).filter(own -> !own.isEmpty()), ++number, source, compiles, succeeded);
    }

    private void run(String id, String source) {
        run(id, source, true, true);
    }

    private List<String> sources() {
        return cells.all().stream().map(RunCells.Cell::source).toList();
    }

    @Test
    void theLatestVersionStandsWhereTheFirstOneStood() {
        run("a", "int a = 1;");
        run("b", "int b = 1;");
        run("a", "int a = 2;");
        assertEquals(List.of("int a = 2;", "int b = 1;"), sources());
        assertEquals(3, cells.all().getFirst().number());
    }

    @Test
    void whatFailedStandsWhereItFirstSucceeded() {
        run("late", "use(a);", true, false);
        run("a", "int a = 1;");
        run("late", "use(a);");
        assertEquals(List.of("int a = 1;", "use(a);"), sources());
    }

    @Test
    void aVersionThatDoesNotCompileIsTheStudentsLatest() {
        run("a", "int a = 1;");
        run("a", "int a = ;", false, false);
        assertEquals(List.of("int a = ;"), sources());
    }

    @Test
    void withoutIdsTheOrderIsThatOfTheRuns() {
        run("", "int f() { return 1; }");
        run("", "int g() { return f(); }");
        run("", "int f() { return }", false, false);
        run("", "int f() { return 2; }");
        run("", "int f() { return 1; }");
        assertEquals(List.of("int g() { return f(); }", "int f() { return 2; }", "int f() { return 1; }"), sources());
    }
}
