package engram.kernel.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import engram.kernel.code.Cell;
import engram.kernel.code.CodeError;
import engram.kernel.run.CellInterrupted;
import engram.kernel.run.CellThread;
import engram.kernel.run.Traces;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

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
    void stackHasNothingBetweenOverloadsThatCallOneAnother() throws Exception {
        run("int half(int n) {\n  return 1 / n;\n}\nint half(String s) {\n  return half(s.length());\n}");
        run("String toString(int n) {\n  return \"\" + half(n);\n}");
        var failed = assertThrows(CellFailure.class, () -> run("half(\"\")"));
        assertEquals(List.of("half in cell 1, line 2", "half in cell 1, line 5", "cell 3, line 1"), stack(failed));
        var other = assertThrows(CellFailure.class, () -> run("toString(0)"));
        assertEquals(List.of("half in cell 1, line 2", "toString in cell 2, line 2", "cell 4, line 1"), stack(other));
    }

    private static List<String> stack(CellFailure failed) {
        return Traces.lines(failed.getCause().getStackTrace()).stream().map(Traces.Line::text).toList();
    }

    /** The interrupt was sent while nothing ran, but the next cell came first. */
    @Test
    void interruptThatWasOvertakenEndsWhatEarlierCellsLeftRunning() throws Exception {
        run("""
            var left = new Thread(() -> { while (true) Thread.onSpinWait(); });
            left.setDaemon(true);
            left.start();""");
        thread.end();
        var sent = Instant.now();
        thread.expect(sent.plusMillis(1));
        assertEquals(true, run("left.isAlive()").orElseThrow().value());
        thread.interrupt(sent);
        thread.end();
        assertEquals(false, run("left.isAlive()").orElseThrow().value());
    }

    /** Where two paths join, the verifier is told a type above both: for classes of cells nobody but their loader knows it. */
    @ParameterizedTest
    @CsvSource(delimiter = '@', value = {
        "Object o = Math.random() < 2 ? new Dog() : new Cat(); name(o) @ Dog",
        "Object pick(boolean cat) { Object x; if (cat) { x = new Cat(); } else { x = new Dog(); } return x; } name(pick(true)) @ Cat",
        "Animal next(int n) { return switch (n) { case 0 -> new Dog(); case 1 -> new Cat(); default -> new Puppy(); }; } name(next(2)) @ Puppy",
        "String caught(int n) { try { if (n > 0) throw new Hungry(); throw new Tired(); } catch (Hungry | Tired e) { return name(e); } } caught(0) @ Tired",
        "Dog elder(boolean p) { var x = p ? new Puppy() : new Dog(); return x; } name(elder(true)) @ Puppy",
        "int legs(boolean p) { var x = p ? new Puppy() : new Cat(); return x.legs(); } String.valueOf(legs(false)) @ 4",
        "Object inTheCell() { class A { } class B { } Object x = null; for (int i = 0; i < 2; i++) x = i > 0 ? new A() : new B(); return x; } name(inTheCell()) @ A"
    })
    void pathsJoinWithClassesOfCells(String source, String expected) throws Exception {
        run("interface Animal { default int legs() { return 4; } } class Dog implements Animal { } class Cat implements Animal { } class Puppy extends Dog { }");
        run("class Hungry extends Exception { } class Tired extends Exception { } String name(Object o) { return o.getClass().getSimpleName(); }");
        assertEquals(expected, run(source).orElseThrow().value());
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "Probe.class.getClassLoader().getParent() == Thread.currentThread().getContextClassLoader()",
        "boolean[] same = new boolean[1]; var t = new Thread(() -> same[0] = Probe.class.getClassLoader().getParent() == Thread.currentThread().getContextClassLoader());"
                + " t.start(); t.join(); same[0]",
        "var pool = Executors.newFixedThreadPool(1); var seen = pool.submit(() -> Thread.currentThread().getContextClassLoader()).get(); pool.shutdown();"
                + " seen == Probe.class.getClassLoader().getParent()",
        "Class.forName(Probe.class.getName(), false, Thread.currentThread().getContextClassLoader()) == Probe.class",
        "Probe.class.getResourceAsStream(\"/\" + Probe.class.getName().replace('.', '/') + \".class\").readAllBytes().length > 100"
    })
    void cellsAreWhatTheirThreadsLoadFrom(String source) throws Exception {
        run("class Probe { }");
        assertEquals(true, run(source).orElseThrow().value());
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
