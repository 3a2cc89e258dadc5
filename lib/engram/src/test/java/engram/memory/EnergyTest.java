package engram.memory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import engram.deq.Picard;
import engram.deq.Stop;
import engram.tensor.Matrix;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The energies are those of their formulas, stationary where the equations are solved, and never rise under even–odd updates at
 * full step.
 */
class EnergyTest {
    private static final int[] DEPTHS = {3, 5, 7, 9};
    /** All of 1, 2 … 12 with {@code -Dengram.test.thorough=true}. */
    private static final int[] GAINS = Boolean.getBoolean("engram.test.thorough") ? IntStream.rangeClosed(1, 12).toArray()
            : new int[] {1, 3, 12};
    private static final double ROUNDING = 1e-5; // of |E|

    /** Layers from the input on, as narrow as tests like them. */
    private static int[] layers(int depth, int width) {
        int[] sizes = new int[depth];
        Arrays.fill(sizes, width);
        sizes[0] = 784;
        sizes[depth - 1] = 10;
        return sizes;
    }

    /** The neurons of a kind in all layers but the input. */
    private static Lagrangian[] hidden(Kind kind, int depth) {
        var all = new Lagrangian[depth];
        Arrays.fill(all, kind.lagrangian());
        all[0] = Lagrangian.logistic();
        return all;
    }

    static Kind[] kinds() { return Kind.all(); }

    /**
     * Half step by half step, from zeros and from states at random. ρ of identity, ReLU and softplus grows without bound: the energy has
     * a minimum as long as the synapses between the states are weak, ‖W‖ &lt; 1, which 0.15 × Xavier is.
     */
    @ParameterizedTest
    @MethodSource("kinds")
    void evenOddUpdatesNeverLetTheEnergyRise(Kind kind) {
        Matrix x = Plain.digits(1);
        double worst = 0;
        for (int depth : DEPTHS)
            for (int gain : kind.bounded() ? GAINS : new int[] {1}) {
                int[] sizes = layers(depth, 40);
                var memory = HierarchicalMemory.layers(sizes).with(hidden(kind, depth)).withBiases(Plain.biases(depth, sizes))
                        .initialised(Xavier.gain(kind.bounded() ? gain : 0.15), 10 * depth + gain);
                int states = Arrays.stream(sizes).sum() - 784;
                for (double spread : new double[] {0, 3})
                    worst = Math.max(worst, rise(memory, x, Plain.random(x.rows(), states, spread, gain), kind.bounded()));
            }
        System.out.printf("energy, even–odd, %s: the largest rise of a half step is %.1e of |E|%n", kind, worst);
        assertTrue(worst <= ROUNDING, kind + " rises by " + worst);
    }

    /** The largest rise of any sample in any half step, relative to |E|. */
    private static double rise(HierarchicalMemory memory, Matrix x, Matrix start, boolean bounded) {
        var relaxation = memory.relaxation(x, start);
        double[] before = relaxation.energies().totals(), first = before;
        double worst = 0;
        for (int half = 0; half < 30; half++) {
            if (half % 2 == 0) relaxation.odd();
            else relaxation.even();
            double[] now = relaxation.energies().totals();
            for (int i = 0; i < now.length; i++) worst = Math.max(worst, (now[i] - before[i]) / Math.abs(now[i]));
            before = now;
        }
        // and the updates did something
        for (int i = 0; i < before.length; i++) assertTrue(before[i] < first[i], "the energy has not fallen");
        return worst;
    }

    /** The share of samples whose energy rises in some step of β. */
    private static double share(HierarchicalMemory memory, Matrix x, double beta) {
        var relaxation = memory.relaxation(x, Matrix.zeros(x.rows(), Arrays.stream(memory.layers()).skip(1).sum()));
        var risen = new boolean[x.rows()];
        double[] before = relaxation.energies().totals();
        for (int step = 0; step < 40; step++) {
            relaxation.all(beta);
            double[] now = relaxation.energies().totals();
            for (int i = 0; i < now.length; i++) risen[i] |= now[i] - before[i] > ROUNDING / 10 * Math.abs(now[i]);
            before = now;
        }
        return (double) IntStream.range(0, risen.length).filter(i -> risen[i]).count() / risen.length;
    }

    /**
     * Synchronous steps are safe where they are small. On 64 digits the continuous network's energy begins to rise near β = ½, and that
     * of HAM with three times the synapses near 0.7, while at Xavier's gain it does not rise at all.
     */
    @Test
    void synchronousUpdatesLetTheEnergyRiseFromSomeStepOn() {
        Matrix x = Matrix.of(64, 784, Arrays.copyOf(Plain.digits(7).entries(), 64 * 784));
        var memory = HierarchicalMemory.layers(784, 512, 10).initialised(Xavier.gain(1), 1);
        double[] ham = shares(memory, x), strong = shares(memory.scaled(3), x), chn = shares(memory.as(Form.CHN), x);
        for (int k = 1; k <= 10; k++) assertEquals(0, ham[k], "HAM, β = " + k / 10.0);
        for (int k = 1; k <= 4; k++) assertEquals(0, strong[k] + chn[k], "small steps, β = " + k / 10.0);
        assertTrue(strong[7] <= 0.15 && strong[10] >= 0.3, "three times the synapses");
        assertTrue(chn[5] <= 0.15 && chn[7] >= 0.2 && chn[7] <= 0.8 && chn[10] >= 0.9, "continuous network");
    }

