package engram.neuron;

import static engram.argument.Given.given;

import engram.math.Exp;
import engram.tensor.RandomStream;
import java.util.Arrays;

/**
 * The antennal lobe of the locust: 90 projection neurons (PN), which excite, and 30 local neurons (LN), which inhibit (M. Bazhenov, M. Stopfer,
 * M. Rabinovich, R. Huerta, H. D. I. Abarbanel, T. J. Sejnowski, G. Laurent, Neuron 30, 553 and 569, 2001), with the parameters of the tutorial (Mohanta and
 * Assisi, 2022). An odour drives a third of all neurons.
 *
 * <p>Connections, driven neurons and start values are drawn from the seed: two lobes of the same seed are the same.
 */
public final class AntennalLobe {
    /** How many projection neurons there are. */
    public static final int PROJECTION_NEURONS = 90;

    /** How many local neurons there are. */
    public static final int LOCAL_NEURONS = 30;

    private static final int NEURONS = PROJECTION_NEURONS + LOCAL_NEURONS;
    private static final double CONNECTED = 0.5;
    private static final int DRIVEN = (int) (0.33 * NEURONS);
    private static final double REST_CALCIUM = 2.4e-4; // mM

    private AntennalLobe() {}

    /** A projection neuron: potassium, sodium and A currents, and two leaks. */
    public static Neuron projectionNeuron() {
        double phi = StrictMath.pow(3, -1.4);
        return Neuron.of(new Potassium(10, -95, -50, phi, .02), new Sodium(100, 50, -50, phi), new ACurrent(10, -95),
                new Leak(.15, -55), new Leak("KL", .05, -95));
    }

    /** A local neuron: potassium and calcium currents, potassium that calcium opens, and two leaks. Its spikes peak near 0 mV. */
    public static Neuron localNeuron() {
        double phi = StrictMath.pow(3, -1.4);
        return Neuron.of(new Potassium(10, -95, -50, phi, .02), new Leak(.15, -50), new Leak("KL", .02, -95))
                .withCalcium(new CalciumPool(2e-4, REST_CALCIUM, 150)).with(new Calcium(3, 140)).with(new CalciumPotassium(.3, -90));
    }

    /**
     * The odour of the paper: 10·(1 − e^(−(t − 100)/75)) for 100 ≤ t &lt; 600, then 10·.9996·e^(−(t − 600)/150), in µA/cm², t in ms.
     */
    public static Waveform odour() {
        return Input.of(t -> t < 100 ? 0 : t < 600 ? 10 * (1 - Exp.of(-(t - 100) / 75)) : 10 * .9996 * Exp.of(-(t - 600) / 150));
    }

    /** A lobe under the paper's odour, drawn from a seed. */
    public static Network of(long seed) { return of(seed, odour()); }

    /**
     * A lobe under an odour of one's own, drawn from a seed.
     *
     * @param odour into the driven neurons, in µA/cm²
     */
    public static Network of(long seed, Waveform odour) {
        return of(seed, odour, Connections.random(PROJECTION_NEURONS, LOCAL_NEURONS, CONNECTED, seed, "PN to LN"),
                Connections.random(LOCAL_NEURONS, CONNECTED, seed, "LN to LN"),
                Connections.random(LOCAL_NEURONS, PROJECTION_NEURONS, CONNECTED, seed, "LN to PN"));
    }

    /**
     * A lobe of given connections, such as some read from a file.
     *
     * @param seed    of the driven neurons and the start
     * @param odour   into the driven neurons, in µA/cm²
     * @param pnToLn  90 × 30
     * @param lnToLn  30 × 30
     * @param lnToPn  30 × 90
     */
    public static Network of(long seed, Waveform odour, Connections pnToLn, Connections lnToLn, Connections lnToPn) {
        given("odour", odour);
        double[] driven = driven(seed);
        double[] V = new double[NEURONS], calcium = new double[LOCAL_NEURONS];
        RandomStream ofV = RandomStream.of(seed, "start V"), ofCalcium = RandomStream.of(seed, "start Ca");
        // each start value is drawn 1 % around its mean; gates start from 0
        Arrays.setAll(V, i -> -70 * (1 + .01 * ofV.gaussian(i)));
        Arrays.setAll(calcium, i -> REST_CALCIUM * (1 + .01 * ofCalcium.gaussian(i)));
        var pn = Population.of(projectionNeuron(), PROJECTION_NEURONS).named("PN")
                .injecting(odour.times(Arrays.copyOf(driven, PROJECTION_NEURONS)))
                .starting(Neuron.VOLTAGE, Arrays.copyOf(V, PROJECTION_NEURONS));
        var ln = Population.of(localNeuron(), LOCAL_NEURONS).named("LN")
                .injecting(odour.times(Arrays.copyOfRange(driven, PROJECTION_NEURONS, NEURONS)))
                .starting(Neuron.VOLTAGE, Arrays.copyOfRange(V, PROJECTION_NEURONS, NEURONS)).starting(Neuron.CALCIUM, calcium);
        return Network.of(pn, ln)
                .connect("PN", "LN", Synapse.acetylcholine(.3), pnToLn)
                .connect("LN", "LN", Synapse.gabaA(.8), lnToLn)
                .connect("LN", "PN", Synapse.gabaA(.8), lnToPn);
    }

    /** 1 for each neuron that the odour drives, 0 for the others, projection neurons first. */
    public static double[] driven(long seed) {
        double[] weights = new double[NEURONS];
        int[] order = RandomStream.of(seed, "driven").permutation(NEURONS);
        for (int k = 0; k < DRIVEN; k++) weights[order[k]] = 1;
        return weights;
    }
}
