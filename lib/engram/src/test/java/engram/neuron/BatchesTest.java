package engram.neuron;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import engram.argument.ArgumentException;
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
        assertTrue(refusal(Network.of(neurons.injecting(5, 5)), Monitor.of("V"), Monitor.spikes()).contains("in which monitors is "));
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
