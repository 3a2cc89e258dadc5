package engram.neuron;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import engram.argument.ArgumentException;
import engram.file.FileException;
import engram.file.OneSentence;
import engram.ode.ExponentialEuler;
import engram.ode.FixedStep;
import engram.ode.RungeKutta4;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs on disk are the runs in the heap, batch by batch or whole, here or in a process of their own. */
class BatchesTest {
    private static final RungeKutta4 METHOD = new RungeKutta4();

    @TempDir
    Path folder;

    /** The processes of batches that this one has. */
    static List<ProcessHandle> children() {
        return ProcessHandle.current().children().toList();
    }

    /** Plastic and delayed synapses, refractory neurons, noise, rates by lambdas and by forms, transmitters of both kinds. */
    static Network plastic() {
        var neuron = HodgkinHuxley.tutorial().spiking(-20, 3);
        var a = Population.of(neuron, 7).named("a").injecting(Input.of(t -> 4 + Math.sin(t / 7)).plus(Input.noise(1, 2, 5, 3)));
        var b = Population.of(neuron.with(new ACurrent(1, -95)), 5).named("b").injecting(3, 4, 5, 6, 7).with("Na.g", 99, 100, 101, 102, 103);
        return Network.of(a, b)
                .connect("a", "b", new PlasticSynapse(new ExponentialSynapse(.05, 0, 5), .02, 20, .01, 20, 2), Connections.random(7, 5, .7, 4, "x"), .5)
                .connect("b", "a", new ExponentialSynapse(.1, -80, 10), Connections.random(5, 7, .5, 5, "y").delayed((from, to) -> .1 * (from + to)));
    }

    @Test
    void theLobeInBatchesIsTheLobe() {
        compare(AntennalLobe.of(3), 250, .01, METHOD, 70, true, Monitor.of("V").every(.1), Monitor.of("[Ca]").neurons(3, 1).every(1), Monitor.spikes());
    }

    @Test
    void plasticAndDelayedSynapsesGoOn() {
        compare(plastic(), 120, .1, new ExponentialEuler(), 10, true, Monitor.of("V").in("a"), Monitor.rates(5), Monitor.spikes());
        var recording = Recording.open(folder);
        var run = plastic().simulate(120, .1, new ExponentialEuler());
        assertArrayEquals(run.connections("a", "b").toMatrix(), recording.connections("a", "b").toMatrix());
    }

    @Test
    void slowInhibitionAndGapJunctionsGoOn() { compare(EnginesTest.mixed(), 30, .02, METHOD, 7, true, Monitor.of("V"), Monitor.spikes()); }

    @Test
    void aProcessOfItsOwnFindsTheSame() { compare(plastic(), 60, .01, METHOD, 25, false, Monitor.of("V"), Monitor.of("Na.m").in("b"), Monitor.rates(5), Monitor.spikes()); }

    @Test
    void aLongerCallGoesOn() {
        var batches = plastic().inBatches(folder, 20).inThisProcess();
        batches.simulate(30, .1, new ExponentialEuler(), Monitor.of("V"));
        assertEquals(30, Recording.open(folder).duration(), 1e-9);
        String hash = batches.simulate(50, .1, new ExponentialEuler(), Monitor.of("V")).stateHash();
        assertEquals(plastic().simulate(50, .1, new ExponentialEuler()).stateHash(), hash);
        assertEquals(hash, batches.simulate(10, .1, new ExponentialEuler(), Monitor.of("V")).stateHash(), "nothing is taken back");
    }

    @Test
    void whatIsNoFormulaIsNamed() {
        Input own = (step, fraction, dt, first, current, at, count) -> { };
        var neurons = Population.of(HodgkinHuxley.tutorial(), 2).named("x");
        assertEquals("A run on disk is made of numbers and formulas, and in population x, input there is code of your own that is no lambda, such as an Input: "
                + "change that, or use simulate(…), which takes any code.", refusal(Network.of(neurons.injecting(own))));
        Input looping = Input.of(t -> {
            double sum = 0;
            for (int k = 0; k < 3; k++) sum += t;
            return sum;
        });
        String message = refusal(Network.of(neurons.injecting(looping)));
        assertTrue(message.matches("A run on disk .* in population x, input, function the lambda in line \\d+ can't be read: it has a loop: change .*"), message);
    }

