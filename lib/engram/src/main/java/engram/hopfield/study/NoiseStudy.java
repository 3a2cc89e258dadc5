package engram.hopfield.study;

import engram.work.Sweep;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What self-couplings J_ii = λp/N do against noise: the overlap that is left of a pattern against temperature, for three λ and the same
 * networks. A run that was stopped goes on where it ended.
 */
public final class NoiseStudy {
    private static final int NEURONS = 2000, SWEEPS = 60, NETWORKS = 10, TEMPERATURES = 25;
    private static final double[] LOADS = {0.1, 0.13};

    private NoiseStudy() {}

    /** @param temperatures how many, the highest 0.5 */
    private static List<NoisyTrial> trials(int neurons, int networks, int sweeps, int temperatures) {
        var trials = new ArrayList<NoisyTrial>();
        for (double load : LOADS)
            for (double lambda : new double[] {0, 0.5, 1})
                for (double t : IntStream.rangeClosed(1, temperatures).mapToDouble(k -> k / (2.0 * temperatures)).toArray())
                    for (long seed = 1; seed <= networks; seed++) trials.add(new NoisyTrial(neurons, load, lambda, t, 1, sweeps, seed));
        return trials;
    }

    /** @param quick for a look at it alone */
    public static Sweep sweep(boolean quick) {
        var trials = quick ? trials(500, 2, 20, 5) : trials(NEURONS, NETWORKS, SWEEPS, TEMPERATURES);
        return NoisyTrial.sweep("Hopfield networks with self-couplings at a temperature", trials);
    }
}
