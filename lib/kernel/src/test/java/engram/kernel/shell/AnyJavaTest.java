package engram.kernel.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import engram.kernel.code.Cell;
import engram.kernel.code.CodeError;
import engram.kernel.run.CellThread;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A cell may hold any Java that a file may hold, and more: statements, in any order. */
@Timeout(60)
class AnyJavaTest {
    private final CellThread thread = new CellThread();
    private final JavaShell shell = new JavaShell(thread, new Origins(), List.of(), _ -> { });
    private int number;

    static Stream<String> values() {
        return Stream.of(
                "sealed interface Shape { } record Circle(double r) implements Shape { } record Square(double a) implements Shape { }"
                        + " double area(Shape s) { return switch (s) { case Circle(double r) -> 3 * r * r; case Square(double a) -> a * a; }; } area(new Square(3)) @ 9.0",
                "area(new Square(2)); double area(Sq s) { return s.a() * s.a(); } record Sq(double a) { } record Square(double a) { } double area(Square s) { return 4; } @",
                "sealed interface Animal permits Dog, Cat { } final class Dog implements Animal { } final class Cat implements Animal { } Animal a = new Cat(); a instanceof Cat @ true",
                "sealed interface Tree { record Leaf(int n) implements Tree { } record Node(Tree l, Tree r) implements Tree { } } new Tree.Leaf(3).n() @ 3",
                "abstract sealed class Base { } final class One extends Base { int v() { return 1; } } new One().v() @ 1",
                "sealed interface S1 { } non-sealed class Open implements S1 { } class More extends Open { } new More() instanceof S1 @ true",
                "String 𝒳 = \"set\"; 𝒳 + 𝒳.length() @ set3", "int 𝑛𝑒𝑥𝑡(int 𝓂) { return 𝓂 + 1; } 𝑛𝑒𝑥𝑡(4) @ 5", "record 𝔓(int 𝔵) { } new 𝔓(3).𝔵() @ 3", "double π = 3, größe = 2; π * größe @ 6.0",
                "var 数 = List.of(1, 2); 数.size() @ 2", "enum Ψ { α, β } Ψ.β.ordinal() @ 1",
                "int shown; print(3); void print(int n) { shown = n; } shown @ 3", "int a() { return b(); } a(); int b() { return c; } int c = 4; @",
                "int done = 4; main(); void main() { helper(); } void helper() { done++; } done @ 5", "var v = later(2); int later(int n) { return n * n; } v @ 4",
                "new Late().x(); class Late { int x() { return 5; } } new Late().x() @ 5",
                "interface Area { double area(); } record Ci(double r) implements Area { public double area() { return r; } } record Sq(double a) implements Area { public double area() { return a * a; } }"
                        + " var shapes = List.of(new Ci(1), new Sq(2)); shapes.get(1).area() @ 4.0",
                "interface Area { double area(); } record Ci(double r) implements Area { public double area() { return r; } } record Sq(double a) implements Area { public double area() { return a * a; } }"
                        + " var shapes = new ArrayList<>(List.of(new Ci(1), new Sq(2))); shapes.add(new Ci(7)); shapes.getLast().area() @ 7.0",
                "record A1(int x) { } record B1(int y) { } var both = List.of(new A1(1), new B1(2)); both.size() @ 2", "var mixed = List.of(1, 2.5, 3L); mixed.get(1).intValue() @ 2",
                "var map = Map.of(1, List.of(1, 2.0), 2, List.of(3L, 4f)); map.get(1).size() @ 2", "var c = \"\".getClass(); c.getSimpleName() @ String",
                "var pick = true ? 1 : \"a\"; pick @ 1", "var cmp = Comparator.comparing(String::length).thenComparing(Comparator.naturalOrder()); cmp.compare(\"a\", \"bb\") < 0 @ true",
                "var anon = new Object() { int hidden = 3; }; anon != null @ true", "var r = new Runnable() { public void run() { } }; r.run(); r instanceof Runnable @ true",
                "var anon = new Object() { int hidden = 3; int twice() { return 2 * hidden; } }; anon.twice() + anon.hidden @ 9", "var c = new Comparator<String>() { int calls = 0; public int compare(String a, String b)"
                        + " { calls++; return a.compareTo(b); } }; Stream.of(\"b\", \"a\").sorted(c).toList(); c.calls @ 1", "var th = new Thread(\"named\") { int n = 1; }; th.getName() @ named",
                "enum E { A, B } E.B @ B", "class PI { int v = 3; } new PI().v + max(1, 2) @ 5", "record Q(String s) { Q { Objects.requireNonNull(s); } } new Q(\"k\").s() @ k",
                "var wild = (List<? extends Number>) List.of(1); wild.get(0) @ 1", "var entries = Map.of(\"a\", 1).entrySet(); entries.iterator().next().getValue() @ 1",
                "double x = 3; var ys = DoubleStream.of(1, 2).map(x -> x * x).toArray(); ys[1] @ 4.0", "int i = 9; var sq = IntStream.range(0, 3).map(i -> i * i).sum(); sq + i @ 14",
                "var n = 2; var ns = List.of(1, 2, 3).stream().filter(n -> n > 1).toList(); var m = ns.size(); m + n @ 4",
                "class Outer { class Inner { int v = 3; } Inner make() { return new Inner(); } } new Outer().make().v @ 3", "class P { private int secret = 5; int get() { return secret; } } new P().get() @ 5",
                "class G<T extends Comparable<T>> { T best; void see(T t) { if (best == null || t.compareTo(best) > 0) best = t; } } var g = new G<String>(); g.see(\"a\"); g.see(\"c\"); g.best @ c",
                "int fact(int n) { return n <= 1 ? 1 : n * fact(n - 1); } fact(5) @ 120", "Function<Integer, Integer> fib = null; fib = k -> k < 2 ? k : fib.apply(k - 1) + fib.apply(k - 2); fib.apply(10) @ 55",
                "label: for (int a = 0; a < 3; a++) { for (;;) { continue label; } } 1 @ 1", "switch (2) { case 2 -> 20; default -> 0; } @ 20", "var s = switch (1) { case 1: yield \"one\"; default: yield \"?\"; }; s @ one",
                "int t = 0; try { t = 1 / t; } catch (ArithmeticException e) { t = -1; } finally { t--; } t @ -2", "if (true) ; else ; 7 @ 7", "assert true; 8 @ 8",
                "@interface Marked { int value() default 2; } @Marked class Has { } Has.class.isAnnotationPresent(Marked.class) @ false",
                "enum Op { ADD { int f(int a) { return a + 1; } }; abstract int f(int a); } Op.ADD.f(1) @ 2", "String block = \"\"\"\n  a\n  b\"\"\"; block.lines().count() @ 2",
                "public static void hello() { } hello(); 3 @ 3", "private int hid() { return 6; } protected int p = hid(); p @ 6", "public class Pub { public static void main(String[] a) { ran = true; } } boolean ran; Pub.main(null); ran @ true",
                "package some.where; import java.util.*; public class F { int v = 2; } new F().v @ 2", "import static java.lang.Math.*; max(2, 3) + abs(-1) @ 4",
                "import module java.sql; java.sql.Types.INTEGER @ 4", "int $1 = 4; $1 @ 4", "int a, b = 2, c[] = {1}; a + b + c[0] @ 3", "long total = 0; for (var e : new int[] {1, 2}) total += e; total @ 3",
                "<A, B> B both(A a, B b) { return b; } both(1, \"b\") @ b", "void nothing() { } nothing(); 5 @ 5", "int va(int... n) { return n.length; } va(1, 2) + va() @ 2", "Object o = 5; o instanceof Integer n && n > 3 @ true",
                "var l = new ArrayList<Map<String, int[]>>(); l.add(Map.of(\"k\", new int[] {4})); l.getFirst().get(\"k\")[0] @ 4", "1 + 1; 2 + 2 @ 4", "5; 6; @ 6", "throwing(); int throwing() throws Exception { return 1; } @",
                "class Node { Node next; int v; Node(int v) { this.v = v; } } var head = new Node(1); head.next = new Node(2); head.next.v @ 2", "int[] arr = new int[3]; arr[1] = 5; arr[1]++ @ 5",
                "synchronized int locked() { return 3; } locked() @ 3", "int wait = 3; wait @ 3", "String REPL = \"r\"; REPL @ r", "int java = 5; java @ 5", "final int Q = 3; String s = \"\"; switch (3) { case Q -> s = \"q\"; default -> { } } s @ q", "static final String NAME = \"unused\"; @SuppressWarnings(NAME) class An { } new An() != null @ true",
                "var _ = 5; int seen = 0; for (var _ : List.of(1, 2)) seen++; seen @ 2", "int $() { return 5; } $() @ 5", "int $at = 3; $at @ 3", "String $ = \"s\"; $ @ s",
                "public sealed interface Ps permits Pa { } public final class Pa implements Ps { } Ps p = new Pa(); p instanceof Pa @ true",
                "import module java.base; void main() { greeted = 4; } int greeted; main(); greeted @ 4",
                "class Kb { final int n; Kb(int n) { this.n = n; } } class Kc extends Kb { Kc(String s) { if (s.isEmpty()) throw new IllegalArgumentException(); super(s.length()); } } new Kc(\"abc\").n @ 3",
                "record Bx<T>(T v) { } Object o = new Bx<>(new Bx<>(7)); o instanceof Bx(Bx(Integer n)) ? n : -1 @ 7",
                "final int FI = 1; byte d = FI; d @ 1", "final double HALF = 1 / 2.0; HALF @ 0.5", "public static final int MX = 2 * (3 + 1); int f(int x) { return switch (x) { case MX -> 1; default -> 0; }; } f(8) @ 1",
                "final var list = new ArrayList<Integer>(); list.add(3); list @ [3]", "final int n = (int) Math.sqrt(16); n @ 4", "int engram = 5; List.of(engram, 2) @ [5, 2]", "var jdk = 1; List.of(jdk) @ [1]");
    }

