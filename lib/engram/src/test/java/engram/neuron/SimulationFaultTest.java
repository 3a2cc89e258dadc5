package engram.neuron;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import engram.argument.ArgumentException;
import engram.ode.Euler;
import engram.ode.RungeKutta4;
import engram.parallel.TooLargeException;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Every fault has its sentence, and loses nothing that was computed. */
class SimulationFaultTest {
    private static final Population ONE = Population.of(HodgkinHuxley.tutorial(), 1).injecting(5);

    private static void refused(String sentence, Runnable call) {
        var refusal = assertThrows(ArgumentException.class, call::run);
        assertEquals(sentence, refusal.getMessage());
    }

    @Test
    void aStepThatIsTooLongEndsWithWhatWasComputedBefore() {
        var many = Population.of(HodgkinHuxley.tutorial(), 600).named("cells").injecting(10);
        var astray = assertThrows(SimulationException.class, () -> many.simulate(200, .5, new Euler(), Monitor.of("V"), Monitor.spikes()));
        String message = astray.getMessage();
        assertTrue(message.matches("At [\\d.]+ ms V of neuron \\d+ in \"cells\" is .+: dt = 0.5 ms is too long for this method: try 0.25\\."), message);
        double[] times = astray.before().trace("V").times(), V = astray.before().trace("V").of(0);
        assertTrue(times.length > 1 && times.length < 400, times.length + " samples");
        assertEquals(times.length, V.length);
        assertTrue(Arrays.stream(V).allMatch(Double::isFinite));
        assertEquals(astray.before().duration(), times[times.length - 1], 1e-9);
        // with the step that it names, or half of that, it goes well
        many.simulate(10, .05, new RungeKutta4());
    }

    @Test
    void aRunawayWithoutNaNIsFoundInEitherDirection() {
        for (double current : new double[] {-1e5, 1e5}) {
            var leak = Population.of(Neuron.of(new Leak(.15, -55)), 1).injecting(current);
            var astray = assertThrows(SimulationException.class, () -> leak.simulate(.2, .01, new Euler(), Monitor.of("V")));
            assertTrue(astray.getMessage().matches("At 0\\.\\d+ ms V of neuron 0 in \"neurons\" is -?1\\.\\d+e\\+04: .*"), astray::getMessage);
            assertTrue(Arrays.stream(astray.before().trace("V").of(0)).allMatch(V -> Math.abs(V) < 1e4));
        }
    }

    @Test
    void spikesAndRatesBeforeAFailureAreKept() {
        var astray = assertThrows(SimulationException.class, () -> ONE.simulate(200, .1, new RungeKutta4(), Monitor.spikes(), Monitor.rates(1)));
        assertEquals(2, astray.before().spikes().count());
        assertEquals(2, Arrays.stream(astray.before().rates().of(0)).sum() / 1000, 1e-12);
    }

    @Test
    void aGateThatLeavesItsRangeIsNamed() {
        var stiff = Population.of(HodgkinHuxley.tutorial().with(new ACurrent(0, -95)), 1).injecting(5);
        var astray = assertThrows(SimulationException.class, () -> stiff.simulate(100, .01, new RungeKutta4()));
        assertTrue(astray.getMessage().contains(" A.m of neuron 0 in \"neurons\" is "), astray::getMessage);
    }

