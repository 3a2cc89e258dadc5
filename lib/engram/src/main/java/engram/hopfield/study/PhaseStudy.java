package engram.hopfield.study;

import engram.work.Sweep;
import java.util.ArrayList;
import java.util.List;

/**
 * The T–α phase diagram: what is left of a pattern after 40 sweeps at temperature T, from the pattern itself and from parts of it
 * (section VI of V. S. Vavilala, 2020, arXiv:2002.06528). A run that was stopped goes on where it ended.
 */
public final class PhaseStudy {
    private static final int NEURONS = 4000, SWEEPS = 40, NETWORKS = 3;
    private static final double[] LOADS = {0.01, 0.03, 0.05, 0.07, 0.09, 0.11, 0.13, 0.15};
    /** Close together where recall ends, further apart above. */
    private static final double[] TEMPERATURES = {0.05, 0.15, 0.25, 0.35, 0.45, 0.55, 0.65, 0.8, 1, 1.4};

    private PhaseStudy() {}

    private static List<NoisyTrial> trials(int neurons, int networks, int sweeps, double[] loads, double... temperatures) {
        var trials = new ArrayList<NoisyTrial>();
        for (double m0 : new double[] {1, 0.8, 0.3})
            for (double load : loads)
                for (double t : temperatures)
                    for (long seed = 1; seed <= networks; seed++) trials.add(new NoisyTrial(neurons, load, 0, t, m0, sweeps, seed));
        return trials;
    }

    /** @param quick for a look at it alone */
    public static Sweep sweep(boolean quick) {
        var trials = quick ? trials(500, 1, 20, new double[] {0.02, 0.08, 0.14}, 0.05, 0.3, 0.6, 1.2)
                : trials(NEURONS, NETWORKS, SWEEPS, LOADS, TEMPERATURES);
        return NoisyTrial.sweep("Hopfield networks at a temperature, from three overlaps", trials);
    }
}
