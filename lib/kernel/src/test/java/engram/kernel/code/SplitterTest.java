package engram.kernel.code;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SplitterTest {

    /** Pieces that stay whole, and next to any other are cut where they meet. */
    static final List<String> PIECES = List.of(
            "int x = 5;", "int[] a = {1, 2};", "var f = new Function<Integer, Integer>() { public Integer apply(Integer n) { return n; } };",
            "class A { int v; void m() { } }", "record P(int a, int b) { }", "enum E { A, B { }; }", "@interface N { int[] v() default {}; }",
            "int f(int n) { return n; }", "<T extends Comparable<T>> T max(List<? extends T> l) throws Exception { return null; }",
            "import java.util.*;", "for (int i = 0; i < 3; i++) if (i > 1) break; else continue;", "while (true);",
            "do { i++; } while (i < 5);", "try { f(); } catch (Exception e) { g(); } finally { h(); }", "try (var r = open()) { use(r); }",
            "if (a) { b(); } else if (c) d(); else { e(); }", "synchronized (lock) { f(); }", "outer: for (;;) { break outer; }",
            "Runnable r = () -> { run(); };", "list.forEach(n -> { use(n); });", "switch (x) { case 1 -> f(); default -> { } }",
            "int y = switch (x) { case 1 -> 2; default -> { yield 3; } };", "String s = \"a;b{\\\"\";", "char c = ';';",
            "String t = \"\"\"\n  { ; \"quoted\" \\\"\"\"\n  \"\"\";", "throw new Exception();", "{ int local = 1; }", "assert x > 0 : \"no\";",
            "x < y;", "int z /* ; { */ = 1;", "public static final double G = 9.81;", "f(1);", "a[0] = new int[] {1}[0];",
            "1.5e3 + .5;", "double[][] m = new double[3][];", "sealed interface S permits Q { }", "int n = 1, k = 2;");

    @Test
    void anyTwoPiecesAreCutWhereTheyMeet() throws CodeError {
        for (var first : PIECES) {
            for (var second : PIECES) {
                var cell = "// note\n" + first + "\n/* { */ " + second + " // end";
                assertEquals(List.of(first, second), Splitter.split(cell).stream().map(Piece::source).toList());
                assertEquals(cell.lastIndexOf(second), Splitter.split(cell).get(1).offset());
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"1 + 1", "int x = 5", "var r = new Object() { }", "x -> { }", "f(1) // done"})
    void lastSemicolonMayBeMissing(String cell) throws CodeError {
        assertEquals(1, Splitter.split(cell).size());
        assertEquals(';', Splitter.split(cell).getFirst().source().charAt(Splitter.split(cell).getFirst().source().length() - 1));
    }

    @Test
    void valueOfAMagicIsKept() throws CodeError {
        var cell = "int n = 5 % 3;\nList<String> added = %jars \"a b.jar\" c.jar;\nint m;";
        assertEquals(List.of("int n = 5 % 3;",
                "List<String> added = lineMagic(\"jars\", java.util.List.of(\"a b.jar\", \"c.jar\"));", "int m;"),
                Splitter.split(cell).stream().map(Piece::source).toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {"import java.util.Scanner\nScanner s = null;", "import java.util.*\nint z = 4;", "import static java.lang.Math.max\n\nmax(1, 2)"})
    void importWithoutSemicolonIsOneErrorOnItsLine(String cell) {
        var error = assertThrows(CodeError.class, () -> Splitter.split(cell));
        assertEquals(1, error.problems().size());
        assertEquals(cell.indexOf('\n'), error.problems().getFirst().end());
    }

    static Stream<String> unfinished() {
        return Stream.of("for (int i = 0; i < 3; i++) {", "if (x)", "int f() {", "f(1,", "\"abc", "/* abc", "try { }", "do { }", "class A {",
                "String t = \"\"\"\n abc", "while (x)", "int[] a = {1,");
    }

    @ParameterizedTest
    @MethodSource
    void unfinished(String code) {
        assertThrows(CodeError.class, () -> Splitter.split("int before = 1;\n" + code));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  \n", "// only a comment", "/* two\nlines */", ";;"})
    void nothingToRun(String cell) throws CodeError {
        assertEquals(List.of(), Splitter.split(cell));
    }

    @Test
    void wrongBracketsAreLeftToTheCompiler() throws CodeError {
        assertEquals(2, Splitter.split("int a = 1; f(1)); g()").size());
    }
}