    @Test
    void whatWouldBeIgnoredIsRefused() {
        var one = new int[][] {{0, 0}};
        refused("The synapses from neurons to neurons follow the voltage at once and can't have a delay of 1.0 ms.",
                () -> Network.of(ONE).connect("neurons", "neurons", Synapse.gabaA(1), Connections.of(1, 1, one), 1));
        refused("A connection has the weight -1.0: it must be from 0 to 1.7976931348623157E308.",
                () -> Network.of(ONE).connect("neurons", "neurons", Synapse.gabaA(1), Connections.of(new double[][] {{-1}})));
        refused("A start is given for a conductance of neurons that no synapse onto it has: connect it first, with the same E and τ.",
                () -> Network.of(ONE).starting("neurons", new ExponentialSynapse(1, 0, 5), 1));
        refused("Two monitors keep V of neurons: give one for all its neurons that you want.",
                () -> ONE.simulate(1, .01, new RungeKutta4(), Monitor.of("V"), Monitor.of("V").neurons(0)));
        refused("Two monitors keep rates: give one.", () -> ONE.simulate(1, .01, new RungeKutta4(), Monitor.rates(1), Monitor.rates(.5)));
        refused("There is no factor: give one for all neurons, or one for each.", () -> ONE.injecting(new double[0]));
        refused("The start value of K.n is 5.0: it must be from 0 to 1.", () -> ONE.starting("K.n", 5));
        refused("The duration is 7000.005 ms: it must be a whole number of steps of dt = 0.01 ms.", () -> ONE.simulate(7000.005, .01, new RungeKutta4()));
        var network = Network.of(ONE).connect("neurons", "neurons", new ExponentialSynapse(0, 0, 5), Connections.of(1, 1, one));
        assertEquals(3, network.starting("neurons", new ExponentialSynapse(0, 0, 5), 1).starting("neurons", new ExponentialSynapse(1, 0, 5), 3)
                .starts().getFirst().conductances()[0]);
    }

    @Test
    void timesAndSteps() {
        refused("The step dt, in ms, is 0.0: it must be positive.", () -> ONE.simulate(10, 0, new RungeKutta4()));
        refused("The step dt, in ms, is -0.1: it must be positive.", () -> ONE.simulate(10, -.1, new RungeKutta4()));
        refused("The duration is 10.0 ms: it must be a whole number of steps of dt = 0.3 ms.", () -> ONE.simulate(10, .3, new RungeKutta4()));
        refused("The interval of a monitor is 0.015 ms: it must be a whole number of steps of dt = 0.01 ms.",
                () -> ONE.simulate(10, .01, new RungeKutta4(), Monitor.of("V").every(.015)));
        refused("The argument method is null: give it a value.", () -> ONE.simulate(10, .01, null));
    }

    @Test
    void channelsAndNeurons() {
        refused("The channel Na has the largest conductance -100.0 mS/cm²: it must be 0 or more.",
                () -> Neuron.of(new Sodium(-100, 50, -50, 1)));
        refused("Two channels are called L: give one of them another name().", () -> Neuron.of(new Leak(1, -50), new Leak(2, -60)));
        refused("The gate KCa.m depends on calcium, and the neuron has no pool of it: give it one by withCalcium.",
                () -> Neuron.of(new CalciumPotassium(1, -90)));
        refused("The capacitance is 0.0 µF/cm²: it must be positive.", () -> HodgkinHuxley.tutorial().withCapacitance(0));
        refused("A start value is given for W, and the variables are V, K.n, Na.m, Na.h.", () -> HodgkinHuxley.tutorial().starting("W", 1));
        refused("A rate of the gate m has no value at -45.0 mV, where it divides by 0: write u/(exp(u) - 1) as Exprelr.of(u), which is 1 at u = 0, or use a Linoid.",
                () -> Gate.rates("m", 1, V -> .1 * (V + 45) / (1 - Math.exp(-(V + 45))), V -> 1));
        refused("β of the gate m is -0.02 at -150.0 mV: it must be finite and not negative there.",
                () -> Gate.rates("m", 1, V -> 1, V -> -.02));
        refused("τ of the gate m is 0.0 at -150.0 mV: it must be finite and positive there.", () -> Gate.steady("m", 1, V -> 1, V -> 0));
        refused("The gate m has the power 0: it must be 1 to 100.", () -> Gate.rates("m", 0, V -> 1, V -> 1));
    }

