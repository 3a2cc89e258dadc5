package engram.neuron;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import engram.ode.Euler;
import engram.ode.ExponentialEuler;
import engram.ode.FixedStep;
import engram.ode.Midpoint;
import engram.ode.RungeKutta4;
import engram.parallel.Cores;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Neuron by neuron as the equations are written, and blocks of neurons in vectors, give the same bits; so does any number of threads. */
class EnginesTest {
    private static final List<FixedStep> METHODS = List.of(new Euler(), new Midpoint(), new RungeKutta4(), new ExponentialEuler());

    private static Population hodgkinHuxley(int n) {
        double[] currents = new double[n];
        Arrays.setAll(currents, i -> 10.0 * i / (n - 1));
        return Population.of(HodgkinHuxley.tutorial(), n).injecting(currents);
    }

    /** A small network with every kind of synapse that acts by spikes, delays, sparse and dense. */
    static Network mixed() {
        Neuron neuron = HodgkinHuxley.tutorial();
        var a = Population.of(neuron, 20).named("a").injecting(Input.noise(6, 3, 5, 1).plus(Input.ramp(0, 5, 3)));
        var b = Population.of(neuron, 300).named("b").injecting(Input.box(2, 20, 4));
        return Network.of(a, b).connect("a", "b", new ExponentialSynapse(.03, 0, 5), Connections.random(20, 300, .2, 3, "a to b"), .5)
                .connect("b", "a", new ExponentialSynapse(.3, -80, 10), Connections.random(300, 20, .05, 3, "b to a"))
                .connect("b", "b", new ExponentialSynapse(.03, 0, 5), Connections.random(300, .02, 3, "b to b"), 1);
    }

    @Test
    void uncoupledNeurons() {
        for (FixedStep method : METHODS) {
            double dt = method instanceof RungeKutta4 ? .02 : .01;
            for (int n : new int[] {1, 7, 20, 300}) {
                if (n == 1) assertSame(Network.of(Population.of(HodgkinHuxley.tutorial(), 1).injecting(5)), 20, dt, method);
                else assertSame(Network.of(hodgkinHuxley(n)), n > 20 ? 4 : 20, dt, method);
            }
        }
    }

    @Test
    void networksJoinedBySpikes() {
        for (FixedStep method : METHODS) assertSame(mixed(), 15, .02, method);
    }

    @Test
    void theAntennalLobe() {
        for (FixedStep method : METHODS) assertSame(AntennalLobe.of(1, AntennalLobe.odour()), 5, .01, method);
        assertSame(AntennalLobe.of(2, Input.box(0, 30, 10)), 30, .01, new RungeKutta4());
    }

    @Test
    void everyKindOfSynapseWithinAStep() {
        Neuron neuron = HodgkinHuxley.tutorial();
        var a = Population.of(neuron, 9).named("a").injecting(Input.box(1, 25, 8).plus(Input.noise(0, 1, 2, 5)));
        var b = Population.of(neuron, 50).named("b").injecting(3);
        Network network = Network.of(a, b).connect("a", "b", Synapse.gabaB(.5), Connections.random(9, 50, .6, 1, "slow"))
                .connect("a", "b", Synapse.acetylcholine(.1), Connections.random(9, 50, .05, 1, "fast"), .7)
                .connect("b", "a", Synapse.gabaB(.1), Connections.random(50, 9, .04, 1, "back"), .3)
                .connect("b", "b", new ElectricalSynapse(.02), Connections.random(50, .1, 1, "gap").times(.5))
                .connect("b", "b", new ExponentialSynapse(.01, 0, 5), Connections.random(50, .1, 1, "jump"), .2);
        for (FixedStep method : METHODS) assertSame(network, 25, .02, method);
    }

    @Test
    void channelsThatAreLambdas() {
        Channel own = new Channel() {
            @Override public String name() { return "own"; }

            @Override public double g() { return 2; }

            @Override public double E() { return -90; }

            @Override public List<Gate> gates() {
                return List.of(Gate.steady("a", 7, V -> 1 / (1 + Math.exp(-(V + 40) / 10)), V -> 5 + V * V / 1000), Gate.rates("b", 2, V -> .1, V -> .2));
            }
        };
        assertSame(Network.of(Population.of(HodgkinHuxley.tutorial().with(own), 21).injecting(6)), 10, .01, new RungeKutta4());
    }

    @Test
    void anyNumberOfThreads() {
        for (Network network : List.of(Network.of(hodgkinHuxley(1000)), mixed())) {
            String one = network.simulateInBlocks(10, .02, new RungeKutta4()).stateHash();
            for (int threads : new int[] {1, 2, 4}) {
                String[] hash = {""};
                Cores.limitedTo(threads, () -> hash[0] = network.simulateInBlocks(10, .02, new RungeKutta4()).stateHash());
                assertEquals(one, hash[0], threads + " threads");
            }
        }
    }

    private static void assertSame(Network network, double ms, double dt, FixedStep method) {
        Monitor[] monitors = {Monitor.spikes(), Monitor.of("V").every(10 * dt), Monitor.rates(5)};
        Run block = network.simulateInBlocks(ms, dt, method, monitors), plain = network.simulatePlainly(ms, dt, method, monitors);
        assertArrayEquals(plain.state(), block.state(), 0, method.toString());
        assertEquals(plain.stateHash(), block.stateHash());
        for (Population population : network.populations()) {
            assertEquals(plain.spikes(population.name()), block.spikes(population.name()));
            assertArrayEquals(plain.trace(population.name(), "V").values(), block.trace(population.name(), "V").values());
            assertTrue(Arrays.stream(block.state()).allMatch(Double::isFinite));
        }
    }

    @Test
    void onlyTheFirstShortRunsOfAProcessArePlain() {
        int plain = 0;
        while (Engine.FITTING.isPlain(50_000)) plain++;
        assertTrue(plain <= 4, plain + " runs");
        assertFalse(Engine.FITTING.isPlain(1_000_000_000_000L));
    }
}
