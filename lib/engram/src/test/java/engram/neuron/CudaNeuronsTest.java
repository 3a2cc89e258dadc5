package engram.neuron;

import static java.lang.Math.exp;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import engram.cuda.OnGpu;
import engram.ode.Euler;
import engram.ode.ExponentialEuler;
import engram.ode.FixedStep;
import engram.ode.Midpoint;
import engram.ode.RungeKutta4;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Networks on the GPU have the bits of those on the CPU: the last state, all spikes to a fraction of the step, all samples. */
@OnGpu
class CudaNeuronsTest {
    private static final Monitor[] ALL = {Monitor.spikes(), Monitor.rates(1), Monitor.of("V").every(.2)};

    private static double[] rising(int count, double most) {
        double[] all = new double[count];
        Arrays.setAll(all, i -> most * i / (count - 1));
        return all;
    }

    private static void assertSame(Run cpu, Run gpu, Network network) {
        for (Population population : network.populations()) {
            String name = population.name();
            assertEquals(cpu.spikes(name).count(), gpu.spikes(name).count(), name);
            assertEquals(cpu.spikes(name), gpu.spikes(name), name);
            assertArrayEquals(cpu.rates(name).values()[0], gpu.rates(name).values()[0]);
            double[][] one = cpu.trace(name, "V").values(), other = gpu.trace(name, "V").values();
            for (int i = 0; i < one.length; i++) assertArrayEquals(one[i], other[i], name + " " + i);
        }
        assertEquals(cpu.stateHash(), gpu.stateHash());
    }

    @Test
    void theAntennalLobe() {
        Network lobe = AntennalLobe.of(1);
        Run cpu = lobe.simulate(200, .01, new RungeKutta4(), ALL);
        Run gpu = lobe.simulateOnGpu(200, .01, new RungeKutta4(), ALL);
        assertTrue(cpu.spikes("PN").count() > 0, () -> cpu.spikes("PN").count() + " spikes");
        assertSame(cpu, gpu, lobe);
    }

    @Test
    void aThousandNeurons() {
        Population neurons = Population.of(HodgkinHuxley.tutorial(), 1000).injecting(rising(1000, 10));
        assertSame(neurons.simulate(20, .01, new RungeKutta4(), ALL), neurons.simulateOnGpu(20, .01, new RungeKutta4(), ALL), Network.of(neurons));
    }

    /** A channel of one's own, which is compiled now. */
    record MCurrent(double g, double E) implements Channel {
        @Override public List<Gate> gates() {
            return List.of(Gate.steady("p", 1, V -> 1 / (1 + exp(-(V + 35) / 10)), V -> V < -35 ? 100 / (3.3 * exp((V + 35) / 20) + exp(-(V + 35) / 20)) : 40),
                    Gate.rates("s", 5, V -> .1 * Math.abs(Math.sin(V / 10)) + .01, V -> .2 * Math.min(1, Math.max(.1, Math.tanh(V / 50) + Math.sqrt(V * V) / 100))));
        }
    }

    private static Network small() {
        Neuron own = HodgkinHuxley.tutorial().with(new MCurrent(.5, -90)).spiking(-10, 2);
        var a = Population.of(own, 40).named("A").injecting(Input.constant(rising(40, 9)).plus(Input.noise(.5, 1, 5, 3)).plus(Input.box(2, 8, 3)));
        var b = Population.of(HodgkinHuxley.tutorial(), 9).named("B").injecting(Input.ramp(1, 5, 6)).with("Na.g", rising(9, 120));
        return Network.of(a, b);
    }

    private static Connections some(int senders, int receivers, long seed) { return Connections.random(senders, receivers, .4, seed, "test"); }

