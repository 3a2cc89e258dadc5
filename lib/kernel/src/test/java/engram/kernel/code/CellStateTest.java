package engram.kernel.code;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a console asks after every line: is this all? */
class CellStateTest {
    private static String status(String code) {
        return CellState.of(code.replace("⏎", "\n")).status();
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "x +", "int y =", "a.", "a ? b :", "x ->", "list.forEach(x ->", "Foo::", "new", "a instanceof", "throw", "foo(1,", "foo(", "a[",
        "int[] b = {1,", "x + +", "x &&", "x ==", "i +=", "!", "++", "List<", "List<String>", "Map<String,", "import",
        "import java.util.", "import static", "class A", "class A extends B", "class A extends", "class A {", "interface I", "enum E",
        "enum E { A,", "record P(int x)", "record P", "record P(int x,", "sealed interface S permits", "public", "static final",
        "public static void f()", "int f(int n)", "<T> List<T> f(T t)", "int[] f() throws Exception",
        "Map<String, List<Integer>> count(String s)", "@Override", "@SuppressWarnings(\"x\")", "@Deprecated⏎public", "@interface Marker",
        "non-sealed class B", "if (a) {", "if (a)", "if (a) b(); else", "if (a) { } else", "if (a) { } else if (b)", "if",
        "for (int i = 0; i < 3; i++)", "for (int i = 0;", "while (x)", "do", "do { }", "do { } while", "do x();", "try { }",
        "try (var x = y())", "try { } catch (E e)", "try { } finally", "switch (x)", "switch (x) { case 1 ->", "int y = switch (x) {",
        "synchronized (x)", "outer:", "Runnable r = () -> {", "var x = new Object() {", "int a = 1;⏎int b =", "int f() {⏎  return 1;",
        "/* left open", "int a; /** left", "String s = \"\"\"", "String s = \"\"\"⏎  text⏎", "foo(\"\"\"⏎ text", "int", "var", "void",
        "x = (a", "int x = 1 +⏎", "%jars a.jar⏎x +", "\"a\" +", "if (a) x +", "else_ ->", "a ? b", "x = c ? 1", "var f = (int a) ->",
        "var f = (int a, int b)", "int[] a = new int", "for (var x : xs) if (x > 0)", "return a +", "{⏎  int a;", "List<? extends",
        "enum E { A(1),⏎ B(", "foo(a)⏎  .", "int a,", "long n = (long)", "assert x :", "case_ = new int[]", "%%time", "%%time⏎foo();",
        "%%time⏎for (;;) {⏎", "%%loadFromPOM", "%%loadFromPOM⏎<dependency>", "  %%time", "%%loadFromPOM⏎<dependency>⏎</dependency>"
    })
    void moreIsExpected(String code) {
        assertEquals("incomplete", status(code));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "", "  ⏎", "// note", "/* note */", "1 + 1", "x", "x;", "x++", "--x", "foo()", "a.b", "int y", "int y = 5", "int y = 5;",
        "a > foo()", "a < b && c > foo()", "new Foo()", "new int[] {1, 2}", "new Object() { }", "return", "String.class", "int.class",
        "Foo::new", "() -> { }", "x -> x + 1", "import java.util.*", "import java.util.List", "class A { }", "interface I { }",
        "enum E { A, B }", "record P(int x) { }", "int f() { return 1; }", "<T> T f(T t) { return t; }", "if (a) { }",
        "if (a) { } else { }", "if (a) b()", "for (;;) { }", "for (int i = 0; i < 3; i++) f(i)", "while (x) y();", "do { } while (x)",
        "do x(); while (y);", "try { } finally { }", "try (var x = y()) { }", "try { } catch (E e) { }",
        "switch (x) { case 1 -> f(); default -> { } }", "synchronized (x) { }", "int y = switch (x) { case 1 -> 2; default -> 3; }",
        "outer: for (;;) break outer;", "String s = \"\"\"⏎  text⏎  \"\"\"", "'\\''", "\"a \\\" b\"", "a % b", "x⏎% y", "%jars it's.jar",
        "%maven a:b:1", "  %time x +", "int a = 1;⏎%jars x", "List<String> added = %jars lib/*.jar", "%lsmagic⏎1 + 1",
        "int[] a = {1, 2};", "@Deprecated int x = 1;", "@FunctionalInterface interface F { void f(); }", "var x = 1;;", "{ int a = 1; }",
        "throw new Exception()", "char c = '{';", "\"(\"", "record.toString()", "int record = 5", "List<String> names",
        "Map<String, List<Integer>> m = new HashMap<>()", "yieldOf(3)", "int a = 1; a", "%%time⏎foo();⏎", "%%loadFromPOM⏎<dependency/>⏎",
        "%%time⏎⏎"
    })
    void thisIsAll(String code) {
        assertEquals("complete", status(code));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "f(1))", "\"abc", "'a", "}", "foo(;", "(]", "int a[) {", "1 2", "int = 5", "else { }", "catch (E e) { }", "if x", "class { }",
        "int 5x = 3;", "foo bar baz", "String s = \"\"\"abc", "\"\\{x}\"", "int a = ;", "\"abc⏎int y =", "do { } until (x)"
    })
    void nothingCanMendThis(String code) {
        assertEquals("invalid", status(code));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "int f() { | 4", "int f() {⏎  if (x) { | 8", "if (x) | 4", "foo(a, | 4", "foo(List.of( | 8", "int y = | 4", "class A | 4",
        "@Override | 0", "try { } | 0", "do { } | 0", "%%time | 0", "/* note | 0", "int f() { /* note | 4"
    })
    void nextLineIsSetIn(String code, int blanks) {
        assertEquals(" ".repeat(blanks), CellState.of(code.strip().replace("⏎", "\n")).indent());
    }
}