    @Test
    void anotherModelInTheFolderIsNamed() {
        var neurons = Population.of(HodgkinHuxley.tutorial(), 2).named("x");
        run(Network.of(neurons.injecting(5, 5)), 10, Monitor.of("V"));
        assertEquals("The folder " + folder + " holds a run of another model, in which network.populations[0].input.weights[0] is 5.0 and not 6.0: "
                + "choose another folder, or remove this one.", refusal(Network.of(neurons.injecting(6, 5)), Monitor.of("V")));
        assertTrue(refusal(Network.of(neurons.injecting(5, 5)), Monitor.of("V"), Monitor.spikes()).contains("in which monitors has the length 1 and not 2: "));
    }

    @Test
    void modelsThatDifferInTheLastBitDiffer() {
        var neurons = Population.of(HodgkinHuxley.tutorial(), 2).named("x");
        run(Network.of(neurons.injecting(Input.noise(0, 1, 5, 1L << 60).plus(Input.constant(new double[] {0, 1})))), 5);
        String seed = refusal(Network.of(neurons.injecting(Input.noise(0, 1, 5, (1L << 60) + 1).plus(Input.constant(new double[] {0, 1})))));
        assertTrue(seed.contains("one.seed is 1152921504606846976 and not 1152921504606846977"), seed);
        String sign = refusal(Network.of(neurons.injecting(Input.noise(0, 1, 5, 1L << 60).plus(Input.constant(new double[] {-0.0, 1})))));
        assertTrue(sign.contains("weights[0] is 0.0 and not -0.0"), sign);
    }

    @Test
    void aModelOfWhichNothingIsCompleteIsReplaced() {
        var neurons = Network.of(Population.of(HodgkinHuxley.tutorial(), 2).named("x"));
        var synapse = new ExponentialSynapse(.1, 0, 5);
        var connections = Connections.of(new double[][] {{0, 1}, {1, 0}});
        String message = refusal(neurons.connect("x", "x", synapse, connections, .005));
        assertTrue(message.startsWith("The delay is 0.005 ms"), message);
        assertEquals(10, run(neurons.connect("x", "x", synapse, connections, .01), 10).duration(), 1e-9);
    }

    @Test
    void namesThatNoFileCanHaveAreRefusedBeforeAnythingIsThere() {
        for (String name : List.of("a/b", ".x", "K\ud800")) {
            var network = Network.of(Population.of(HodgkinHuxley.tutorial(), 2).named(name));
            for (Monitor monitor : List.of(Monitor.of("V"), Monitor.spikes(), Monitor.rates(5))) refusal(network, monitor);
        }
        assertArrayEquals(new String[0], folder.toFile().list());
    }

    /** The formula of an input is read when the input is made, whatever becomes of what it has captured. */
    @Test
    void whatALambdaHasCapturedMayChange() {
        double[] strength = {10};
        var network = Network.of(Population.of(HodgkinHuxley.tutorial(), 2).named("x").injecting(Input.of(t -> strength[0] + t / 100)));
        strength[0] = 0;
        compare(network, 20, .01, METHOD, 7, false, Monitor.of("V"), Monitor.spikes());
    }

    /** Two lambdas that are one formula open one state in this process, and in another where they are read from a file. */
    @Test
    void transmittersOfOneFormulaShareTheirState() {
        var neurons = Population.of(HodgkinHuxley.tutorial(), 2);
        var all = Connections.of(new double[][] {{1, 1}, {1, 1}});
        var network = Network.of(neurons.named("a").injecting(10, 10), neurons.named("b"), neurons.named("c"))
                .connect("a", "b", lasting(1), all).connect("a", "c", lasting(1), all);
        compare(network, 20, .01, METHOD, 7, false, Monitor.of("V"), Monitor.spikes());
        String hash = network.inBatches(folder, 7).inThisProcess().simulate(30, .01, METHOD, Monitor.of("V"), Monitor.spikes()).stateHash();
        assertEquals(network.simulate(30, .01, METHOD).stateHash(), hash);
    }

    private static Synapse lasting(double ms) { return new KineticSynapse(.1, 0, 1, .2, KineticSynapse.Release.of((V, since) -> since < ms ? 1 : 0)); }

