package engram.rate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import engram.math.Exp;
import engram.math.Tanh;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Forms of lambdas that a student may type: those that are read agree in every bit, all others are refused with a sentence. */
class ReadingTest {
    private static final double[] POINTS = {Double.NaN, 0, -0.0, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, Double.MIN_VALUE, Double.MAX_VALUE, 1, -1, .5, 2, -63,
        3, 8.5, 1e-3, 710, -710, -40.5, 17.25, 5};

    static double variable = 1.5;
    static final double[] TABLE = {.5, -2, 3};
    static final double[][] TABLES = {{1, 2}, {3, 4}};
    double g = 3;

    /** How fast. */
    enum Speed {
        SLOW(.5), FAST(2);

        final double factor;

        Speed(double factor) { this.factor = factor; }
    }

    /** A class whose methods and fields are hidden or replaced by those of another. */
    static class Base {
        final double g = 1;

        double rate(double x) { return own(x) + g; }

        double replaced(double x) { return x; }

        double all(double x) { return rate(x) * replaced(x); }

        private double own(double x) { return 2 * x; }
    }

    /** The other. */
    static final class Above extends Base {
        final double g = 5;

        double own(double x) { return 7 * x; }

        @Override double replaced(double x) { return g - x; }

        double over(double x) { return super.replaced(x) + g * x; }
    }

    /** A default method. */
    interface Wide extends Rate {
        default double other(double x) { return x + 1; }

        default double at(double x, double y) { return at(x) - at(y); }

        default double twice(double x) { return at(at(x)); }
    }

    /** A narrower one. */
    interface Narrow extends Wide {
        @Override default double other(double x) { return x + 2; }
    }

    /** It has the narrower one. */
    record Both(double k) implements Wide, Narrow {
        @Override public double at(double x) { return other(x) * k; }
    }

    /** A generic one. */
    interface Generic<T> extends Function<T, T>, Serializable {}

    static double half(double x) { return x / 2; }

    static Double boxed(Double x) { return x * 3; }

    static int sign(double x) { return x > 0 ? 1 : x < 0 ? -1 : 0; }

    double ofThis(double x) { return g * x; }

    static Rate scaled(Rate rate, double k) { return V -> k * rate.at(V); }

    private static Rate self;

    private static double first(double x) { return x > 0 ? second(x - 1) : x; }

    private static double second(double x) { return x > 0 ? first(x - 1) : x; }

    private static double deep(double x) {
        double y = x;
        y = y * y + 1; y = y * y + 1; y = y * y + 1; y = y * y + 1; y = y * y + 1; y = y * y + 1; y = y * y + 1; y = y * y + 1; y = y * y + 1; y = y * y + 1;
        return y;
    }

    private static double deeper(double x) { return deep(deep(deep(deep(deep(deep(x)))))); }

    private static Map<String, Rate> readable() {
        Map<String, Rate> all = new LinkedHashMap<>();
        Double a = .25, b = 4.;
        Integer n = 3;
        int m = 2;
        char letter = 'x';
        boolean flag = true;
        Speed speed = Speed.FAST;
        Base base = new Above();
        Above above = new Above();
        Wide wide = x -> x * 2 - 1;
        DoubleUnaryOperator operator = (DoubleUnaryOperator & Serializable) x -> x + 4;
        Generic<Double> generic = x -> x / 8;
        all.put("reference to Math", Math::abs);
        all.put("reference to engram.math", Exp::of);
        all.put("static reference", ReadingTest::half);
        all.put("boxed reference", ReadingTest::boxed);
        all.put("reference to an int", ReadingTest::sign);
        all.put("int of a call", V -> sign(V) * .5 + Math.abs((double) sign(V)));
        all.put("bound reference", base::replaced);
        all.put("bound reference to a private call", base::rate);
        all.put("reference to a lambda", wide::at);
        all.put("private, overridden and hidden", V -> base.all(V));
        all.put("super", V -> above.over(V));
        all.put("field of the class above", V -> base.g * V + above.g);
        all.put("narrower default", new Both(2));
        all.put("default of a lambda", V -> wide.twice(V));
        all.put("default with the same name", V -> wide.at(V, 3));
        all.put("default of a lambda made here", V -> {
            Wide here = x -> x * 3;
            return here.twice(V) + here.other(V) + here.at(V, 1);
        });
        all.put("functions of Math made here", V -> {
            Rate root = Math::sqrt, other = ReadingTest::half;
            return root.at(V) + other.at(V);
        });
        all.put("bound reference made here", V -> {
            Rate here = base::all;
            return here.at(V);
        });
        all.put("this", new ReadingTest().ofThis());
        all.put("numbers in objects", V -> a * V + b);
        all.put("number in an object", V -> V * b);
        all.put("int in an object", V -> V * n + n.doubleValue());
        all.put("double in an object", V -> {
            Double here = V;
            return here * 2 + here.doubleValue();
        });
        all.put("letter", V -> V * letter);
        all.put("int arithmetic", V -> V * (m * 3 - 1) + (m + n));
        all.put("int power", V -> Math.pow(V, m));
        all.put("operator", V -> operator.applyAsDouble(V));
        all.put("generic", V -> generic.apply(V));
        all.put("enum", V -> speed.factor * V);
        all.put("enum switch", V -> switch (speed) {
            case SLOW -> V;
            case FAST -> -V;
        });
        all.put("switch with yield", V -> switch (m) {
            case 1 -> V;
            case 2 -> {
                double y = V * V;
                yield y + 1;
            }
            default -> 0;
        });
        all.put("switch on a choice", V -> switch (V > 0 ? 1 : V < -5 ? 2 : 3) {
            case 1 -> V;
            case 2 -> {
                if (V < -50) yield 3;
                yield 2 * V;
            }
            default -> V > -1 ? 7 : 8;
        });
        all.put("ternary of int and double", V -> V > 0 ? 1 : V);
        all.put("isNaN", V -> Double.isNaN(V) ? -1 : Double.isInfinite(V) ? 5 : Double.isFinite(V) && !Double.isNaN(2 * V) ? V : 3);
        all.put("clamp", V -> Math.clamp(V, -2, 3.5));
        all.put("arrays", V -> TABLE[1] * V + TABLES[1][m - 1]);
        all.put("no variable", _ -> 5);
        all.put("NaN", V -> V * Double.NaN);
        all.put("infinity", V -> Math.min(V, Double.POSITIVE_INFINITY) / 0.0);
        all.put("power of nothing", V -> Math.pow(V, 0) + Math.pow(V, 1) + Math.pow(3, .5));
        all.put("scaled twice", scaled(scaled(Tanh::of, 2), 3));
        all.put("conditions", V -> (V > 0 || half(V) < -3) && !(V == 2 || V != V) ? flag ? V : 1 : -V);
        all.put("many questions", V -> (V > 0 || V < -9) && (V > 1 || V < -8) && (V > 2 || V < -7) && (V > 3 || V < -6) ? 1 : 2);
        return all;
    }

