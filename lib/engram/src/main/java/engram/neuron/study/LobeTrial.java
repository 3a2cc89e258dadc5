package engram.neuron.study;

import engram.argument.ArgumentException;
import engram.neuron.AntennalLobe;
import engram.neuron.KineticSynapse;
import engram.neuron.Monitor;
import engram.neuron.Network;
import engram.neuron.Neuron;
import engram.neuron.Run;
import engram.ode.RungeKutta4;
import engram.work.Work;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * A second of an antennal lobe under the paper's odour.
 *
 * @param beta at which GABA_A's receptors close, in 1/ms
 * @param seed of the lobe
 */
record LobeTrial(double beta, long seed) implements Work<String> {
    private static final double MS = 1000, DT = .01, SAMPLE = .5, FROM = 200, TO = 600; // ms; the odour fades after 600

    /**
     * The columns: spikes, and projection neurons with a spike; the strongest frequency from 5 to 80 Hz of the field potential from 200 to 600 ms, and its
     * power from 15 to 25 and from 25 to 45 Hz, in mV².
     */
    static final List<String> COLUMNS = List.of("beta", "seed", "spikesPN", "spikesLN", "activePN", "frequency", "power15to25", "power25to45");

    /** @throws ArgumentException if the rate is not above 0 */
    LobeTrial {
        if (!(beta > 0 && beta < Double.POSITIVE_INFINITY)) throw new ArgumentException("The rate β of GABA_A is " + beta + ": it must be a number above 0.");
    }

    /** The values of {@link #COLUMNS}. */
    @Override
    public String run() {
        Run run = lobe().simulate(MS, DT, new RungeKutta4(), Monitor.of(Neuron.VOLTAGE).every(SAMPLE), Monitor.spikes());
        var spectrum = Spectrum.of(field(run), SAMPLE, 5, 80);
        return String.format(Locale.ROOT, "%s,%d,%d,%d,%d,%d,%.5f,%.5f", beta, seed, run.spikes("PN").count(), run.spikes("LN").count(),
                Arrays.stream(run.spikes("PN").counts()).filter(count -> count > 0).count(), spectrum.strongest(), spectrum.power(15, 25),
                spectrum.power(25, 45));
    }

    /** The lobe of the seed, in which receptors of GABA_A close at the rate β. */
    private Network lobe() {
        Network lobe = AntennalLobe.of(seed);
        var projections = lobe.projections().stream().map(projection -> projection.synapse() instanceof KineticSynapse(var g, var E, var alpha, _, var release)
                && projection.from().equals("LN") ? new Network.Projection("LN", projection.to(), new KineticSynapse(g, E, alpha, beta, release),
                        projection.connections(), projection.delay()) : projection).toList();
        return new Network(lobe.populations(), projections, lobe.starts());
    }

    /** The mean voltage of the projection neurons while the odour lasts, in mV. */
    private static double[] field(Run run) {
        double[][] voltages = run.trace("PN", Neuron.VOLTAGE).values();
        return IntStream.range((int) (FROM / SAMPLE), (int) (TO / SAMPLE))
                .mapToDouble(k -> Arrays.stream(voltages).mapToDouble(neuron -> neuron[k]).sum() / voltages.length).toArray();
    }
}