    @Test
    void ofTwoPlasticSynapsesTheLastIsShown() {
        var connections = Connections.of(new double[][] {{0, 1}, {1, 0}});
        var network = Network.of(Population.of(HodgkinHuxley.tutorial(), 2).named("x").injecting(10, 11))
                .connect("x", "x", new PlasticSynapse(new ExponentialSynapse(.5, 0, 5), .1, 20, .1, 20, 2), connections)
                .connect("x", "x", new PlasticSynapse(new ExponentialSynapse(.5, -80, 5), .3, 20, .1, 20, 2), connections);
        assertArrayEquals(network.simulate(60, .01, METHOD).connections("x", "x").toMatrix(), run(network, 60).connections("x", "x").toMatrix());
    }

    /** A channel that does something whenever it is asked for its gates. */
    private record Asked(double g, double E, Runnable todo) implements Channel {
        @Override public List<Gate> gates() {
            todo.run();
            return List.of();
        }
    }

    @Test
    void oneMakesARunAtATime() {
        Runnable[] todo = {() -> { }};
        var network = Network.of(Population.of(Neuron.of(new Asked(.1, -60, () -> todo[0].run())), 2).named("x"));
        run(network, 5);
        for (int call = 1;; call++) {
            int[] left = {call};
            double ms = 10 * call;
            boolean[] gone = {false};
            todo[0] = () -> {
                if (--left[0] != 0) return;
                try {
                    run(network, ms + 5);
                    gone[0] = true;
                } catch (FileException.InUse _) {
                    // the other has begun
                }
            };
            run(network, ms);
            todo[0] = () -> { };
            assertEquals(gone[0] ? ms + 5 : ms, Recording.open(folder).duration(), 1e-9, "nothing is taken back");
            if (left[0] > 0) return; // it is not asked so often
        }
    }

    @Test
    void aHeapThatIsTooSmallIsNamed() {
        var network = Network.of(Population.of(HodgkinHuxley.tutorial(), 400_000).named("x"));
        String message = OneSentence.of(BatchException.class, () -> network.inBatches(folder, 1).withHeap(64).simulate(1, .01, METHOD));
        assertTrue(message.endsWith("or give the process more by withHeap(…)."), message);
        OneSentence.of(BatchException.class, () -> network.inBatches(folder, 1).withHeap(16).simulate(1, .01, METHOD));
        var two = Network.of(Population.of(HodgkinHuxley.tutorial(), 2).named("x"));
        OneSentence.of(engram.parallel.TooLargeException.class, () -> two.inBatches(folder, 1e9).inThisProcess().simulate(1e9, .01, METHOD, Monitor.rates(.1)));
    }

    private Recording run(Network network, double ms, Monitor... monitors) { return network.inBatches(folder, 5).inThisProcess().simulate(ms, .01, METHOD, monitors); }

    private String refusal(Network network, Monitor... monitors) { return OneSentence.of(ArgumentException.class, () -> run(network, 10, monitors)); }

    private void compare(Network network, double ms, double dt, FixedStep method, double batch, boolean here, Monitor... monitors) {
        Run run = network.simulate(ms, dt, method, monitors);
        var batches = network.inBatches(folder, batch).withHeap(64);
        Recording recording = (here ? batches.inThisProcess() : batches).simulate(ms, dt, method, monitors);
        assertEquals(run.stateHash(), recording.stateHash());
        assertEquals(ms, recording.duration(), 1e-9);
        int spikes = 0;
        for (Population population : network.populations()) {
            String name = population.name();
            spikes += run.spikes(name).count();
            assertEquals(run.spikes(name), recording.spikes(name));
            assertArrayEquals(Arrays.stream(run.spikes(name).times()).filter(t -> t >= ms / 3 && t <= ms / 2).toArray(),
                    recording.between(ms / 3, ms / 2).spikes(name).times());
        }
        assertTrue(spikes > 0, "nobody spikes");
        for (Monitor monitor : monitors) {
            if (monitor instanceof Monitor.OfRates) {
                assertArrayEquals(run.rates("a").values(), recording.rates("a").values());
                assertArrayEquals(run.rates("a").times(), recording.rates("a").times());
            }
            if (!(monitor instanceof Monitor.OfVariable variable)) continue;
            for (Population population : network.populations()) {
                if (!variable.population().isEmpty() && !variable.population().equals(population.name()) || !population.neuron().has(variable.variable())) continue;
                Trace there = run.trace(population.name(), variable.variable()), found = recording.trace(population.name(), variable.variable());
                assertArrayEquals(there.values(), found.values());
                assertArrayEquals(there.times(), found.times());
                assertArrayEquals(there.neurons(), found.neurons());
            }
        }
    }
}
