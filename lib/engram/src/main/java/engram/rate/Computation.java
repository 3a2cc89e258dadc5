package engram.rate;

import static engram.argument.Given.eachGiven;
import static engram.argument.Given.given;

import engram.argument.ArgumentException;
import java.lang.ref.WeakReference;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import jdk.incubator.vector.DoubleVector;

/**
 * A formula, computed for many numbers: at once in {@link Blocks}, and later, when the JVM has compiled a class that was written for it behind the back of
 * whoever waits, by that, with the same bits. For one thread; the classes are shared.
 */
public final class Computation {
    /** Numbers on which a class is tried until it is compiled, and how long that may take. */
    private static final int TRIAL = 1024;
    private static final long PATIENCE = 10_000_000_000L; // ns

    /** Classes that are kept for whoever has the same formula next. */
    private static final int KEPT = 256;
    private static final Map<String, Ahead> WRITTEN = Collections.synchronizedMap(new LinkedHashMap<>(16, 0.75f, true) {
        @Override protected boolean removeEldestEntry(Map.Entry<String, Ahead> eldest) { return size() > KEPT; }
    });
    private static final ExecutorService BEHIND = Executors.newSingleThreadExecutor(work -> {
        Thread thread = new Thread(work, "formulas being compiled");
        thread.setDaemon(true);
        thread.setPriority(Thread.MIN_PRIORITY);
        return thread;
    });

    /** A class that may not be fast yet. */
    private static final class Ahead {
        private volatile Kernel ready;

        /** One that is written when its turn comes, if anybody still has it then. */
        static Ahead of(Formula formula) {
            var ahead = new Ahead();
            var wanted = new WeakReference<>(ahead);
            BEHIND.execute(() -> {
                Ahead still = wanted.get();
                if (still != null) still.compile(formula);
            });
            return ahead;
        }

        /** Runs the class on numbers of no interest until it is faster than blocks are. */
        private void compile(Formula formula) {
            Kernel kernel = Generator.write(formula).orElse(null);
            if (kernel == null) return;
            var blocks = new Blocks(formula);
            double[][] in = new double[formula.variables()][TRIAL], out = new double[1][TRIAL];
            for (double[] of : in) for (int i = 0; i < TRIAL; i++) of[i] = 0.37 + 0.011 * i;
            long begin = System.nanoTime();
            while (System.nanoTime() - begin < PATIENCE) {
                long start = System.nanoTime();
                int done = kernel.run(in, out[0], 0, TRIAL);
                long generated = System.nanoTime() - start;
                blocks.run(in, out, 0, TRIAL);
                if (done <= TRIAL - DoubleVector.SPECIES_PREFERRED.length()) return; // out of the ordinary here; not worth more
                if (generated < System.nanoTime() - start - generated) {
                    ready = kernel;
                    return;
                }
            }
        }
    }

    private final Ahead ahead;    // null where no class can be written
    private final Blocks blocks;
    private final int variables;
    private final double[][] result = new double[1][];

    /** One of a formula. */
    public Computation(Formula formula) {
        blocks = new Blocks(given("formula", formula));
        variables = formula.variables();
        ahead = Generator.canWrite(formula) ? WRITTEN.computeIfAbsent(formula.hash(), _ -> Ahead.of(formula)) : null;
    }

    /**
     * out_i ← the formula of variables[0][i], variables[1][i], … for i in [from, to).
     *
     * @param variables one array for each variable
     * @param out       none of the variables' arrays
     * @throws ArgumentException         if there are too few variables
     * @throws IndexOutOfBoundsException where [from, to) is not a range of all arrays
     */
    public void run(double[][] variables, double[] out, int from, int to) {
        if (eachGiven("variables", variables).length < this.variables)
            throw new ArgumentException("The formula has %d variables, and %d were given.".formatted(this.variables, variables.length));
        Form.range(given("out", out), out, from, to);
        for (double[] variable : variables) Form.range(variable, out, from, to);
        Kernel kernel = ahead == null ? null : ahead.ready;
        result[0] = out;
        if (kernel == null) blocks.run(variables, result, from, to);
        else run(kernel, variables, out, from, to);
    }

    /** By a class; where that stops, a vector is done in blocks. */
    private void run(Kernel kernel, double[][] variables, double[] out, int from, int to) {
        int lanes = DoubleVector.SPECIES_PREFERRED.length();
        for (int at = from; at < to;) {
            at = kernel.run(variables, out, at, to);
            int end = Math.min(at + lanes, to);
            if (at < end) blocks.run(variables, result, at, end);
            at = end;
        }
    }

    /** Whether the compiled class is in use. */
    public boolean isCompiled() { return ahead != null && ahead.ready != null; }
}