    @Test
    void populationsAndNetworks() {
        refused("There are 2 numbers for Na.g of the 3 neurons of neurons: give one for each.",
                () -> Population.of(HodgkinHuxley.tutorial(), 3).with("Na.g", 1, 2));
        refused("A conductance Na.g of neurons is -1.0: it must be 0 or more.", () -> Population.of(HodgkinHuxley.tutorial(), 3).with("Na.g", 1, -1, 2));
        refused("The neurons of neurons have no parameter gNa: there are C, K.g, K.E, Na.g, Na.E, L.g, L.E.",
                () -> Population.of(HodgkinHuxley.tutorial(), 3).with("gNa", 1, 2, 3));
        refused("The input is for 2 neurons, and the population neurons has 3.", () -> Population.of(HodgkinHuxley.tutorial(), 3).injecting(1, 2));
        refused("The population neurons has 0 neurons: it must have at least 1.", () -> Population.of(HodgkinHuxley.tutorial(), 0));
        refused("There are 2 senders, and the population neurons has 1 neurons.",
                () -> Network.of(ONE).connect("neurons", "neurons", Synapse.gabaA(1), Connections.of(new double[][] {{1}, {1}})));
        refused("There is no population LN: there are neurons.",
                () -> Network.of(ONE).connect("LN", "neurons", Synapse.gabaA(1), Connections.of(new double[][] {{1}})));
        refused("The delay is 0.015 ms: it must be a whole number of steps of dt = 0.01 ms.",
                () -> Network.of(ONE).connect("neurons", "neurons", new ExponentialSynapse(1, 0, 5), Connections.of(new double[][] {{1}}), .015)
                        .simulate(1, .01, new RungeKutta4()));
    }

    @Test
    void whatMonitorsKeepIsRefusedBeforeItIsComputed() {
        var many = Population.of(HodgkinHuxley.tutorial(), 100_000);
        var refusal = assertThrows(TooLargeException.class, () -> many.simulate(10_000, .01, new RungeKutta4(), Monitor.of("V")));
        assertTrue(refusal.getMessage().startsWith("Keeping V of 100000 neurons of neurons every 0.01 ms needs about 800.0 GB"), refusal::getMessage);
        assertTrue(refusal.getMessage().contains("keep fewer neurons by neurons(…), or a longer interval by every(…)"), refusal::getMessage);
    }

    @Test
    void whatWasNotKeptSaysHowToKeepIt() {
        var run = ONE.simulate(1, .01, new RungeKutta4());
        refused("Nothing has kept the spikes: give simulate(…) the monitor Monitor.spikes().", run::spikes);
        refused("Nothing has kept V: give simulate(…) the monitor Monitor.of(\"V\").", () -> run.trace("V"));
        refused("Nothing has kept the rates: give simulate(…) the monitor Monitor.rates(bin).", () -> run.rates("neurons"));
        refused("There is no variable W: there are V, K.n, Na.m, Na.h.", () -> ONE.simulate(1, .01, new RungeKutta4(), Monitor.of("W")));
    }

    @Test
    void noSpikeSaysWhy() {
        var quiet = Population.of(HodgkinHuxley.tutorial(), 2).simulate(20, .01, new RungeKutta4(), Monitor.spikes()).spikes();
        assertEquals(0, quiet.count());
        assertTrue(quiet.toString().matches("neurons: no spike, the highest voltage was -\\d\\d\\.\\d mV"), quiet::toString);
    }

    @Test
    @Tag("timing")
    void anInterruptStopsIt() throws Exception {
        for (Network network : List.of(Network.of(Population.of(HodgkinHuxley.tutorial(), 5000).injecting(5)), AntennalLobe.of(1), Cobahh.of(2000, 1))) {
            var ended = new CompletableFuture<Throwable>();
            var thread = Thread.ofPlatform().start(() -> {
                try {
                    network.simulate(1e6, .01, new RungeKutta4());
                    ended.complete(new AssertionError("it ended by itself"));
                } catch (Throwable e) {
                    ended.complete(e);
                }
            });
            Thread.sleep(300);
            thread.interrupt();
            Throwable end = ended.get(2, TimeUnit.SECONDS); // 0.2 s is the promise; the machine may be busy
            assertTrue(end instanceof CancellationException, end::toString);
        }
    }

    @Test
    void aVariableOfAGateMayBeNamedWithoutItsChannel() {
        var run = ONE.simulate(1, .01, new RungeKutta4(), Monitor.of("n"));
        assertArrayEquals(run.trace("n").of(0), run.trace("K.n").of(0));
        refused("The channel K has no gate m.", () -> HodgkinHuxley.tutorial().channels().getFirst().gate("m"));
    }
}
