package engram.kernel.code;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A declaration that is taken for something else would be lost, so this has to be right. */
class FormTest {

    @ParameterizedTest
    @ValueSource(strings = {"int x;", "int[] x = {1};", "var y = 1;", "String s = \"a\";", "java.util.List<int[]> l;",
        "Map<String, List<? extends Number>> m = null;", "Map.Entry<K, V>[] e;", "static int n = 0;", "Foo @X [] z;", "String /* odd */ s2;",
        "final int k = 3;", "A<B<C>> d", "@SuppressWarnings(\"unchecked\") List<String> raw = f();", "String 𝒳 = \"set\";", "volatile boolean stop;", "record r;",
        "int a[] = {1};", "byte b = 1, c;"})
    void variable(String source) {
        assertEquals(Form.VARIABLE, Form.of(source));
    }

    @ParameterizedTest
    @ValueSource(strings = {"double f(double x) { return x; }", "<T> T id(T t) { return t; }", "List<T> g() { return null; }", "void h() { }",
        "public static int[] k(int... n) { return n; }", "synchronized void s() { }", "@Deprecated int d() { return 1; }", "Map.Entry<K, V> e() { return null; }"})
    void method(String source) {
        assertEquals(Form.METHOD, Form.of(source));
    }

    @ParameterizedTest
    @ValueSource(strings = {"class A { }", "record R(int a) { }", "sealed interface I { }", "non-sealed class B { }", "@FunctionalInterface interface F { }",
        "enum E { A }", "public abstract class C { }", "@interface N { }", "public @interface M { }", "@a.b.C(x = {1, 2}) final class D { }", "record G<T>(T t) { }"})
    void type(String source) {
        assertEquals(Form.TYPE, Form.of(source));
    }

    @ParameterizedTest
    @ValueSource(strings = {"import java.util.*;", "import static java.lang.Math.max;", "import module java.base;"})
    void imported(String source) {
        assertEquals(Form.IMPORT, Form.of(source));
    }

    @ParameterizedTest
    @ValueSource(strings = {"for (;;) { }", "if (a) b();", "{ int x = 1; }", "while (true);", "try { } finally { }", "throw e;",
        "synchronized (lock) { }", "do { } while (x);", "assert x;", ";", "switch (x) { default -> 1; }"})
    void statement(String source) {
        assertEquals(Form.STATEMENT, Form.of(source));
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "x + 1", "f(1)", "a.b.c()", "x = 5", "x++", "++x", "new A()", "(a)", "\"text\"", "'c'", "1.5", "-x",
        "!b", "a[0] = 1", "a < b", "x instanceof String s", "List.<String>of()", "this", "String::valueOf", "a < b && c > d",
        "names.stream().map(n -> n + 1).toList()", "a.b", "int.class", "int[].class", "record(1)", "sealed = 2", "non - 1", "String[].class",
        "switch (x) { default -> 1; }.f()"})
    void expression(String source) {
        assertEquals(Form.EXPRESSION, Form.of(source));
    }
}