    private Rate ofThis() { return V -> g * V + ofThis(V); }

    @Test void formsAreReadToTheBit() {
        readable().forEach((name, rate) -> {
            var reading = Reading.of(rate);
            assertTrue(reading.formula().isPresent(), () -> name + ": " + reading.problem());
            agrees(name, rate, reading.formula().get());
        });
    }

    private static void agrees(String name, Rate rate, Formula formula) {
        double[][] blocks = new double[1][POINTS.length];
        new Blocks(formula).run(new double[][] {POINTS}, blocks, 0, POINTS.length);
        double[] written = new double[POINTS.length];
        Kernel kernel = Generator.canWrite(formula) ? Generator.write(formula).orElseThrow() : (_, _, at, _) -> at;
        for (int i = 0; i < POINTS.length; i++) {
            double[] lanes = new double[8], one = new double[8];
            java.util.Arrays.fill(lanes, POINTS[i]);
            written[i] = kernel.run(new double[][] {lanes}, one, 0, 8) == 8 ? one[0] : blocks[0][i];
            double expected = rate.at(POINTS[i]), x = POINTS[i];
            for (double value : new double[] {formula.at(x), blocks[0][i], written[i]}) assertEquals(expected, value, () -> name + " at " + x + ": " + formula);
        }
    }

    private static Map<String, Rate> refused() {
        Map<String, Rate> all = new LinkedHashMap<>();
        long whole = 3;
        float single = 3;
        String text = "a";
        Double missing = null;
        List<Double> list = new ArrayList<>(List.of(1.));
        Function<Double, Double> plain = x -> x;
        Object object = new Both(1);
        self = V -> V > 0 ? self.at(V - 1) : 0;
        all.put("long", V -> V * whole);
        all.put("float", V -> V * single);
        all.put("into a float", V -> (float) V);
        all.put("(int)", V -> (int) V);
        all.put("int of a double", V -> {
            Double here = V;
            return here.intValue();
        });
        all.put("round", Math::round);
        all.put("fma", V -> Math.fma(V, 2, 1));
        all.put("random", _ -> Math.random());
        all.put("remainder", V -> V % 2);
        all.put("loop", V -> {
            double sum = 0;
            for (int k = 0; k < 3; k++) sum += V;
            return sum;
        });
        all.put("two that call each other", V -> first(V));
        all.put("itself", self);
        all.put("text switch", V -> switch (text) {
            case "a" -> V;
            default -> 0;
        });
        all.put("text", V -> (V + "").length());
        all.put("instanceof", V -> object instanceof Both ? V : 0);
        all.put("pattern", V -> object instanceof Both(double k) ? V * k : 0);
        all.put("object", V -> new Both(V).at(2));
        all.put("made array", V -> new double[] {V, 2}[0]);
        all.put("list", V -> V * list.get(0));
        all.put("missing number", V -> V * missing);
        all.put("plain function", V -> plain.apply(V));
        all.put("power of halves", V -> Math.pow(V, .5));
        all.put("power of itself", V -> Math.pow(2, V));
        all.put("large power", V -> Math.pow(V, 1e9));
        all.put("wrong clamp", V -> Math.clamp(V, 3, 2));
        all.put("bits", V -> V > 0 & V < 3 ? 1 : 2);
        all.put("print", V -> {
            System.out.println(V);
            return V;
        });
        all.put("outside of the array", V -> V * TABLE[7]);
        all.put("writes", V -> variable = V);
        all.put("try", V -> {
            try {
                return V;
            } finally {
                variable = 1.5;
            }
        });
        all.put("too deep", V -> deeper(deeper(deeper(deeper(V)))) + deeper(deeper(deeper(deeper(deeper(V))))));
        Rate chain = V -> V;
        for (int k = 0; k < 2000; k++) chain = scaled(chain, 1.01);
        all.put("chain", chain);
        all.put("combined", V -> {
            Function<Double, Double> f = x -> x * 2;
            return f.andThen(x -> x + 1).apply(V);
        });
        all.put("constructor", V -> {
            Function<Double, Both> f = Both::new;
            return f.apply(V).k();
        });
        return all;
    }

