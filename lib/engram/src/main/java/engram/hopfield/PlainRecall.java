package engram.hopfield;

import engram.progress.Progress;
import engram.tensor.Check;
import java.util.Arrays;

/**
 * Recall as Vavilala (2020) writes it, in loops to be read from top to bottom: for any couplings, any update and any temperature. It is what
 * {@code on(Backend.plain())} runs, and what every other engine is tested against.
 */
final class PlainRecall {
    private PlainRecall() {}

    /** The engine for a network with these couplings, built once and kept. */
    static Engine engine(Patterns patterns, Couplings couplings) {
        return (probes, diagonal, update, recorder) -> {
            Check.finite("the couplings", couplings.matrix());
            try (var progress = Progress.of("recall", probes.count())) {
                for (int mu = 0; mu < probes.count(); mu++) {
                    follow(couplings, probes, mu, diagonal, update, new Decision(update, patterns, couplings.scale()), recorder);
                    progress.step();
                }
            }
        };
    }

    /** Lets probe μ evolve from S(0) = ξ^μ with some bits flipped, and writes down S(1), S(2), … */
    private static void follow(Couplings couplings, Patterns probes, int mu, double diagonal, Update update, Decision decision,
            Recorder recorder) {
        float[] matrix = couplings.matrix().entries();    // N × N: N·J without its diagonal for Hebb's rule, else J
        int n = probes.neurons(), size = update.groupSize(n);
        int[] spins = probes.spins(mu);                   // N, S(t−1) and then S(t)
        int[] before = {};                                // S(t−2); there is none yet
        boolean drew = true, onCycle = false;             // whether the last sweep drew a tie; whether a 2-cycle was written down
        for (int t = 1; t <= recorder.steps(); t++) {
            int[] last = spins.clone();
            int[] order = update.order(t, n);
            boolean draws = false;
            for (int from = 0; from < n; from += size) {  // one group for synchronous update, N groups one neuron at a time
                int[] seen = spins.clone();               // all of a group see the same state
                for (int k = from; k < Math.min(from + size, n); k++) {
                    Progress.checkCancelled();
                    int i = order[k];
                    // N·h_i = Σ_j N·J_ij S_j + λp S_i
                    double field = 0;
                    for (int j = 0; j < n; j++) field += matrix[i * n + j] * seen[j];
                    field += diagonal * seen[i];
                    // S_i ← sign h_i; at T > 0 +1 with probability (1 + tanh h_i/T)/2
                    spins[i] = decision.up(field, seen[i] == 1, mu, t, i) ? 1 : -1;
                    draws |= field == 0 && decision.drawsTies();
                }
            }
            long[] state = Patterns.of(new int[][] {spins}).words();
            recorder.state(mu, t, state);
            // S(t) = S(t−1) at T = 0: the probe is left alone; if no tie was drawn, it is at rest
            if (update.isCold() && Arrays.equals(spins, last) && (!draws || recorder.stopsAtRepeats())) {
                recorder.repeats(mu, t, state, !draws);
                return;
            }
            // S(t) = S(t−2) without a draw: a 2-cycle of the synchronous update, which is followed to the end all the same
            if (!onCycle && update.isCold() && update.isSynchronous() && !draws && !drew && Arrays.equals(spins, before)) {
                recorder.alternates(mu, t, Patterns.of(new int[][] {last}).words(), state);
                onCycle = true;
            }
            before = last;
            drew = draws;
        }
    }
}
