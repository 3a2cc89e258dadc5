package engram.kernel.display;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import engram.kernel.run.CellInterrupted;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Values that say nothing, fail, or never come to an end when they are asked what they are. */
@Timeout(60)
class StubbornValuesTest {
    private static ShownCells cells;

    @BeforeAll
    static void startShell() {
        cells = new ShownCells();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', value = {
        "class Nil { public String toString() { return null; } } new Nil() ~ Nil@[0-9a-f]+ \\(its toString\\(\\) returned null\\)",
        "class Bad { public String toString() { throw new IllegalStateException(\"no & no\"); } } new Bad()"
                + " ~ Bad@[0-9a-f]+ \\(its toString\\(\\) threw IllegalStateException: no & no\\)",
        "class Dry { public String toString() { throw new OutOfMemoryError(); } } new Dry() ~ Dry@.* threw OutOfMemoryError\\)",
        "class Deep { public String toString() { return \"(\" + this + \")\"; } } new Deep() ~ Deep@.* threw StackOverflowError\\)",
        "class Own extends Error { } class Odd { public String toString() { throw new Own(); } } new Odd() ~ Odd@.* threw Own\\)",
        "class Mute extends RuntimeException { public String getMessage() { throw new RuntimeException(); } }"
                + " class Odder { public String toString() { throw new Mute(); } } new Odder() ~ Odder@.* threw Mute\\)",
        "class Hash { public int hashCode() { throw new RuntimeException(\"none\"); } } new Hash() ~ Hash@.* threw"
                + " RuntimeException: none\\)",
        "record Half(int a) { public String toString() { return null; } } new Half(1) ~ Half@.* returned null\\)",
        "enum Sign { PLUS { public String toString() { return null; } } } Sign.PLUS ~ Sign@.* returned null\\)",
        "new Object() { public String toString() { return null; } } ~ an anonymous Object@.* returned null\\)"
    })
    void failureStandsInPlaceOfTheText(String source, String expected) throws Exception {
        var text = cells.text(cells.value(source));
        assertTrue(text.matches(expected), text);
        var listed = cells.text(Arrays.asList(1, cells.value(source), 2));
        assertTrue(listed.matches("\\[1, " + expected + ", 2\\]"), listed);
    }

    @ParameterizedTest
    @Tag("timing")
    @ValueSource(strings = {
        "class V { public String toString() { while (true) { } } } new V()",
        "class V { public String toString() { for (long i = 0; ; i++) { try { Thread.sleep(1000); } catch (InterruptedException e)"
                + " { } } } } new V()",
        "class V { public String toString() { try { new Object() { synchronized void on() throws Exception { wait(); } }.on(); }"
                + " catch (Exception e) { } return toString(); } } new V()",
        "class V { public String toString() { return \"\" + Stream.generate(String::new).filter(s -> s == null).count(); } } new V()",
        "class V { public String toString() { java.util.concurrent.locks.LockSupport.park(); return toString(); } } new V()",
        "class V { public String toString() { return \"\" + IntStream.iterate(1, i -> i).asLongStream().sum(); } } new V()",
        "class V { public String toString() { while (true) { try { Thread.sleep(10); } catch (Throwable t) { } } } } new V()",
        "class V { public int hashCode() { while (true) { } } } new V()"
    })
    void valueThatNeverAnswersIsGivenUp(String source) throws Exception {
        var value = cells.value(source);
        long start = System.nanoTime();
        var text = cells.text(Arrays.asList(1, value, value));
        assertTrue(seconds(start) < 2, () -> seconds(start) + " s");
        assertTrue(text.matches("\\[1, V@[0-9a-f]+ \\(its toString\\(\\) did not end within 0.3 s\\), V@.* was not tried.*"), text);
        assertEquals("3", cells.text(cells.value("int three = 0; for (int i = 0; i < 3; i++) three++; three")));
    }

    @ParameterizedTest
    @Tag("timing")
    @CsvSource(delimiter = '~', value = {
        "new AbstractList<Integer>() { public int size() { return 9; } public Integer get(int i) { if (i == 2) throw new"
                + " IllegalStateException(\"gone\"); return i; } }"
                + " ~ \\[0, 1, …\\] \\(reading on threw IllegalStateException: gone\\)",
        "new AbstractList<Integer>() { public int size() { while (true); } public Integer get(int i) { return i; } }"
                + " ~ \\[…\\] \\(reading on did not end within 0.3 s\\)",
        "new AbstractList<Integer>() { public int size() { return 9; } public Integer get(int i) { while (i > 2); return i; } }"
                + " ~ \\[0, 1, 2, …\\] \\(reading on did not end within 0.3 s\\)",
        "new AbstractCollection<Integer>() { public int size() { throw new UnsupportedOperationException(); }"
                + " public Iterator<Integer> iterator() { return Stream.iterate(0, i -> i + 1).iterator(); } }"
                + " ~ \\[0, 1, .*, 49, …\\] \\(and more; size\\(\\) threw UnsupportedOperationException\\)",
        "new AbstractCollection<Integer>() { public int size() { return 3; } public Iterator<Integer> iterator() { return null; } }"
                + " ~ \\[…\\] \\(reading on threw NullPointerException.*\\)",
        "new AbstractMap<String, Integer>() { public Set<Map.Entry<String, Integer>> entrySet() { while (true); } }"
                + " ~ \\{…\\} \\(reading on did not end within 0.3 s\\)",
        "new AbstractMap<String, Integer>() { public Set<Map.Entry<String, Integer>> entrySet() { throw new RuntimeException(\"shut\"); } }"
                + " ~ \\{…\\} \\(reading on threw RuntimeException: shut\\)",
        "new AbstractMap<String, Integer>() { public Set<Map.Entry<String, Integer>> entrySet() { return null; } } ~ \\{…\\}"
                + " \\(reading on threw NullPointerException.*",
        "Collections.unmodifiableList(new AbstractList<Integer>() { public int size() { return 2; } public Integer get(int i) {"
                + " throw new Error(); } })"
                + " ~ \\[…\\] \\(reading on threw Error\\)",
        "class Endless implements Iterable<Integer> { public Iterator<Integer> iterator() { return IntStream.iterate(0, i -> i +"
                + " 1).iterator(); } } new Endless()"
                + " ~ \\[0, 1, .*, 49, …\\] \\(more than 50 elements\\)",
        "new Iterable<Integer>() { public Iterator<Integer> iterator() { return IntStream.iterate(0, i -> { while (i > 1); return i"
                + " + 1; }).iterator(); } }"
                + " ~ \\[0, 1, 2, …\\] \\(reading on did not end within 0.3 s\\)",
        "Iterable<Integer> once = IntStream.range(0, 3).boxed()::iterator; once ~ a lambda \\(Iterable\\)",
        "new CharSequence() { public int length() { return 5; } public char charAt(int i) { throw new IllegalStateException(\"no\"); }"
                + " public CharSequence subSequence(int a, int b) { return null; } }"
                + " ~ an anonymous CharSequence@.* \\(its characters: reading them threw IllegalStateException: no\\)"
    })
    void collectionIsShownAsFarAsItGoes(String source, String expected) throws Exception {
        var value = cells.value(source);
        long start = System.nanoTime();
        var text = cells.text(value);
        assertTrue(seconds(start) < 2, () -> seconds(start) + " s");
        assertTrue(text.matches(expected), text);
    }

    @Test
    @Tag("timing")
    void manySlowValuesShareOneLimit() throws Exception {
        var value = cells.value("class Slow { public String toString() { try { Thread.sleep(90); } catch (InterruptedException e) {"
                + " } return \"slow\"; } }"
                + " var all = new ArrayList<Slow>(); for (int i = 0; i < 40; i++) all.add(new Slow()); all");
        long start = System.nanoTime();
        var text = cells.text(value);
        assertTrue(seconds(start) < 2, () -> seconds(start) + " s");
        assertTrue(text.startsWith("[slow, slow") && text.contains("was not tried, for lack of time"), text);
    }

    @Test
    void stopButtonEndsTheWaitForAValue() throws Exception {
        var value = cells.value("class W { public String toString() { while (true) { } } } new W()");
        CompletableFuture.delayedExecutor(100, TimeUnit.MILLISECONDS).execute(cells::stop);
        assertThrows(CellInterrupted.class, () -> cells.text(value));
        assertEquals("2", cells.text(cells.value("1 + 1")));
    }

    @Test
    void threadThatIsGivenUpEnds() throws Exception {
        cells.text(cells.value("class X { public String toString() { while (true) { try { Thread.sleep(1); } catch (Throwable t) {"
                + " } } } } new X()"));
        for (var each : Thread.getAllStackTraces().entrySet()) {
            if (Arrays.stream(each.getValue()).anyMatch(frame -> frame.getClassName().endsWith("$X"))) {
                assertTrue(each.getKey().join(Duration.ofSeconds(2)), () -> each.getKey() + " goes on");
            }
        }
    }

    @Test
    void valueWhoseLockTheCellHoldsIsShown() throws Exception {
        var list = Collections.synchronizedList(new ArrayList<>(List.of(1, 2)));
        synchronized (list) {
            assertEquals("[1, 2]", ShownCells.text(new Renderers(new JJavaForms()).render(list)));
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', value = {
        "var mutex = new Object(); class A { public String toString() { synchronized (mutex) { return \"account\"; } } }"
                + " Object locked(Function<Object, Object> show) { synchronized (mutex) { return show.apply(new A()); } } ~ account",
        "var lock = new ReentrantLock(); class B { public String toString() { lock.lock(); try { return \"locked\"; } finally"
                + " { lock.unlock(); } } } Object locked(Function<Object, Object> show) { lock.lock(); try { return show.apply(new B()); }"
                + " finally { lock.unlock(); } } ~ locked",
        "Object locked(Function<Object, Object> show) { try (var arena = java.lang.foreign.Arena.ofConfined()) {"
                + " var memory = arena.allocateFrom(\"mine\"); class C { public String toString() { return memory.getString(0); } }"
                + " return show.apply(new C()); } } ~ mine",
        "Object locked(Function<Object, Object> show) { try (var arena = java.lang.foreign.Arena.ofConfined()) {"
                + " var memory = arena.allocate(3); return show.apply(new AbstractList<Byte>() { public int size() { return 3; }"
                + " public Byte get(int i) { return memory.get(java.lang.foreign.ValueLayout.JAVA_BYTE, i); } }); } } ~ [0, 0, 0]"
    })
    void valueThatLetsOnlyTheCallerInIsShown(String source, String expected) throws Exception {
        cells.run("import java.util.concurrent.locks.ReentrantLock;\n" + source);
        assertEquals(expected, cells.value("locked(value -> engram.kernel.display.Shown.text(value))"));
    }

    @Test
    void interruptOfTheThreadIsKept() {
        Thread.currentThread().interrupt();
        assertEquals("[1]", PlainText.of(List.of(1)));
        assertTrue(Thread.interrupted());
    }

    private static double seconds(long start) {
        return (System.nanoTime() - start) / 1e9;
    }
}
