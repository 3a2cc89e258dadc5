package engram.hopfield;

import engram.progress.Progress;
import engram.tensor.Backend;
import engram.tensor.Matrix;
import engram.tensor.Pointwise;
import engram.tensor.RandomStream;
import java.util.Arrays;

/**
 * The plain algorithm of the first paper: all neurons of all moving probes at once, one matrix product a step.
 *
 * <p>A probe with S(t) = S(t−1) has converged and is left alone from then on. A probe with S(t) = S(t−2) whose last two steps
 * met no random tie alternates between its last two states for ever, so the rest of its overlaps is written down at once.
 */
final class MatrixRecall {
    private final Patterns patterns;
    private final Couplings couplings;
    private final Backend backend;
    private final double diagonal; // N·J_ii = λp, or 0 where J holds its own diagonal
    private final Update update;
    private final RandomStream draws;

    private MatrixRecall(Patterns patterns, Couplings couplings, double diagonal, Update update) {
        this.patterns = patterns;
        this.couplings = couplings;
        this.backend = couplings.backend();
        this.diagonal = diagonal;
        this.update = update;
        this.draws = RandomStream.of(update.seed(), "ties");
    }

    /** The engine for a network with these couplings. */
    static Engine engine(Patterns patterns, Couplings couplings) {
        return (probes, diagonal, update, steps) ->
                new MatrixRecall(patterns, couplings, diagonal, update).run(probes, steps);
    }

    /** The a probes that a step still has to compute: their numbers, patterns and last two states (a × N, ±1). */
    private record Moving(int[] numbers, Matrix targets, Matrix state, Matrix before, boolean[] drewBefore) {

        static Moving all(Patterns patterns, Patterns probes) {
            var start = probes.toMatrix();
            int[] numbers = new int[probes.count()];
            Arrays.setAll(numbers, mu -> mu);
            boolean[] drew = new boolean[numbers.length];
            Arrays.fill(drew, true); // there is no state before the first: never a cycle
            return new Moving(numbers, patterns.toMatrix(), start, start, drew);
        }

        /** The rows that stay, one step on. */
        Moving next(int[] rows, Matrix newState, boolean[] drew) {
            if (rows.length == numbers.length) return new Moving(numbers, targets, newState, state, drew);
            int[] keptNumbers = new int[rows.length];
            boolean[] keptDrew = new boolean[rows.length];
            for (int k = 0; k < rows.length; k++) {
                keptNumbers[k] = numbers[rows[k]];
                keptDrew[k] = drew[rows[k]];
            }
            return new Moving(keptNumbers, select(targets, rows), select(newState, rows), select(state, rows), keptDrew);
        }

        private static Matrix select(Matrix from, int[] rows) {
            int n = from.cols();
            var chosen = Matrix.zeros(rows.length, n);
            for (int k = 0; k < rows.length; k++) System.arraycopy(from.data(), rows[k] * n, chosen.data(), k * n, n);
            return chosen;
        }
    }

    private Recall run(Patterns probes, int steps) {
        var recorder = new RecallRecorder(patterns, probes, steps);
        var moving = Moving.all(patterns, probes);
        try (var progress = Progress.of("recall", steps)) {
            for (int t = 1; t <= steps && moving.numbers().length > 0; t++) {
                moving = step(moving, t, recorder);
                progress.step();
            }
        }
        for (int row = 0; row < moving.numbers().length; row++)
            recorder.finalState(moving.numbers()[row], bits(moving.state(), row));
        return recorder.toRecall();
    }

    /** One step of every moving probe; returns those that go on. */
    private Moving step(Moving moving, int t, RecallRecorder recorder) {
        int n = patterns.neurons();
        // S_i(t) = sign(I_i + λp·S_i(t−1)), I = S·(N·J)ᵀ; 0 where the field is 0
        var state = couplings.fields(moving.state());
        backend.apply(new Pointwise.SignOfSum(diagonal), state, moving.state(), state);
        boolean[] drew = breakTies(moving, state, t);
        float[] overlap = backend.rowDots(state, moving.targets()).data();
        float[] withLast = backend.rowDots(state, moving.state()).data();
        float[] withBefore = backend.rowDots(state, moving.before()).data();

        int[] rows = new int[moving.numbers().length];
        int staying = 0;
        for (int row = 0; row < rows.length; row++) {
            int mu = moving.numbers()[row];
            recorder.overlap(mu, t, (int) overlap[row]);
            if (withLast[row] == n) {
                recorder.converged(mu, t);
                recorder.finalState(mu, bits(state, row));
            } else if (withBefore[row] == n && !drew[row] && !moving.drewBefore()[row]) {
                recorder.alternates(mu, t);
                recorder.finalState(mu, bits((recorder.steps() - t) % 2 == 0 ? state : moving.state(), row));
            } else {
                rows[staying++] = row;
            }
        }
        return moving.next(Arrays.copyOf(rows, staying), state, drew);
    }

    /**
     * Gives every neuron with a zero field its spin: its last one, or the sign of draw number ((t−1)·p + μ)·N + i.
     *
     * @return the rows in which a draw was made
     */
    private boolean[] breakTies(Moving moving, Matrix state, int t) {
        int n = patterns.neurons();
        boolean[] drew = new boolean[moving.numbers().length];
        float[] spins = state.data();             // a × N, −1, 0 or +1
        float[] last = moving.state().data();     // a × N
        for (int row = 0; row < drew.length; row++) {
            long firstDraw = ((t - 1L) * patterns.count() + moving.numbers()[row]) * n;
            for (int i = 0, at = row * n; i < n; i++, at++) {
                if (spins[at] != 0) continue;
                spins[at] = switch (update.ties()) {
                    case KEEP -> last[at];
                    case RANDOM -> draws.bits(firstDraw + i) < 0 ? -1 : 1;
                };
                drew[row] |= update.ties() == Ties.RANDOM;
            }
        }
        return drew;
    }

    /** One row of spins, packed. */
    private static long[] bits(Matrix states, int row) {
        int n = states.cols();
        var words = new long[Patterns.wordsFor(n)];
        for (int i = 0; i < n; i++) if (states.get(row, i) > 0) words[i >> 6] |= 1L << i;
        return words;
    }
}
