package engram.kernel.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A declaration that is taken for something else would be lost, so this has to be right. */
class FormTest {

    @ParameterizedTest
    @ValueSource(strings = {"int x;", "int[] x = {1};", "var y = 1;", "String s = \"a\";", "java.util.List<int[]> l;",
        "Map<String, List<? extends Number>> m = null;", "Map.Entry<K, V>[] e;", "double f(double x) { return x; }",
        "<T> T id(T t) { return t; }", "List<T> g() { return null; }", "class A { }", "record R(int a) { }", "sealed interface I { }",
        "non-sealed class B { }", "@FunctionalInterface interface F { }", "import java.util.*;", "static int n = 0;", "Foo @X [] z;",
        "String /* odd */ s2;", "enum E { A }", "switch (x) { default -> 1; }", "final int k = 3;", "A<B<C>> d"})
    void declaration(String source) {
        assertEquals(Form.DECLARATION, Form.of(source));
    }

    @ParameterizedTest
    @ValueSource(strings = {"for (;;) { }", "if (a) b();", "{ int x = 1; }", "while (true);", "try { } finally { }", "throw e;",
        "synchronized (lock) { }", "do { } while (x);", "assert x;", ";"})
    void statement(String source) {
        assertEquals(Form.STATEMENT, Form.of(source));
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "x + 1", "f(1)", "a.b.c()", "x = 5", "x++", "++x", "new A()", "(a)", "\"text\"", "'c'", "1.5", "-x",
        "!b", "a[0] = 1", "a < b", "x instanceof String s", "List.<String>of()", "this", "String::valueOf", "a < b && c > d",
        "names.stream().map(n -> n + 1).toList()", "a.b"})
    void expression(String source) {
        assertEquals(Form.EXPRESSION, Form.of(source));
    }
}