    @ParameterizedTest
    @MethodSource("values")
    void hasTheValue(String line) throws Exception {
        int at = line.lastIndexOf('@');
        var shown = run(line.substring(0, at).strip()).shown().map(each -> String.valueOf(each.value())).orElse("");
        if (!line.substring(at + 1).isBlank()) {
            assertEquals(line.substring(at + 1).strip(), shown);
        }
    }

    private JavaShell.Result run(String source) throws Exception {
        thread.begin();
        return shell.run(new Cell(++number, source));
    }

    static Stream<String> wrong() {
        return Stream.of("while (false) { }", "int x = \"a\";", "class A { static class A { } }", "int a = 1; int b = a +; ", "class I { void f() { class L { } static int g; } }",
                "return 5 +;", "missing()", "new Missing()", "int f() { }", "class B extends Gone { } new B()", "x = 5", "import no.such.Thing;", "for (int i = 0; i < 3; i++) { undefined(i); }",
                "break;", "this.x", "int y = y2;", "var v;", "var n = null;", "record R(int a) { int b; }", "enum E { A; A }", "sealed interface S permits Nobody { } S s = null;", "List<int> l;",
                "final class F { } class G extends F { }", "interface J { int f() { return 1; } }", "char c = 'ab';", "1 +", "foo bar baz", "catch (Exception e) { }", "import java.util.List\nint a = 1;");
    }

