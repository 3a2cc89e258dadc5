package engram.kernel.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import engram.kernel.code.Cell;
import engram.kernel.code.CodeError;
import engram.kernel.run.CellInterrupted;
import engram.kernel.run.CellThread;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A variable changes when a cell assigns or declares it, and at no other time. */
@Timeout(60)
class RedefinitionTest {
    private final CellThread thread = new CellThread();
    private final JavaShell shell = new JavaShell(thread, new Origins(), List.of(), _ -> { });
    private int number;

    /**
     * Cells one after the other, and what they end with; a line {@code code => text} is a cell whose value has this text, {@code code !! text} one
     * that fails with a message that holds it, {@code code ?? text} one with a note that holds it.
     */
    static Stream<String> scripts() {
        return Stream.of(
                // methods
                "int bonus() { return 10; } var share = bonus(); | int bonus() { return 99; } | share => 10 | bonus() => 99",
                "int bonus() { return 10; } var share = bonus(); int bonus() { return 99; } share => 10",
                "List<Integer> make() { return List.of(1); } var kept = make(); | List<Integer> make() { return List.of(2); } | kept => [1]",
                "String word() { return \"a\"; } String w = word(); | int word() { return 1; } | w => a | word() => 1",
                "int f() { return 1; } int g() { return f() + 1; } | int f() { return 10; } | g() => 11",
                "int f() { return 1; } Supplier<Integer> s = () -> f(); | int f() { return 2; } | s.get() => 2",
                "int f(int n) { return n; } | int f(String s) { return 7; } | f(1) + f(\"\") => 8",
                "long big(int n) { return n; } int twice() { return 2 * (int) big(3); } | int big(int n) { return n + 1; } | twice() => 8",
                "int half(int n) { return n / 2; } class Sim { static int runs = 0; int run() { runs++; return half(8); } } var sim = new Sim(); | sim.run() => 4"
                        + " | int half(int n) { return -n; } | sim.run() => -8 | Sim.runs => 2",
                "<T> T id(T t) { return t; } var a = id(5); | <U> U id(U u) { return u; } | a + id(1) => 6",
                "String kind(Object o) { return \"object\"; } String call() { return kind(1); } | call() => object | String kind(int n) { return \"int\"; } | call() => int",
                "void two(Integer a, Object b) { } void user() { two(1, 2); } | void two(Object a, Integer b) { } ?? method user cannot be used: reference to two is ambiguous",
                "String toString(int n) { return \"n\" + n; } String toString(String s) { return toString(s.length()) + s; } | toString(\"ab\") => n2ab | String toString(int n) { return \"m\" + n; } | toString(\"ab\") => m2ab",
                "void wait(int a, String b) { } boolean equals(int a, int b) { return a == b; } | wait(1, \"\"); equals(1, 1) => true | \"a\".equals(\"b\") => false",
                "<T extends Comparable<T>> int hashCode(List<? extends T> l, int... more) throws Exception { return l.size() + more.length; } | hashCode(List.of(\"a\"), 1, 2) => 3",
                "void notify(String who) { told = who; } String told; | Runnable r = () -> notify(\"bob\"); r.run(); told => bob",
                // overloads that call one another
                "int twice(int x) { return 2 * x; } int twice(String s) { return twice(s.length()); } twice(\"abc\") => 6 | int twice(int x) { return -x; } | twice(\"abc\") => -3",
                "int twice(String s) { return twice(s.length()); } int twice(int x) { return 2 * x; } twice(\"abc\") => 6 | long twice(int x) { return x; } ?? method twice cannot be used",
                "int twice(int x) { return 2 * x; } | int twice(String s) { return twice(s.length()); } | twice(\"abc\") + twice(2) => 10 | int twice(String s) { return -twice(7); } | twice(\"\") => -14",
                "int twice(String s) { return twice(s.length()); } !! int cannot be converted to String | int twice(int x) { return 2 * x; } | int twice(String s) { return twice(s.length()); } | twice(\"abc\") => 6",
                "int g(long a) { return a == 3 ? g(7) : 100; } | g(3L) => 100 | int g(int a) { return 5; } | g(3L) => 5", "int sum(int n) { return n == 0 ? 0 : n + sum(n - 1); } int sum(String s) { return sum(s.length()); }"
                        + " int sum(List<String> l) { return l.stream().mapToInt(s -> sum(s)).sum(); } sum(List.of(\"abc\", \"ab\")) => 9",
                "int va(int... n) { return n.length; } int va(String s, int... n) { return va(n) + 10; } String va(List<String> l) { return \"\" + va(l.getFirst(), 1, 2) + va(); } va(List.of(\"a\")) => 120",
                "<T extends Comparable<T>> T top(T a, T b) { return a.compareTo(b) > 0 ? a : b; } | <T extends Comparable<T>> T top(List<? extends T> l) throws Exception { T t = l.get(0); for (T x : l) t = top(t, x); return t; }"
                        + " | top(List.of(3, 5, 4)) + top(1, 2) => 7",
                "int len(String... s) { return new Object() { int go() { return len(s.length); } }.go(); } int len(int n) { IntUnaryOperator next = m -> len(m); return n > 5 ? n : next.applyAsInt(n + 1); } len(\"a\") => 6",
                "int size(double[] v) { return v.length > 3 ? size(Arrays.copyOf(v, 3)) : v.length; } | import java.sql.Date; int size(Date d) { return size(new double[7]); } | size(new double[8]) + size(new Date(0)) => 6",
                "int size(double[] v) { return v.length > 3 ? size(Arrays.copyOf(v, 3)) : v.length; } int size(Gone g) { return size(new double[7]); } ?? until class Gone | size(new double[8]) => 3 | class Gone { } | size(new Gone()) => 3",
                "class A { int v = 1; } int of(A a) { return a.v; } int of(String s) { return of(new A()); } of(\"\") => 1 | class A { int v = 2; } | of(\"\") + of(new A()) => 4",
                "double act(double x) { return 1 + x; } double act(double x, double g) { return act(g * x); } engram.rate.Rate r = v -> act(v, 3); engram.rate.Reading.of(r) => (1.0 + (3.0 * x))"
                        + " | double act(double x) { return 2 * x; } | engram.rate.Reading.of(r) => (2.0 * (3.0 * x)) | r.at(1) => 6.0",
                "double exp(double[] v) { return exp(v[0]); } !! double cannot be converted | exp(0) => 1.0 | double exp(double[] v) { return Math.exp(v[0]); } | exp(new double[1]) => 1.0",
                "int max(int a, int b) { return -1; } int max(int a, int b, int c) { return max(a, max(b, c)); } max(1, 2, 3) => -1",
                "String toString() { return \"me\"; } !! every object has a method toString() already", "void wait(long ms) { } !! every object has a method wait(long)",
                "boolean equals(Object o) { return true; } !! give this one another name", "int hashCode() { return 1; } !! every object has", "void notify() { } !! every object has",
                // variables
                "int n = 5; int twice() { return 2 * n; } | n = 6; | twice() => 12 | int n = 7; | twice() => 14",
                "int n = 5; int twice() { return (int) (2 * n); } | double n = 1.5; | twice() => 3",
                "int k = 5; Supplier<Integer> s = () -> k; | int k = 6; | s.get() => 6",
                "var x = 1; var y = x + 1; | var x = \"text\"; | y => 2 | x => text",
                "int a = 1; | int a = 1 / 0; !! zero | a => 1 | int b = 2 / 0; !! zero | b !! no variable b",
                "int a = 1; | a = 2; int c = 3; a = c / 0; !! zero | a + c => 5",
                "int a = 7; | String a = null.toString(); !! cannot | a => 7",
                "var m = 1; throw new Exception(); !! | m => 1", "int q = 3; class Q { int q() { return q; } } var o = new Q(); | String q = \"s\"; ?? class Q still uses | o.q() => 3",
                "final int G = 9; | G + 1 => 10 | final int G = 10; | G => 10", "volatile boolean stop; | stop => false | int u; u++; | int u; | u => 0",
                "int[] a = {1, 2}, b[] = {{3}}; | a[1] + b[0][0] => 5", "String s; | s", "char c = 'x'; float fl = 1; byte by = 3; | c => x",
                "var o = new Object() { int x = 5; }; | o.x => 5 | o.x = 7; | o.x => 7 | var o = new Object() { int x = 6; }; | o.x => 6",
                "String c = \"9\"; long f() { return Long.parseLong(String.valueOf(c)); } | if (true) throw new Exception(); int c = 1; !! | f() => 9 | var c = 393; | f() => 393",
                "int f() { return late; } if (true) throw new Exception(); int late = 1; !! | f() !! cannot be used until variable late | int late = 5; | f() => 5",
                "class U { int u() { return unset; } } var u = new U(); if (true) throw new Exception(); int unset = 1; !! | int unset = 4; | new U().u() => 4",
                "int w = 7; | long w = w + 1; !! made anew | w => 7 | int w = w + 1; | w => 8", "int fresh = fresh + 1; !! made anew", "class Sz { int size = 4; } var z = new Sz(); int size = z.size; | size => 4",
                "int max = max(1, 2); | max => 2", "Function<Integer, Integer> g = n -> n < 1 ? 0 : n + g.apply(n - 1); | g.apply(3) => 6",
                "final int G = 9; int g() { return G; } class H { int h() { return G; } } var h = new H(); | final int G = 10; ?? class H still uses the G of before | g() => 10 | h.h() => 9"
                        + " | class H { int h() { return G; } } ?? h is gone | new H().h() => 10 | int G = 11; ?? class H still uses the G of before | g() => 11 | G = 12; g() => 12",
                "final String K = \"a\"; String pick(String s) { switch (s) { case K: return \"first\"; default: return \"other\"; } } | pick(\"a\") => first | final String K = \"b\"; | pick(\"a\") => other",
                "final int L = 1; | L = 2; !! final | L => 1 | if (true) throw new Exception(); final int L = 5; !! | L => 1",
                // imports
                "List<Integer> marks = new ArrayList<>(List.of(1, 2)); | import java.awt.*; | marks => [1, 2] | marks.add(3); marks => [1, 2, 3] | List<Integer> more = null; !! to choose: import java.",
                "import java.util.Date; var d = new Date(0); | import java.sql.Date; | d.getTime() => 0 | new Date(5).getClass() => class java.sql.Date",
                "int total(List<Integer> l) { return l.size(); } | import java.awt.*; | total(Arrays.asList(1, 2)) => 2",
                "import static java.lang.Math.max; var m = max(1, 2); | int max(int a, int b) { return -1; } | max(1, 2) => -1 | m => 2",
                "int max(int a, int b) { return -1; } | import static java.lang.Math.max; | max(1, 2) => 2",
                "String e = \"mine\"; | import static java.lang.Math.*; | e => mine", "import java.util.Queue; Queue<Integer> q = new LinkedList<>(); | class Queue { } | q.size() => 0 | new Queue() instanceof Queue => true",
                "enum Color { RED, GREEN } | import static Color.*; | GREEN.ordinal() => 1 | enum Color { GREEN, RED } | GREEN.ordinal() => 0 | class Color { int x = missing(); } ?? | 1 + 1 => 2",
                "class Outer { static class Nest { int v = 4; } static int help() { return 6; } } import Outer.Nest; import static Outer.help; | new Nest().v + help() => 10"
                        + " | int use() { return help(); } | class Outer { static class Nest { int v = 5; } static int help() { return 7; } } | use() + new Nest().v => 12",
                "import static Nope.*; !! Nope", "import java.util.Gone; !! Gone",
                // classes that hide others
                "var names = new ArrayList<>(List.of(\"a\")); | class List { int size = 3; } | names => [a] | new List().size => 3 | class Other { } | new Other() != null => true",
                "class Queue { } | import java.util.Queue; | class Later { } | new Later() != null => true | Queue<Integer> q = new LinkedList<>(); | q.size() => 0",
                "class Queue { int own = 1; } | import java.util.Queue; | class Queue { int own = 2; } | new Queue().own => 2",
                "class Queue { int own = 1; } | import java.util.Queue; | class Queue { int own = 1; } | new Queue().own => 1",
                "String text = \"a\"; | class String { } | text => a", "class Object { int o = 4; } | new Object().o => 4 | 1 + 1 => 2 | throw new RuntimeException(); !!",
                "class Throwable { } | 2 + 2 => 4", "class System { static int out = 3; } | System.out => 3", "Integer i = 5; | class Integer { } | i => 5",
                // classes declared again
                "class Counter { int n; } var counter = new Counter(); | class Counter { int n; int next() { return ++n; } } ?? counter is gone: its class Counter was declared again"
                        + " | counter !! counter is gone: its class Counter was declared again | var counter = new Counter(); | counter.next() => 1",
                "class Counter { int n = 3; } var counter = new Counter(); | class Counter { int n = 3; } | counter.n => 3",
                "class C { } Object o = new C(); List<?> l = List.of(new C()); var d = new C(); | class C { int n; } ?? d is gone | o != null => true | l.size() => 1",
                "record Point(int x) { } List<Point> ps = List.of(new Point(1)); | record Point(int x, int y) { } ?? ps is gone | ps !! ps is gone",
                "enum Mode { A, B } Mode m = Mode.A; | enum Mode { A, B, C } ?? m is gone | Mode.values().length => 3 | Mode m = Mode.C; | m => C",
                "class A { } class B { A a; } var b = new B(); | class A { int n; } ?? b is gone: its class B uses A | new B().a = new A(); | var b = new B(); b.a = new A(); b.a.n => 0",
                "class A { int v() { return 1; } } int use(A a) { return a.v(); } | class A { int v() { return 2; } } | use(new A()) => 2",
                "class A { static int n = 0; } | A.n = 5; | class A { static int n = 0; } | A.n => 5", "interface F { int f(); } F f = () -> 3; | interface F { int f(); int g(); } ?? f is gone | int ok = 1; ok => 1",
                "class A { } var list = new ArrayList<A>(); var n = 3; | class A { int x; } ?? list is gone | n => 3",
                "class A { int v = 1; } var a = new A(); class A { int v = 2; } ?? a is gone",
                "class A { int v = 1; } var a = new A(); | class A { int v = 2; } a !! a goes with this cell | a.v => 1",
                "class Animal { } class Dog extends Animal { } var d = new Dog(); var o = new Animal[] {d}; | class Animal { int legs = 4; } ?? d is gone: its class Dog uses Animal | new Dog().legs => 4",
                "class Animal { int legs = 4; } class Dog extends Animal { int l() { return legs; } } | class Animal { } ?? class Dog cannot be used | new Dog() !! class Dog cannot be used"
                        + " | class Animal { int legs = 3; } | new Dog().l() => 3",
                "class Box<T> { T t; } Box<String> b = new Box<>(); Map<String, Box<Integer>> m = Map.of(); Optional<?> any = Optional.empty(); | class Box<T> { T u; } ?? b, m are gone | m !! m is gone | any => Optional.empty",
                "enum Day { MON, TUE } String name(Day d) { return switch (d) { case MON -> \"m\"; case TUE -> \"t\"; }; } | name(Day.TUE) => t | enum Day { TUE, MON } | name(Day.TUE) => t",
                "class Bad extends Exception { } int risky(boolean b) { try { if (b) throw new Bad(); return 1; } catch (Bad e) { return 2; } } | class Bad extends Exception { int n; } | risky(true) => 2",
                "class Outer { class Inner { } static class Nest { int n = 1; } } var n = new Outer.Nest(); | class Outer { static class Nest { int n = 2; } } ?? n is gone | new Outer.Nest().n => 2",
                "interface Shape { double area(); } record Sq(double a) implements Shape { public double area() { return a * a; } } Shape s = new Sq(2); double twice(Shape s) { return 2 * s.area(); }"
                        + " | interface Shape { double area(); default int sides() { return 4; } } ?? s is gone | twice(new Sq(3)) => 18.0 | new Sq(1).sides() => 4",
                "class Lab { Object get() { return label; } } int label = 1; var lb = new Lab(); | String label = \"x\"; ?? class Lab still uses the label of before | class Lab { Object get() { return label; } } ?? lb is gone"
                        + " | new Lab().get() => x | lb !! lb is gone",
                "class Emp { String n; } class Dept { static String boss = \"eve\"; Emp e; } Dept.boss = \"zoe\"; | class Emp { String n, m; } ?? class Dept starts anew | Dept.boss => eve",
                "class A { int v = 1; } var a = new A(); a.v = 5; | class   A { int v = 1;   /* the same */ } | a.v => 5", "record Pt(int x) { } Object o = new Pt(1); | record Pt(int x, int y) { } | (Pt) o !! cannot be cast",
                "Map<String, Integer> conf = Map.of(); int size() { return conf.size(); } | String conf = \"abc\"; ?? method size cannot be used: there is no method size() in variable conf | size() !! no method size()",
                "class A { int n = 1; } var a = new A(); a.n = 9; | /** Told. */ public class A { int n = 1; } | a.n => 9",
                "class A { } A a = new A(), b = a; List<A> c = List.of(); | class A { int n; } ?? a, b, c are gone: its class A",
                // what waits for something
                "int d1(int e) { return d2(e); } int d2(int e) { return d3(e); } ?? d3 | int d3(int e) { return e * 2; } | d2(1) + d1(1) => 4",
                "class K1 { int q() { return new K2().q(); } } ?? K2 | class K2 { int q() { return new K3().q; } } ?? K3 | class K3 { int q = 3; } | new K1().q() => 3",
                "int e1() { return e2(); } ?? e2 | int e2() { return e3(); } ?? e3 | int e3() { return 4; } e1() => 4",
                "class Par { int v() { return 1; } } class Kid extends Par { int w() { return v(); } } int use(Kid k) { return k.w(); } int use2() { return use(new Kid()); } | class Par { } ?? cannot be used"
                        + " | class Par { int v() { return 5; } } | use2() => 5",
                "int area() { return side * side; } ?? method area cannot be used until variable side is there | area() !! cannot be used until variable side | int side = 3; | area() => 9",
                "class Tree { Leaf leaf; } ?? class Leaf is there | class Leaf { } | new Tree().leaf => null",
                "int even(int n) { return n == 0 ? 1 : odd(n - 1); } int odd(int n) { return n == 0 ? 0 : even(n - 1); } even(10) => 1",
                "int f() { return 1; } int g() { return f(); } | int f() { return missing(); } ?? cannot be used until method missing() | g() !! cannot be used until | int missing() { return 4; } | g() => 4");
    }

    @ParameterizedTest
    @MethodSource("scripts")
    void scriptEndsAsItSays(String script) {
        for (var cell : script.split(" \\| ")) {
            var said = cell.split(" (?==>|!!|\\?\\?)", 2);
            var expected = said.length > 1 ? said[1].substring(2).strip() : "";
            var mark = said.length > 1 ? said[1].substring(0, 2) : "";
            var outcome = outcome(said[0]);
            switch (mark) {
                case "=>" -> assertEquals("value " + expected, outcome, cell);
                case "!!" -> assertTrue(outcome.startsWith("error") && outcome.contains(expected), cell + " gave: " + outcome);
                case "??" -> assertTrue(outcome.startsWith("note") && outcome.contains(expected), cell + " gave: " + outcome);
                default -> assertTrue(!outcome.startsWith("error") && !outcome.startsWith("note"), cell + " gave: " + outcome);
            }
        }
    }

    private String outcome(String source) {
        thread.begin();
        try {
            var result = shell.run(new Cell(++number, source));
            return !result.notes().isEmpty() ? "note " + result.notes() : result.shown().map(shown -> "value " + shown.value()).orElse("");
        } catch (CodeError | CellFailure | CellInterrupted e) {
            return "error " + e.getMessage();
        }
    }
}
