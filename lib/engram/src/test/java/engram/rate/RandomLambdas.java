package engram.rate;

import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.StringJoiner;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** Java source of random lambdas of all forms that can be read, compiled. */
public final class RandomLambdas {
    private final RandomGenerator random;
    private int locals;

    RandomLambdas(RandomGenerator random) { this.random = random; }

    /** Compiles classes {@code Lambdas0}, {@code Lambdas1} … into a folder, each with so many methods f0() … that make a lambda. */
    static void compile(Path folder, int classes, int count, RandomGenerator random) {
        var sources = IntStream.range(0, classes).mapToObj(number -> source("Lambdas" + number, count, random)).toList();
        var said = new StringWriter();
        boolean done = ToolProvider.getSystemJavaCompiler().getTask(said, null, null,
                List.of("-d", folder.toString(), "-classpath", System.getProperty("java.class.path"), "-nowarn"), null, sources).call();
        if (!done) throw new AssertionError(said);
    }

    private static JavaFileObject source(String name, int count, RandomGenerator random) {
        var text = new StringBuilder("""
                import engram.rate.Rate;
                import static engram.rate.RandomLambdas.Functions.*;
                public class NAME {
                    static double variable = 1.25;
                    static final double[] TABLE = {0.5, -2, 3};
                    record Parameters(double a, double b) { double sum() { return a + b; } }
                    static double first(double x) { if (x < 0.5) return x * 2; double y = x - 1; return y > 3 ? y : -y; }
                    static double second(double x, double y) { return x >= y ? x / 3 : first(y) + x; }
                    interface Twice extends Rate {
                        default double twice(double x) { return at(at(x)); }
                        default double at(double x, double y) { return at(x) + y; }
                    }
                    static class Base {
                        final double g = 0.5;
                        double rate(double x) { return own(x) + replaced(x) * g; }
                        double replaced(double x) { return x; }
                        private double own(double x) { return x > g ? x : g; }
                    }
                    static class Above extends Base {
                        final double g = 3;
                        double own(double x) { return -x; }
                        @Override double replaced(double x) { return g - super.replaced(x); }
                    }
                    enum Kind { A, B, C }
                """.replace("NAME", name));
        for (int k = 0; k < count; k++) text.append("    ").append(new RandomLambdas(random).method(k).replace("NAME", name)).append('\n');
        text.append("}\n");
        return new SimpleJavaFileObject(URI.create("string:///" + name + ".java"), JavaFileObject.Kind.SOURCE) {
            @Override public CharSequence getCharContent(boolean ignoreEncodingErrors) { return text; }
        };
    }

    /** The functions of engram.math under their usual names. */
    public static final class Functions {
        private Functions() {}

        public static double exp(double x) { return engram.math.Exp.of(x); }

        public static double log(double x) { return engram.math.Log.of(x); }

        public static double tanh(double x) { return engram.math.Tanh.of(x); }

        public static double sin(double x) { return engram.math.Sin.of(x); }

        public static double cos(double x) { return engram.math.Cos.of(x); }

        public static double expm1(double x) { return engram.math.Expm1.of(x); }

        public static double logistic(double x) { return engram.math.Logistic.of(x); }

        public static double linoid(double x) { return engram.math.Exprelr.of(x); }
    }

    private String method(int number) {
        locals = 0;
        String captures = "double c = %s; int mode = %d; boolean flag = %b; Parameters p = new Parameters(%s, %s); Twice other = x -> %s; "
                .concat("Double boxed = c * 2; Integer whole = mode + 1; Base base = flag ? new Base() : new Above(); Kind kind = Kind.values()[mode %% 3]; "
                        + "Rate bound = base::rate; ")
                .formatted(number(), random.nextInt(4), random.nextBoolean(), number(), number(), "x * " + number() + " - 1");
        String body = switch (random.nextInt(8)) {
            case 0 -> "V -> " + expression(4, "V");
            case 1 -> "NAME::first";
            default -> "V -> { " + statements(3) + "return " + expression(3, "V") + "; }";
        };
        return "static Rate f%d() { %sreturn %s; }".formatted(number, captures, body);
    }

    private String statements(int depth) {
        var text = new StringJoiner(" ", "", " ").add("");
        int before = locals;
        for (int k = random.nextInt(3); k > 0; k--) text.add(statement(depth, before));
        return text.toString();
    }

