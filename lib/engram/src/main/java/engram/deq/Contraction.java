package engram.deq;

import engram.argument.ArgumentException;
import engram.progress.Progress;
import engram.tensor.Matrix;
import engram.tensor.Panel;
import engram.tensor.RandomStream;
import java.util.Arrays;

/** How fast f contracts near a state: λ, the largest |μ| of the eigenvalues μ of its Jacobian there. Picard's error shrinks by λ per call. */
public final class Contraction {
    private Contraction() {}

    /**
     * λ by power iteration on rows, v ← v·J. What is returned is the mean growth per step over the last two of them, since the eigenvalues of
     * synchronous updates come in pairs ±λ.
     *
     * @param states B × n, a state a sample
     * @param steps  of the iteration, an even number from 2 on; 40 give three digits where the next eigenvalue is a little smaller
     * @return λ, by sample; NaN where a number is not finite, or becomes too large for float32
     * @throws ArgumentException if the number of steps is odd or less than 2
     * @throws DeqException      if the shape of the states is not f's
     */
    public static double[] rates(FixedPoint f, Matrix states, int steps) {
        if (steps < 2 || steps % 2 != 0)
            throw new ArgumentException("Power iteration takes an even number of steps from 2 on, not " + steps + ".");
        Shapes.states("matrix of states", f, states);
        int samples = f.samples();
        var batch = Batch.all(samples);
        var backend = f.backend();
        RandomStream random = RandomStream.of(1, "power iteration");
        Matrix v = Matrix.zeros(samples, f.size()), next = Matrix.zeros(samples, f.size());
        float[] entries = v.writableEntries();
        // the same start for every sample
        for (int k = 0; k < entries.length; k++) entries[k] = (float) random.gaussian(k % f.size());
        double[] squares = new double[samples], rates = new double[samples];
        float[] scale = new float[samples], nothing = new float[samples];
        backend.rowDots(Panel.of(v), Panel.of(v), squares);
        try (var progress = Progress.of("power iteration", steps)) {
            for (int step = 0; step < steps; step += 2) {
                // v ← v/‖v‖, twice multiplied with J: ‖v·J·J‖ = λ²
                for (int i = 0; i < samples; i++) scale[i] = inverse(Math.sqrt(squares[i]));
                backend.axpby(scale, Panel.of(v), nothing, Panel.of(next));
                f.pullBack(batch, states, next, v);
                f.pullBack(batch, states, v, next);
                Matrix old = v;
                v = next;
                next = old;
                backend.rowDots(Panel.of(v), Panel.of(v), squares);
                progress.step(2);
            }
        }
        Arrays.setAll(rates, i -> Double.isFinite(squares[i]) ? Math.sqrt(Math.sqrt(squares[i])) : Double.NaN);
        return rates;
    }

    /** 1/x, as far as float32 goes; 0 for x = 0, and NaN, which stays to the end, where x is not finite. */
    private static float inverse(double x) {
        return !Double.isFinite(x) ? Float.NaN : x == 0 ? 0 : (float) Math.min(1 / x, Float.MAX_VALUE);
    }
}
