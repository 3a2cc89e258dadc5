package engram.rate;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.reflect.Method;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import jdk.incubator.vector.DoubleVector;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Random lambdas at hundreds of points: the lambda itself, what is read of it, and all ways of running that give the same bits. */
class ReadingFuzzTest {
    private static final int LAMBDAS = 1200;

    @TempDir static Path folder;
    private static URLClassLoader loader;
    private static final List<Rate> lambdas = new ArrayList<>();
    private static final double[] POINTS = points();

    @BeforeAll static void compile() throws Exception {
        RandomLambdas.compile(folder, LAMBDAS / 100, 100, new Random(20261127));
        loader = new URLClassLoader(new java.net.URL[] {folder.toUri().toURL()});
        for (int k = 0; k < LAMBDAS; k++) {
            Method make = loader.loadClass("Lambdas" + k / 100).getDeclaredMethod("f" + k % 100);
            make.setAccessible(true);
            lambdas.add((Rate) make.invoke(null));
        }
    }

    private static double[] points() {
        var random = new Random(7);
        double[] special = {Double.NaN, 0, -0.0, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, Double.MIN_VALUE, -Double.MIN_VALUE, Double.MAX_VALUE, 1, -1, 0.5,
            2, -63, 3, 8.5, 1e-3, 710, -710, 1e-300};
        double[] points = new double[300];
        for (int k = 0; k < points.length; k++)
            points[k] = k < special.length ? special[k] : k % 3 == 0 ? random.nextGaussian() * 50 : k % 3 == 1 ? random.nextGaussian() : Math.rint(random.nextGaussian() * 4) / 2;
        return points;
    }

    private static boolean same(double a, double b) { return Double.doubleToLongBits(a) == Double.doubleToLongBits(b); } // one NaN is as good as another

    @Test void lambdaFormulaAndBlocksAgreeInEveryBit() {
        for (int k = 0; k < LAMBDAS; k++) {
            var reading = Reading.of(lambdas.get(k));
            String name = "lambda " + k;
            assertTrue(reading.formula().isPresent(), () -> name + ": " + reading.problem());
            Formula formula = reading.formula().get();
            double[] blocks = new double[POINTS.length];
            new Blocks(formula).run(new double[][] {POINTS}, new double[][] {blocks}, 0, POINTS.length);
            double[] written = Generator.canWrite(formula) ? written(formula) : blocks;
            for (int i = 0; i < POINTS.length; i++) {
                double expected = lambdas.get(k).at(POINTS[i]), read = formula.at(POINTS[i]);
                int at = i;
                assertTrue(same(expected, read), () -> name + " at " + POINTS[at] + ": " + expected + ", but as a formula " + read + ": " + formula);
                assertTrue(same(expected, blocks[i]), () -> name + " at " + POINTS[at] + ": " + expected + ", but in blocks " + blocks[at] + ": " + formula);
                assertTrue(same(expected, written[i]), () -> name + " at " + POINTS[at] + ": " + expected + ", but by its class " + written[at] + ": " + formula);
            }
        }
    }

    /** By the class that is written for a formula, and where that stops by blocks. */
    private static double[] written(Formula formula) {
        double[] out = new double[POINTS.length];
        Kernel kernel = Generator.write(formula).orElse((_, _, at, _) -> at);
        for (int at = 0; at < POINTS.length;) {
            at = kernel.run(new double[][] {POINTS}, out, at, POINTS.length);
            int end = Math.min(POINTS.length, at + DoubleVector.SPECIES_PREFERRED.length());
            if (at < end) new Blocks(formula).run(new double[][] {POINTS}, new double[][] {out}, at, end);
            at = end;
        }
        return out;
    }

    /** A reader in which one name of an operation stands for another, where it is used. */
    private static final class Broken extends ClassLoader {
        private final String in, from, to;

        Broken(String in, String from, String to) {
            super(ReadingFuzzTest.class.getClassLoader());
            this.in = in;
            this.from = from;
            this.to = to;
        }

        @Override protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            boolean reader = name.startsWith("engram.rate.") && !name.equals("engram.rate.Rate") && !name.contains("FuzzTest") && !name.contains("Random");
            if (!reader) return super.loadClass(name, resolve);
            Class<?> loaded = findLoadedClass(name);
            if (loaded != null) return loaded;
            try (InputStream bytes = getResourceAsStream(name.replace('.', '/') + ".class")) {
                byte[] code = name.equals("engram.rate." + in) ? broken(bytes.readAllBytes()) : bytes.readAllBytes();
                return defineClass(name, code, 0, code.length);
            } catch (IOException e) {
                throw new ClassNotFoundException(name, e);
            }
        }

        private byte[] broken(byte[] code) {
            return ClassFile.of().transformClass(ClassFile.of().parse(code), ClassTransform.transformingMethodBodies((builder, element) -> {
                if (element instanceof FieldInstruction field && field.name().equalsString(from)) builder.getstatic(field.owner().asSymbol(), to, field.typeSymbol());
                else builder.with(element);
            }));
        }
    }

    @Test void everyBrokenRuleShows() throws Exception {
        String[][] rules = {{"Arithmetic", "SUBTRACT", "ADD"}, {"Arithmetic", "DIVIDE", "MULTIPLY"}, {"Walk", "IF_EQUAL", "IF_LESS"}, {"Test", "IF_LESS", "IF_AT_MOST"},
            {"Test", "IF_AT_MOST", "IF_LESS"}, {"Test", "IF_EQUAL", "IF_LESS"}, {"Functions", "MIN", "MAX"}, {"Functions", "EXPM1", "EXP"}, {"Functions", "IF_EQUAL", "IF_LESS"}};
        for (String[] rule : rules) {
            Class<?> reading = new Broken(rule[0], rule[1], rule[2]).loadClass("engram.rate.Reading");
            int differences = 0;
            for (int k = 0; k < LAMBDAS; k++) differences += isRight(reading, lambdas.get(k)) ? 0 : 1;
            System.out.println(String.join(" ", rule) + ": " + differences + " of " + LAMBDAS + " lambdas are wrong");
            assertTrue(differences > 0 && differences < LAMBDAS, String.join(" ", rule) + ": " + differences);
        }
    }

    private static boolean isRight(Class<?> reading, Rate lambda) throws Exception {
        Object read = reading.getMethod("of", java.io.Serializable.class).invoke(null, lambda);
        Object formula = ((java.util.Optional<?>) reading.getMethod("formula").invoke(read)).orElse(null);
        if (formula == null) return false;
        Method at = formula.getClass().getMethod("at", double[].class);
        for (double x : POINTS) if (!same(lambda.at(x), (double) at.invoke(formula, new double[] {x}))) return false;
        return true;
    }
}