    /** @param strength of all synapses, beside one */
    private static Network joined(int a, int b, double strength) {
        Neuron own = HodgkinHuxley.tutorial().spiking(-10, 2);
        double[][] weights = new double[a][b];
        for (int j = 0; j < a; j++) for (int i = 0; i < b; i++) weights[j][i] = (i + j) % 3 * .7;
        var one = Population.of(own, a).named("A").injecting(Input.constant(rising(a, 9)).plus(Input.noise(.5, 1, 5, 3)));
        var two = Population.of(HodgkinHuxley.tutorial(), b).named("B").injecting(new Wave());
        return Network.of(one, two).connect("A", "B", Synapse.acetylcholine(.1 * strength), some(a, b, 1)).connect("B", "A", Synapse.gabaA(.2 * strength), some(b, a, 2))
                .connect("A", "B", Synapse.gabaB(.2 * strength), Connections.of(weights)).connect("A", "B", new KineticSynapse(.05 * strength, 0, 8, .3, new KineticSynapse.Pulse(.6, .5)), some(a, b, 4), .5)
                .connect("A", "A", new ElectricalSynapse(.02 * strength), some(a, a, 5).times(.5))
                .connect("A", "B", new KineticSynapse(.05 * strength, 0, 8, .3, KineticSynapse.Release.of((V, since) -> V > -80 && since < 2 ? exp(-since) : 0)), some(a, b, 6))
                .connect("A", "B", new ExponentialSynapse(.01 * strength, 0, 3), some(a, b, 7)).connect("B", "A", new ExponentialSynapse(.02 * strength, -70, 6), some(b, a, 8).times(.3), .3)
                .connect("A", "A", new ExponentialSynapse(.01 * strength, 0, 3), some(a, a, 9).delayed((j, i) -> .01 * ((i + j) % 50)));
    }

    /** An input that is given neuron by neuron. */
    static final class Wave implements Input {
        @Override public void add(long step, double fraction, double dt, int first, double[] current, int at, int count) {
            for (int i = 0; i < count; i++) current[at + i] += 6 + Math.cos((step + fraction) * dt + first + i);
        }
    }

    static List<Arguments> networks() {
        Network apart = small(), together = joined(40, 9, 1), many = joined(500, 90, .02);
        return List.of(Arguments.of("apart", apart, new RungeKutta4(), .01, 20.0), Arguments.of("apart", apart, new Midpoint(), .01, 10.0),
                Arguments.of("apart", apart, new Euler(), .005, 10.0), Arguments.of("apart", apart, new ExponentialEuler(), .02, 10.0),
                Arguments.of("together", together, new RungeKutta4(), .01, 20.0), Arguments.of("together", together, new ExponentialEuler(), .01, 20.0),
                Arguments.of("taking turns", many, new RungeKutta4(), .01, 10.0), Arguments.of("taking turns", many, new ExponentialEuler(), .01, 12.0));
    }

    @ParameterizedTest(name = "{0}, {2}")
    @MethodSource("networks")
    void networksOfAllKinds(String kind, Network network, FixedStep method, double dt, double ms) {
        Run cpu = network.simulate(ms, dt, method, ALL);
        assertTrue(cpu.spikes("A").count() > 10, () -> kind + ": " + cpu.spikes("A").count() + " spikes");
        assertSame(cpu, network.simulateOnGpu(ms, dt, method, ALL), network);
    }

    @Test
    void anEnsembleIsManyNetworks() {
        Ensemble lobes = Ensemble.of(5, AntennalLobe::of);
        List<Run> gpu = lobes.simulateOnGpu(110, .01, new RungeKutta4(), ALL), cpu = lobes.simulate(110, .01, new RungeKutta4(), ALL);
        for (int n = 0; n < 5; n++) assertSame(cpu.get(n), gpu.get(n), lobes.networks().get(n));
    }

    @Test
    void whatGoesAstrayIsSaidAsOnTheCpu() {
        Population neurons = Population.of(HodgkinHuxley.tutorial(), 20).injecting(rising(20, 10));
        var cpu = assertThrows(SimulationException.class, () -> neurons.simulate(200, .1, new Euler(), ALL));
        var gpu = assertThrows(SimulationException.class, () -> neurons.simulateOnGpu(200, .1, new Euler(), ALL));
        assertEquals(cpu.getMessage(), gpu.getMessage());
        assertEquals(cpu.before().duration(), gpu.before().duration());
        assertEquals(cpu.before().spikes().count(), gpu.before().spikes().count());
    }
}