    @Test void everythingElseIsRefusedWithASentence() {
        refused().forEach((name, rate) -> {
            var reading = Reading.of(rate);
            assertTrue(reading.formula().isEmpty(), () -> name + " was read as " + reading.formula().get());
            assertTrue(reading.problem().matches("The lambda( in line \\d+)? can't be read: it [^\n]+\\."), () -> name + ": " + reading.problem());
        });
    }

    @Test void printingIsRefusedWhereItIsTyped() {
        String problem = Reading.of(refused().get("print")).problem();
        assertTrue(problem.matches("The lambda in line \\d{3} can't be read: it prints\\."), problem);
    }

    @Test void valuesAreThoseAtTheTimeOfReading() {
        double[] own = {1, 2};
        variable = 1.5;
        Rate rate = V -> V * variable + own[1];
        Reading before = Reading.of(rate);
        variable = 2;
        own[1] = 3;
        assertEquals("((x * 1.5) + 2.0) ((x * 2.0) + 3.0)", before + " " + Reading.of(rate));
        variable = 1.5;
    }

    /** Parts that are in many places: whoever followed every way through them would never end. */
    @Test void formulasOfManyWaysAreHandledPartByPart() {
        Reading reading = Reading.of((Rate) V -> V > 0 ? deeper(V) : V < -1 ? deeper(V) : 3);
        Formula formula = reading.formula().orElseThrow();
        assertEquals(formula, Reading.of((Rate) V -> V > 0 ? deeper(V) : V < -1 ? deeper(V) : 3).formula().orElseThrow());
        assertTrue(formula.toString().length() < 100 && formula.latex("V").length() < 100);
        assertEquals(64, formula.derivative(0).hash().length());
        assertEquals(0, Sharing.of(List.of(Formula.of(Operation.EXP, formula))).shared().size());
        assertEquals(formula.at(.5), formula.with(Formula.variable(0)).at(.5));
    }

    @Test void largeFormulasAreComputedInBlocks() {
        Formula sum = Formula.variable(0);
        for (int k = 1; k < 320; k++) {
            Formula next = Formula.of(Operation.MULTIPLY, Formula.variable(0), Formula.of(k));
            sum = k % 2 == 0 ? Formula.of(Operation.ADD, sum, next) : Formula.of(Operation.IF_LESS, sum, next, next, sum);
        }
        assertTrue(Generator.write(sum).isEmpty());
        Formula many = Formula.of(0);
        for (int k = 1; k < 14; k++) many = Formula.of(Operation.ADD, many, Formula.of(Operation.EXP, Formula.of(Operation.DIVIDE, Formula.variable(0), Formula.of(k))));
        assertFalse(Generator.canWrite(many));
        for (Formula formula : List.of(sum, many, Formula.of(3), Formula.of(Double.NaN))) {
            double[] out = new double[POINTS.length];
            new Computation(formula).run(new double[][] {POINTS, POINTS}, out, 0, out.length);
            for (int i = 0; i < out.length; i++) assertEquals(formula.at(POINTS[i]), out[i]);
        }
    }

    /** Classes of this many locals need wide instructions. */
    @Test void aClassOfManyLocalsIsRight() {
        Formula sum = Formula.variable(0);
        for (int k = 1; k < 150; k++) sum = Formula.of(Operation.ADD, Formula.of(Operation.MULTIPLY, sum, Formula.of(.99)), Formula.variable(0));
        double[] in = IntStream.range(0, 64).mapToDouble(k -> k * .37).toArray(), out = new double[64];
        assertEquals(64, Generator.write(sum).orElseThrow().run(new double[][] {in}, out, 0, 64));
        for (int i = 0; i < in.length; i++) assertEquals(sum.at(in[i]), out[i]);
    }

    @Test void thousandsOfFormulasAtOnceAreRight() {
        double[] out = new double[POINTS.length];
        for (int k = 0; k < 3000; k++) {
            Formula formula = Formula.of(Operation.ADD, Formula.variable(0), Formula.of(k + .5));
            new Computation(formula).run(new double[][] {POINTS}, out, 0, out.length);
            assertEquals(formula.at(3), out[12]);
        }
    }
}
