package engram.bench;

import engram.neuron.HodgkinHuxley;
import engram.neuron.Monitor;
import engram.neuron.Network;
import engram.neuron.Population;
import engram.ode.RungeKutta4;
import java.util.Arrays;

/** Engram's n neurons of Hodgkin and Huxley with rising currents, by Runge–Kutta 4 at dt = 0.01 ms. The figure is the number of spikes. */
final class EngramHh implements Contestant {
    /** The first calls, in ns, in which the JVM compiles the loop; they are not timed. */
    private static final long WARM_UP = 500_000_000;

    /** The simulated time, in ms, which is longer for a few neurons. */
    static int milliseconds(int n) {
        return n < 1000 ? 200 : 20;
    }

    @Override
    public String name() {
        return "Engram (RK4, %d threads)".formatted(Runtime.getRuntime().availableProcessors());
    }

    @Override
    public Outcome run(int n) {
        double[] currents = new double[n];      // n, µA/cm²
        Arrays.setAll(currents, i -> 10.0 * i / Math.max(n - 1, 1));
        Network network = Network.of(Population.of(HodgkinHuxley.tutorial(), n).injecting(currents));
        for (long end = System.nanoTime() + WARM_UP; System.nanoTime() < end;) {
            spikes(network, 2);
        }
        long start = System.nanoTime();
        int spikes = spikes(network, milliseconds(n));
        double seconds = (System.nanoTime() - start) / 1e9;
        return new Outcome(seconds, spikes);
    }

    private static int spikes(Network network, int ms) {
        return network.simulate(ms, 0.01, new RungeKutta4(), Monitor.spikes()).spikes().count();
    }
}