    private static double[] shares(HierarchicalMemory memory, Matrix x) {
        double[] shares = new double[11];
        System.out.print("energy, share of samples that rise at β = 0.1 … 1, " + memory.form() + ":");
        for (int k = 1; k <= 10; k++) System.out.printf(" %.2f", shares[k] = share(memory, x, k / 10.0));
        System.out.println();
        return shares;
    }

    /** Every part, of every kind of neurons and both kinds of energies, at states at random. */
    @ParameterizedTest
    @EnumSource(names = {"HAM", "CHN"})
    void energiesAreThoseOfTheirFormulas(Form form) {
        int[] sizes = {9, 8, 7, 6, 5};
        Matrix x = Plain.random(4, 9, 1, 1), s = Plain.random(4, 26, 2, 2);
        for (Kind kind : Kind.all()) {
            var memory = HierarchicalMemory.layers(sizes).with(kind.lagrangian())
                    .initialised(Xavier.gain(2), 3).withBiases(Plain.biases(4, sizes)).as(form);
            var plain = new PlainHam(memory, 1, kind.plain());
            var energies = memory.relaxation(x, s).energies();
            for (int i = 0; i < 4; i++) {
                double[][] state = plain.with(plain.start(Plain.doubles(x, i)), false, Plain.doubles(s, i));
                double parts = 0;
                for (int l = 1; l < sizes.length; l++) {
                    double[] rho = plain.rho(state, l);
                    double layer = form == Form.CHN ? PlainHam.dot(state[l], state[l]) / 2
                            : PlainHam.dot(state[l], rho) - kind.plain().value(state[l]);
                    near(layer, energies.layer(i, l), kind + ", layer " + l);
                    if (l < 4) near(-plain.synapses(state, l), energies.synapses(i, l), kind + ", synapses " + l);
                    parts += energies.layer(i, l) + (l < 4 ? energies.synapses(i, l) : 0) + energies.drive(i, l);
                }
                near(plain.energy(state, form == Form.CHN), energies.total(i), kind + ", in all");
                assertEquals(parts, energies.total(i), 1e-12);
            }
        }
    }

    private static void near(double expected, double found, String what) {
        assertEquals(expected, found, 2e-6 * (1 + Math.abs(expected)), what);
    }

    /**
     * ∂E/∂s is (s − f(s))·∂ρ/∂s for HAM and s − f(s) for the continuous network: 0 at what solvers find, and not elsewhere.
     * The continuous network of ReLUs is left out, since its energy has a kink where s comes to rest.
     */
    @ParameterizedTest
    @EnumSource
    void energiesAreStationaryWhereTheEquationsAreSolved(Form form) {
        int[] sizes = {9, 8, 7, 6, 5};
        Matrix x = Plain.random(4, 9, 1, 1);
        for (Kind kind : Kind.all()) {
            if (kind == Kind.RELU && form.isContinuous()) continue;
            var memory = HierarchicalMemory.layers(sizes).with(kind.lagrangian())
                    .initialised(Xavier.gain(0.25), 3).withBiases(Plain.biases(4, sizes)).as(form);
            var plain = new PlainHam(memory, 1, kind.plain());
            Matrix found = memory.equilibrium(x, new Picard(form.isContinuous() ? 0.2 : 1), new Stop(1e-6, 2000)).states();
            for (int i = 0; i < 4; i++) {
                double[][] state = plain.with(plain.start(Plain.doubles(x, i)), false, Plain.doubles(found, i));
                assertEquals(0, Plain.norm(gradient(plain, state, form)), 1e-5, kind + ", sample " + i);
                double[] away = Plain.doubles(found, i), z = Plain.gaussian(26, i);
                for (int j = 0; j < 26; j++) away[j] += 0.1 * z[j];
                double[][] moved = plain.with(state, false, away);
                double[] slope = gradient(plain, moved, form);
                assertTrue(Plain.norm(slope) > 1e-2, kind + " is flat away from its equilibrium");
                double[] expected = expected(plain, moved, form, kind);
                assertEquals(0, Plain.error(slope, expected), 1e-6, kind + ", away");
            }
        }
    }

    private static double[] gradient(PlainHam plain, double[][] s, Form form) {
        double[] z = plain.joined(s, false), result = new double[z.length];
        double h = 1e-4;
        for (int j = 0; j < z.length; j++) {
            double kept = z[j];
            z[j] = kept + h;
            double up = plain.energy(plain.with(s, false, z), form.isContinuous());
            z[j] = kept - h;
            double down = plain.energy(plain.with(s, false, z), form.isContinuous());
            z[j] = kept;
            result[j] = (up - down) / (2 * h);
        }
        return result;
    }

    private static double[] expected(PlainHam plain, double[][] s, Form form, Kind kind) {
        double[][] value = form.isContinuous() ? plain.chn(s) : plain.ham(s), slope = s.clone();
        for (int l = 1; l < s.length; l++) {
            double[] rest = s[l].clone();
            for (int j = 0; j < rest.length; j++) rest[j] -= value[l][j];
            slope[l] = form.isContinuous() ? rest : kind.plain().hessian(s[l], rest);
        }
        return plain.joined(slope, false);
    }
}