    @ParameterizedTest
    @MethodSource("wrong")
    void isRefusedAndTheSessionLives(String source) throws Exception {
        run("int kept = 4;");
        var said = "";
        try {
            said = String.join(" ", run(source).notes());
        } catch (CodeError error) {
            assertTrue(error.problems().stream().distinct().count() == error.problems().size(), "told twice");
            said = error.getMessage();
        }
        assertTrue(!said.isBlank() && !said.contains("$") && !said.contains("REPL"), said);
        assertEquals(5, run("kept + 1").shown().orElseThrow().value());
    }

    static Stream<String> explained() {
        return Stream.of("println(1); @ System.out.println", "system.out.println(1); @ did you mean System?", "bool b = true; @ boolean", "boolean b = True; @ did you mean true?",
                "Object o = None; @ null", "len(\"a\") @ length()", "x = 5 @ to declare it: var x = …", "'text' @ double quotes", "\"abc\"[0] @ charAt", "List.of(1)[0] @ get(…)",
                "\"abc\".length @ length(…)?", "new int[1].length() @ did you mean length?", "List.of(1).length() @ size", "int counter = 3; conter + 1 @ did you mean counter?",
                "int square(int n) { return n; } sqare(3) @ did you mean square?", "square(\"3\") @ String cannot be converted to int", "square @ square(…)?", "long l = 10000000000; @ L behind it",
                "int n = 3.5; @ (int) in front", "sealed interface Alone { } @ behind permits", "Sytem.out.println(1) @ System?");
    }

    /** What beginners and hurried fingers write is told with what was meant. */
    @ParameterizedTest
    @MethodSource("explained")
    void isToldWhatWasMeant(String line) throws Exception {
        run("int square(int n) { return n * n; }");
        int at = line.lastIndexOf(" @ ");
        var error = assertThrows(CodeError.class, () -> run(line.substring(0, at)));
        assertTrue(error.getMessage().contains(line.substring(at + 3)), error.getMessage());
    }

    /** Whatever the language of the computer, which a cell may change. */
    @Test
    void complaintsAreUnderstoodInEveryLanguage() throws Exception {
        var before = Locale.getDefault();
        try {
            run("Locale.setDefault(Locale.GERMANY);");
            assertTrue(assertThrows(CodeError.class, () -> run("nowhere")).getMessage().contains("there is no variable nowhere"));
        } finally {
            Locale.setDefault(before);
        }
    }

    /** Whatever becomes of the compiler: one sentence, and the next cell runs. */
    @ParameterizedTest
    @MethodSource("tooMuch")
    void compilerThatFailsEndsInASentence(String source) throws Exception {
        run("class Kept { int v = 3; } var kept = new Kept();");
        var error = assertThrows(CodeError.class, () -> run(source));
        assertEquals(1, error.getMessage().lines().count(), error.getMessage());
        assertEquals(3, run("class New { int w() { return kept.v; } } new New().w()").shown().orElseThrow().value());
    }

    static Stream<String> tooMuch() {
        return Stream.of("1" + "+1".repeat(50_000), "(".repeat(30_000) + "1" + ")".repeat(30_000), "!".repeat(60_000) + "true", "int x = 0; " + "x++; ".repeat(30_000) + "x",
                "var s = \"" + "a".repeat(70_000) + "\"; s + 1", "{".repeat(20_000) + "}".repeat(20_000));
    }
}
