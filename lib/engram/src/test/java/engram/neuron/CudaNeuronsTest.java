package engram.neuron;

import static java.lang.Math.exp;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import engram.argument.ArgumentException;
import engram.cuda.CudaOnCpu;
import engram.cuda.DeviceBuffer;
import engram.cuda.DeviceMemoryException;
import engram.cuda.Gpu;
import engram.cuda.OnGpu;
import engram.ode.Euler;
import engram.ode.ExponentialEuler;
import engram.ode.FixedStep;
import engram.ode.Midpoint;
import engram.ode.RungeKutta4;
import engram.tensor.DeviceException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
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

    /** Rates in float32 move spikes a little: see {@link Precision}. */
    @Test
    void ratesInFloat32() {
        Population neurons = Population.of(HodgkinHuxley.tutorial(), 20).injecting(5);
        double[] exact = neurons.simulate(200, .01, new RungeKutta4(), Monitor.spikes()).spikes().times(3);
        double[] near = neurons.simulateOnGpu(Precision.FLOAT32, 200, .01, new RungeKutta4(), Monitor.spikes()).spikes().times(3);
        assertEquals(12, near.length);
        assertEquals(exact[0], near[0], 1e-6);
        assertEquals(exact[11], near[11], 1e-6);
        assertTrue(near[11] != exact[11]);
        Network all = joined(40, 9, 1);
        Run run = all.simulateOnGpu(Precision.FLOAT32, 5, .01, new RungeKutta4(), ALL), same = all.simulate(5, .01, new RungeKutta4(), ALL);
        for (int i = 0; i < 40; i++) assertArrayEquals(same.trace("A", "V").values()[i], run.trace("A", "V").values()[i], 1e-2);
    }

    private static Run run(Network network) { return network.simulateOnGpu(5, .01, new RungeKutta4(), ALL); }

    @Test
    void memoryIsGivenBack() {
        Network network = joined(40, 9, 1);
        run(network);
        long before = Gpu.get().heldBytes();
        for (int k = 0; k < 3; k++) run(network);
        assertEquals(before, Gpu.get().heldBytes());
    }

    @Test
    void anInterruptStopsItAndTheDeviceStaysUsable() throws Exception {
        Network network = joined(40, 9, 1);
        Run wanted = run(network);
        long before = Gpu.get().heldBytes();
        var ended = new CompletableFuture<Throwable>();
        var thread = Thread.ofPlatform().start(() -> {
            try {
                network.simulateOnGpu(1e6, .01, new RungeKutta4());
                ended.complete(new AssertionError("the simulation ended by itself"));
            } catch (Throwable e) {
                ended.complete(e);
            }
        });
        Thread.sleep(600);
        thread.interrupt();
        // 0.2 s is the promise; the machine may be busy
        assertInstanceOf(CancellationException.class, ended.get(2, TimeUnit.SECONDS));
        assertEquals(before, Gpu.get().heldBytes());
        assertSame(wanted, run(network), network);
    }

    @Test
    void aFullDeviceIsNamedAndUsableOnceThereIsRoom() {
        Network network = joined(40, 9, 1);
        Run wanted = run(network);
        List<DeviceBuffer> hoard = new ArrayList<>();
        try {
            for (long piece = Gpu.get().device().memory() / 8; piece >= 1 << 12; piece /= 16) fill(piece, hoard);
            var full = assertThrows(DeviceMemoryException.class, () -> run(network));
            assertTrue(full.getMessage().startsWith("The GPU has no room for"), full::getMessage);
        } finally {
            hoard.forEach(DeviceBuffer::close);
        }
        assertSame(wanted, run(network), network);
    }

    private static void fill(long piece, List<DeviceBuffer> hoard) {
        try {
            while (true) hoard.add(Gpu.get().allocate(piece));
        } catch (DeviceMemoryException full) {
            // what was wanted
        }
    }

    @Test
    void aKernelThatFailsIsNamedAndTheNextRunIsRight() {
        assumeFalse(OnGpu.REAL, "skipped: a real device is not made to fail on purpose");
        Network network = joined(40, 9, 1);
        Run wanted = run(network);
        String kernel = CudaSource.of(new CudaModel(List.of(network), .01), new RungeKutta4()).name();
        CudaOnCpu.fail(kernel, 719, 0);
        var failed = assertThrows(DeviceException.class, () -> run(network));
        assertTrue(failed.getMessage().startsWith("The GPU failed in the kernel " + kernel), failed::getMessage);
        assertSame(wanted, run(network), network);
    }

    @Test
    void memoryIsGivenBackWhateverFails() {
        assumeFalse(OnGpu.REAL, "skipped: a real device is not made to fail on purpose");
        Network network = joined(40, 9, 1);
        run(network);
        for (String function : List.of("cuMemcpyHtoD", "cuMemcpyDtoH", "cuMemAlloc")) {
            long before = Gpu.get().heldBytes();
            int calls = 0;
            for (boolean refused = true; refused && calls < 40; calls++) {
                CudaOnCpu.fail(function, 1, calls);
                try {
                    run(network);
                    refused = false;
                } catch (DeviceException expected) {
                    assertEquals(before, Gpu.get().heldBytes(), function + " " + calls);
                }
            }
            CudaOnCpu.fail("none", 1, 0);
            assertTrue(calls > 3, function + ": " + calls);
        }
    }

    @Test
    void whatOnlyTheCpuCanDoIsRefused() {
        Population neurons = Population.of(HodgkinHuxley.tutorial(), 5).named("x");
        Network learning = Network.of(neurons).connect("x", "x", new PlasticSynapse(new ExponentialSynapse(.1, 0, 3), .1, 20, .1, 20, 1), some(5, 5, 1));
        assertTrue(assertThrows(ArgumentException.class, () -> run(learning)).getMessage().contains("learn, which the CPU alone can simulate"));
        double[] count = {0};
        Neuron unread = Neuron.of(new Unread(count));
        assertTrue(assertThrows(ArgumentException.class, () -> run(Network.of(Population.of(unread, 3)))).getMessage().contains("is no formula that a GPU could compute"));
        var two = new Ensemble(List.of(AntennalLobe.of(1), joined(40, 9, 1)));
        assertTrue(assertThrows(ArgumentException.class, () -> two.simulateOnGpu(1, .01, new RungeKutta4())).getMessage().startsWith("The networks of an ensemble"));
    }

    /** A channel with a rate that is no formula: it counts how often it is asked. */
    record Unread(double[] count) implements Channel {
        @Override public double g() { return 1; }

        @Override public double E() { return 0; }

        @Override public List<Gate> gates() { return List.of(Gate.steady("m", 1, V -> { count[0]++; return .5; }, V -> 2)); }
    }
}
