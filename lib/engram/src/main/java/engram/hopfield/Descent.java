package engram.hopfield;

import static engram.argument.Given.given;

import engram.parallel.Heap;
import engram.progress.Progress;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * One probe in slow motion: its energy after every single step, where a {@link Recall} keeps one number per sweep. A step updates
 * round(kN) neurons at once, so a sweep has about 1/k of them.
 *
 * @param energies      E = −½ Σ_ij J_ij S_i S_j before the first step and after each, until the probe was left alone, as in a recall
 * @param stepsPerSweep ⌈N/round(kN)⌉
 * @param cycleLength   1 for a probe that came to rest, 2 for one that alternates between two states, 0 for one that may still move
 */
public record Descent(double[] energies, int stepsPerSweep, int cycleLength) {

    /** @throws HopfieldException when there is no energy, or no step in a sweep */
    public Descent {
        if (given("energies", energies).length < 1 || stepsPerSweep < 1)
            throw new HopfieldException("A descent of " + energies.length + " energies with " + stepsPerSweep
                    + " steps per sweep can't be: give 1 at least.");
    }

    /** The number of steps taken. */
    public int steps() { return energies.length - 1; }

    /** The number of steps that raised the energy. */
    public int risingSteps() {
        int rising = 0;
        for (int s = 1; s < energies.length; s++) if (energies[s] > energies[s - 1]) rising++;
        return rising;
    }

    /** The time of every energy, in sweeps. */
    public double[] times() {
        double[] times = new double[energies.length];
        Arrays.setAll(times, s -> (double) s / stepsPerSweep);
        return times;
    }

    /** Follows probe μ as {@link Hopfield#recall} would, spin for spin. */
    static Descent of(Couplings couplings, Energy energy, double diagonal, Patterns probes, int mu, Update update, Decision decision, int sweeps) {
        var walk = new Walk(couplings, energy, diagonal, probes, mu, update, decision, sweeps);
        for (int t = 1; t <= sweeps && !walk.over; t++) walk.sweep(t);
        return new Descent(Arrays.copyOf(walk.energies, walk.steps + 1), walk.stepsPerSweep, walk.cycleLength);
    }

    private static final class Walk {
        private final float[] matrix;    // N·J or J, N × N
        private final Energy energy;
        private final double diagonal;   // N·J_ii = λp, or 0 where J holds its own diagonal
        private final int mu;
        private final Update update;
        private final Decision decision;
        private final int neurons, stepsPerSweep;
        private final double[] energies; // sweeps·stepsPerSweep + 1
        private final double[] fields;   // N, without the diagonal above
        private final long[] state;      // stride words
        private long[] last, before;     // one and two sweeps ago
        private boolean drew = true, drewBefore = true; // there is no state before the first: never a cycle
        private int steps;
        private int cycleLength;
        private boolean over;

        Walk(Couplings couplings, Energy energy, double diagonal, Patterns probes, int mu, Update update, Decision decision, int sweeps) {
            this.energy = energy;
            this.diagonal = diagonal;
            this.mu = mu;
            this.update = update;
            this.neurons = probes.neurons();
            this.decision = decision;
            this.stepsPerSweep = Math.ceilDiv(neurons, update.groupSize(neurons));
            this.energies = new double[Heap.array((long) sweeps * stepsPerSweep + 1, Double.BYTES,
                    "Following a probe for " + sweeps + " sweeps", "take fewer")];
            this.matrix = couplings.matrix().entries();
            this.fields = new double[neurons];
            float[] first = couplings.fields(probes.select(mu).toMatrix(), IntStream.range(0, neurons).toArray()).entries();
            Arrays.setAll(fields, i -> first[i]);
            this.state = probes.select(mu).words().clone();
            this.last = state.clone();
            this.before = state.clone();
            this.energies[0] = energy.of(state);
        }

        /** Visits every neuron once, and sees whether the probe is to be left alone, as a recall does. */
        void sweep(int t) {
            before = last;
            last = state.clone();
            drewBefore = drew;
            drew = false;
            int[] order = update.order(t, neurons);
            int size = update.groupSize(neurons);
            for (int from = 0; from < neurons; from += size) step(Arrays.copyOfRange(order, from, Math.min(from + size, neurons)), t);
            if (!update.isCold()) return;
            if (Arrays.equals(state, last)) cycleLength = drew ? 0 : 1;
            else if (update.isSynchronous() && !drew && !drewBefore && Arrays.equals(state, before)) cycleLength = 2;
            over = Arrays.equals(state, last) || cycleLength == 2;
        }

        /** Updates a group of neurons at once: all decide from the same fields, then those that flipped change the fields of all. */
        private void step(int[] group, int t) {
            Progress.checkCancelled();
            int[] flipped = Arrays.stream(group).filter(i -> wantsToFlip(i, t)).toArray();
            for (int j : flipped) flip(j);
            steps++;
            energies[steps] = flipped.length == 0 ? energies[steps - 1] : energy.of(state);
        }

        private boolean wantsToFlip(int i, int t) {
            double field = fields[i] + (isUp(i) ? diagonal : -diagonal);
            drew |= field == 0 && decision.drawsTies();
            return decision.up(field, isUp(i), mu, t, i) != isUp(i);
        }

        /** S_j ← −S_j, and h_i ← h_i + J_ij ΔS_j for every i. */
        private void flip(int j) {
            state[j >> 6] ^= 1L << j;
            double change = isUp(j) ? 2 : -2;
            for (int i = 0; i < neurons; i++) fields[i] += change * matrix[i * neurons + j];
        }

        private boolean isUp(int i) { return (state[i >> 6] >>> i & 1) == 1; }
    }
}
