package engram.bench;

import engram.neuron.Cobahh;
import engram.neuron.Monitor;
import engram.neuron.Network;
import engram.neuron.Run;
import engram.ode.ExponentialEuler;
import java.util.stream.Stream;

/** Engram's COBAHH, 4000 neurons for n ms at dt = 0.1 ms, every time with the next seed. The figure is the number of spikes. */
final class EngramCobahh implements Contestant {
    /** The first calls, in ns, in which the JVM compiles the loop; they are not timed. */
    private static final long WARM_UP = 500_000_000;

    private long seed = 1;

    @Override
    public String name() {
        return "Engram (%d threads)".formatted(Runtime.getRuntime().availableProcessors());
    }

    @Override
    public Outcome run(int ms) {
        Network network = Cobahh.of(4000, seed++);
        for (long end = System.nanoTime() + WARM_UP; System.nanoTime() < end;) {
            simulate(network, 10);
        }
        long start = System.nanoTime();
        Run run = simulate(network, ms);
        double seconds = (System.nanoTime() - start) / 1e9;
        return new Outcome(seconds, Stream.of("excitatory", "inhibitory").mapToInt(population -> run.spikes(population).count()).sum());
    }

    private static Run simulate(Network network, int ms) {
        return network.simulate(ms, 0.1, new ExponentialEuler(), Monitor.spikes());
    }
}
