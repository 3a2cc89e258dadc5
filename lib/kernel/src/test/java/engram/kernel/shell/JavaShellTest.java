package engram.kernel.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class JavaShellTest {
    private final CellThread thread = new CellThread();
    private final JavaShell shell = new JavaShell(thread, new Origins(), List.of(), _ -> { });
    private int number;

    private Optional<CellValue.Shown> run(String source) throws Exception {
        thread.begin();
        return shell.run(new Cell(++number, source)).shown();
    }

    @Test
    void lastExpressionIsShownAsAnObjectAndNotAsText() throws Exception {
        var shown = run("var list = new ArrayList<Integer>(); list.add(4); list");
        assertEquals(java.util.List.of(4), shown.orElseThrow().value());
        assertEquals(Optional.empty(), run("int later = 1;"));
    }

    @Test
    void problemStandsWhereItIsInTheCell() {
        var cell = "// first\nint a = 1;\n\n/* then */ String b = a;";
        var error = assertThrows(CodeError.class, () -> run(cell));
        var problem = error.problems().getFirst();
        assertEquals("a", cell.substring(problem.start(), problem.end()));
        assertEquals(cell.lastIndexOf('a'), problem.start());
    }

    @Test
    void failureIsToldInLinesOfTheCellThatHoldsThem() throws Exception {
        run("int half(int n) {\n  return 1 / n;\n}");
        var source = "// a comment\n\nint n = 0;\nhalf(n)";
        var failed = assertThrows(CellFailure.class, () -> run(source));
        var failure = new Failures(shell.origins()).of(failed);
        assertEquals("ArithmeticException", failure.name());
        var told = String.join("\n", failure.traceback()).replaceAll("\u001B\\[[0-9;]*m", "");
        assertTrue(told.contains("half in cell 1, line 2"), told);
        assertTrue(told.contains("cell 2, line 4"), told);
    }

    @Test
    void interruptEndsTheCellAndKeepsItsVariables() throws Exception {
        run("long count = 0;");
        CompletableFuture.delayedExecutor(300, TimeUnit.MILLISECONDS).execute(thread::interrupt);
        assertThrows(CellInterrupted.class, () -> run("while (true) { count++; }"));
        assertTrue((long) run("count").orElseThrow().value() > 0);
    }

    @Test
    void interruptBetweenCellsDoesNotEndTheNextOne() throws Exception {
        run("1");
        thread.interrupt();
        assertEquals(2, run("1 + 1").orElseThrow().value());
    }

    @Test
    void interruptEndsCatchAndFinallyLoops() throws Exception {
        for (var code : java.util.List.of("for (;;) { try { continue; } catch (Throwable t) { continue; } finally { } }",
                "do { try { throw new Exception(); } catch (Throwable t) { } } while (true);")) {
            CompletableFuture.delayedExecutor(200, TimeUnit.MILLISECONDS).execute(thread::interrupt);
            assertThrows(CellInterrupted.class, () -> run(code));
        }
    }
}
