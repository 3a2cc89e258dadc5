package engram.grader.neurons;

import engram.neuron.Connections;
import engram.neuron.HodgkinHuxley;
import engram.neuron.Input;
import engram.neuron.KineticSynapse;
import engram.neuron.Monitor;
import engram.neuron.Network;
import engram.neuron.Population;
import engram.ode.RungeKutta4;
import java.util.Arrays;
import java.util.stream.IntStream;

/** Neurons that inhibit one another, as the library simulates them, and what can go wrong with it. */
final class Inhibiting {
    static final double DT = .02;
    private static final double ALPHA = 10;

    private Inhibiting() {
    }

    /** The transmitter [T] at a sender's voltage. */
    static double transmitter(double V) {
        return 1 / (1 + Math.exp(-(V + 20) / 1.5));
    }

    /** What leaves neuron i: the conductance times the share of it, times the sum of what all others have open, times V − E. */
    static double current(double[] V, double[] open, double conductance, int i, double reversal) {
        double sum = IntStream.range(0, V.length).filter(j -> j != i).mapToDouble(j -> open[j]).sum();
        return conductance / (V.length - 1) * sum * (V[i] - reversal);
    }

    /** The times of the spikes in ms, N × as many as each has. */
    static double[][] spikes(double[] drive, double[] onset, double g, double tau, double ms) {
        int n = drive.length;
        Input late = (step, fraction, dt, first, current, at, count) -> {
            for (int i = 0; i < count; i++) {
                if (step >= Math.round(onset[first + i] / dt)) {
                    current[at + i] += drive[first + i];
                }
            }
        };
        var others = new double[n][n];
        for (int i = 0; i < n; i++) {
            Arrays.fill(others[i], 1);
            others[i][i] = 0;
        }
        var gaba = new KineticSynapse(g / (n - 1), -70, ALPHA, 1 / tau, new KineticSynapse.ByVoltage(-20, 1.5));
        var found = Network.of(Population.of(HodgkinHuxley.tutorial(), n).injecting(late))
                .connect("neurons", "neurons", gaba, Connections.of(others))
                .simulate(ms, DT, new RungeKutta4(), Monitor.spikes()).spikes();
        return IntStream.range(0, n).mapToObj(found::times).toArray(double[][]::new);
    }

    /** Whether both have the same spikes, to a time in ms. */
    static boolean agree(double[][] a, double[][] b, double near) {
        return a.length == b.length && IntStream.range(0, a.length).allMatch(i -> a[i].length == b[i].length
                && IntStream.range(0, a[i].length).allMatch(k -> Math.abs(a[i][k] - b[i][k]) < near));
    }
}