    private String statement(int depth, int before) {
        String name = "v" + locals;
        switch (random.nextInt(depth > 0 ? 8 : 2)) {
            case 0 -> {
                String text = "double " + name + " = " + expression(2, "V") + ";";
                locals++;
                return text;
            }
            case 1 -> {
                return before > 0 ? "v" + random.nextInt(before) + " " + List.of("=", "+=", "*=").get(random.nextInt(3)) + " " + expression(2, "V") + ";" : ";";
            }
            case 2 -> {
                return "if (" + condition(2) + ") { " + inner(depth) + "}" + (random.nextBoolean() ? " else { " + inner(depth) + "}" : "");
            }
            case 3 -> {
                return "if (" + condition(2) + ") return " + expression(2, "V") + ";";
            }
            case 4 -> {
                String text = "double " + name + "; switch (" + (random.nextBoolean() ? "mode" : condition(1) + " ? 1 : 3") + ") { case 1: " + name + " = "
                        + expression(2, "V") + "; break; case 2: case 3: " + name + " = " + expression(2, "V") + "; break; default: " + name + " = " + number() + "; }";
                locals++;
                return text;
            }
            case 5 -> {
                String text = "double " + name + " = switch (kind) { case A -> " + expression(2, "V") + "; case B -> { double y = " + expression(2, "V")
                        + "; yield y > " + number() + " ? y : 1; } case C -> 3; };";
                locals++;
                return text;
            }
            case 6 -> {
                String text = "Twice t" + name + " = x -> " + expression(1, "x") + "; Rate m" + name + " = "
                        + List.of("Math::abs", "NAME::first", "base::replaced", "other::twice").get(random.nextInt(4)) + "; double " + name + " = "
                        + List.of("t%1$s.twice(V) + m%1$s.at(V);", "t%1$s.at(V, m%1$s.at(c));", "t%1$s.at(m%1$s.at(V));").get(random.nextInt(3)).formatted(name);
                locals++;
                return text;
            }
            default -> {
                String text = "boolean b" + name + " = " + condition(2) + "; double " + name + " = b" + name + " && " + condition(1) + " ? " + number() + " : V;";
                locals++;
                return text;
            }
        }
    }

    /** Statements in braces, whose variables end with them. */
    private String inner(int depth) {
        int before = locals;
        String text = statements(depth - 1);
        locals = before;
        return text;
    }

    private String condition(int depth) {
        if (depth == 0 || random.nextInt(3) == 0)
            return expression(1, "V") + " " + List.of("<", "<=", ">", ">=", "==", "!=").get(random.nextInt(6)) + " " + expression(1, "V");
        return switch (random.nextInt(5)) {
            case 4 -> "Double." + List.of("isNaN", "isFinite", "isInfinite").get(random.nextInt(3)) + "(" + expression(1, "V") + ")";
            case 0 -> "(" + condition(depth - 1) + " && " + condition(depth - 1) + ")";
            case 1 -> "(" + condition(depth - 1) + " || " + condition(depth - 1) + ")";
            case 2 -> "!(" + condition(depth - 1) + ")";
            default -> "(flag || " + condition(depth - 1) + ")";
        };
    }

    private String expression(int depth, String x) {
        if (depth == 0) return leaf(x);
        return switch (random.nextInt(16)) {
            case 0, 1 -> "(" + expression(depth - 1, x) + " + " + expression(depth - 1, x) + ")";
            case 2 -> "(" + expression(depth - 1, x) + " - " + expression(depth - 1, x) + ")";
            case 3, 4 -> "(" + expression(depth - 1, x) + " * " + expression(depth - 1, x) + ")";
            case 5 -> "(" + expression(depth - 1, x) + " / " + expression(depth - 1, x) + ")";
            case 6 -> "(-" + expression(depth - 1, x) + ")";
            case 7, 8 -> List.of("exp", "log", "tanh", "sin", "cos", "expm1", "logistic", "linoid", "Math.sqrt", "Math.abs").get(random.nextInt(10)) + "("
                    + expression(depth - 1, x) + ")";
            case 9 -> List.of("Math.min", "Math.max", "second").get(random.nextInt(3)) + "(" + expression(depth - 1, x) + ", " + expression(depth - 1, x) + ")";
            case 10 -> List.of("first", "other.at", "other.twice").get(random.nextInt(3)) + "(" + expression(depth - 1, x) + ")";
            case 12 -> List.of("bound.at(%s)", "base.rate(%s)", "base.replaced(%s)", "Math.clamp(%s, -2.5, 40)", "other.at(%s, boxed)").get(random.nextInt(5))
                    .formatted(expression(depth - 1, x));
            case 13 -> "(" + condition(1) + " ? " + random.nextInt(5) + " : " + expression(depth - 1, x) + ")";
            case 11 -> "(" + condition(1) + " ? " + expression(depth - 1, x) + " : " + expression(depth - 1, x) + ")";
            default -> leaf(x);
        };
    }

    private String leaf(String x) {
        return switch (random.nextInt(9)) {
            case 0, 1, 2 -> x;
            case 3 -> locals > 0 ? "v" + random.nextInt(locals) : x;
            case 4 -> "c";
            case 5 -> List.of("variable", "TABLE[" + random.nextInt(3) + "]", "p.a()", "p.sum()", "boxed", "(0.5 + whole)", "base.g").get(random.nextInt(7));
            default -> number();
        };
    }

    private String number() { return List.of("0.0", "1.0", "(-1.0)", "0.5", "2.0", "(-63.0)", "8.5", "1e-3", "3.7", "(-0.25)").get(random.nextInt(10)); }
}
