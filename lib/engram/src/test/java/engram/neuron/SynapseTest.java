package engram.neuron;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import engram.ode.ExponentialEuler;
import engram.ode.RungeKutta4;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Each kind of synapse does what its equation says, and when. */
class SynapseTest {
    private static final double DT = .01;
    private static final Connections ONE = Connections.of(1, 1, new int[][] {{0, 0}});

    /** A cell without spikes: a leak to −70 mV, τ = 10 ms. */
    private static Population passive(String name) {
        return Population.of(Neuron.of(new Leak(.1, -70)), 1).named(name);
    }

    private static Population spiking(String name, double current) {
        return Population.of(HodgkinHuxley.tutorial(), 1).named(name).injecting(current);
    }

    @Test
    void anExponentialConductanceJumpsAfterItsDelayAndDecays() {
        for (double delay : new double[] {0, .01, 2.5}) {
            var run = Network.of(spiking("a", 5), passive("b")).connect("a", "b", new ExponentialSynapse(.05, 0, 5), ONE, delay)
                    .simulate(20, DT, new RungeKutta4(), Monitor.spikes(), Monitor.of("V"));
            double spike = run.spikes("a").times()[0];
            double[] V = run.trace("b", "V").of(0), times = run.trace("b", "V").times();
            int first = 0;
            while (V[first] <= -70 + 1e-9) first++;
            // the conductance is there at the end of the step of the spike, and moves V in the next
            assertEquals(Math.ceil(spike / DT) * DT + delay + DT, times[first], 1e-9, "delay " + delay);
            // the total charge is ∫G dt = jump·τ
            assertTrue(Arrays.stream(V).max().orElseThrow() > -65);
        }
    }

    @Test
    void everyConnectionMayHaveADelayOfItsOwn() {
        var three = Population.of(Neuron.of(new Leak(.1, -70)), 3).named("b");
        var run = Network.of(spiking("a", 5), three).connect("a", "b", new ExponentialSynapse(.05, 0, 5),
                        Connections.of(new double[][] {{1, 1, 1}}).delayed((sender, receiver) -> .5 * receiver), 1)
                .simulate(20, DT, new RungeKutta4(), Monitor.of("V"), Monitor.spikes());
        double spike = Math.ceil(run.spikes("a").times()[0] / DT) * DT;
        for (int i = 0; i < 3; i++) {
            double[] V = run.trace("b", "V").of(i), times = run.trace("b", "V").times();
            int first = 0;
            while (V[first] <= -70 + 1e-9) first++;
            assertEquals(spike + 1 + .5 * i + DT, times[first], 1e-9);
        }
    }

    @Test
    void theConductanceItself() {
        // clamped by a huge capacitance, C·(V(T) − V(0)) = −jump·τ·(1 − e^(−T/τ))·(V − E), T since the spike
        var clamped = Population.of(Neuron.of(new Leak(0, 0)).withCapacitance(1e6), 1).named("b");
        var run = Network.of(spiking("a", 4), clamped).connect("a", "b", new ExponentialSynapse(.05, 0, 5), ONE)
                .simulate(15, DT, new RungeKutta4(), Monitor.spikes(), Monitor.of("V"));
        assertEquals(1, run.spikes("a").count());
        double[] V = run.trace("b", "V").of(0);
        double since = 15 - Math.ceil(run.spikes("a").times()[0] / DT) * DT;
        assertEquals(.05 * 5 * (1 - Math.exp(-since / 5)) * 70, 1e6 * (V[V.length - 1] + 70), 1e-5 * 17);
    }

    @Test
    void acetylcholineOpensForTheLengthOfItsPulse() {
        // O rises by α·T towards αT/(αT + β) for .3 ms and then decays by β; in a clamped cell the charge is g·∫O dt·(E − V)
        var clamped = Population.of(Neuron.of(new Leak(0, 0)).withCapacitance(1e6), 1).named("b");
        for (double delay : new double[] {0, 1.005}) {
            var run = Network.of(spiking("a", 4), clamped).connect("a", "b", Synapse.acetylcholine(.35), ONE, delay)
                    .simulate(18, DT, new RungeKutta4(), Monitor.spikes(), Monitor.of("V"));
            assertEquals(1, run.spikes("a").count());
            double rate = 10 * .5 + .2, rest = 10 * .5 / rate;
            double top = rest * (1 - Math.exp(-rate * .3));
            double fired = Math.floor(run.spikes("a").times()[0] / DT) * DT;
            double left = 18 - fired - .3 - delay;
            double open = rest * (.3 - (1 - Math.exp(-rate * .3)) / rate) + top * (1 - Math.exp(-.2 * left)) / .2;
            double[] V = run.trace("b", "V").of(0);
            // a pulse begins and ends with a step, but for its first and last stages
            assertEquals(.35 * open * 70, 1e6 * (V[V.length - 1] + 70), .04 * .35 * open * 70, "delay " + delay);
        }
    }

    /** A pulse of every spike arrives, also where the next spike comes before it does. */
    @Test
    void aDelayMayBeLongerThanFromSpikeToSpike() {
        double charge = Double.NaN;
        for (double delay : new double[] {0, 15}) {
            var clamped = Population.of(Neuron.of(new Leak(0, 0)).withCapacitance(1e6), 1).named("b");
            var run = Network.of(spiking("a", 10), clamped).connect("a", "b", Synapse.acetylcholine(.35), ONE, delay)
                    .simulate(100 + delay, DT, new RungeKutta4(), Monitor.spikes(), Monitor.of("V").every(DT));
            assertTrue(run.spikes("a").count() > 6);
            double now = run.trace("b", "V").of(0)[(int) Math.round((100 + delay) / DT)] + 70;
            if (delay == 0) charge = now;
            else assertEquals(charge, now, .02 * charge); // without a delay the step of the spike itself is over
        }
    }

    @Test
    void spikesUnderSlowInhibitionAreTimedWithIt() {
        var run = Network.of(spiking("a", 10), spiking("b", 9)).connect("a", "b", Synapse.gabaB(.3), ONE)
                .simulate(100, DT, new RungeKutta4(), Monitor.spikes(), Monitor.of("V"));
        double[] V = run.trace("b", "V").of(0), times = run.spikes("b").times();
        assertTrue(times.length > 4);
        for (double time : times) {
            int k = (int) (time / DT);
            // the cubic through both voltages, whose slopes are differences of the voltages around
            double p = slope(V, k), q = slope(V, k + 1), low = 0, high = 1;
            for (int halving = 0; halving < 60; halving++) {
                double s = (low + high) / 2, r = 1 - s;
                if (r * r * ((1 + 2 * s) * V[k] + s * p) + s * s * ((3 - 2 * s) * V[k + 1] - r * q) < 0) low = s;
                else high = s;
            }
            assertEquals((k + low) * DT, time, 2e-7);
        }
    }

    private static double slope(double[] V, int k) { return (V[k - 2] - 8 * V[k - 1] + 8 * V[k + 1] - V[k + 2]) / 12; }

    @Test
    void slowInhibitionComesLate() {
        var run = Network.of(spiking("a", 10), passive("b")).connect("a", "b", Synapse.gabaB(2), ONE)
                .simulate(400, .02, new RungeKutta4(), Monitor.spikes(), Monitor.of("V").every(1));
        double[] V = run.trace("b", "V").of(0);
        double spike = run.spikes("a").times()[0];
        int lowest = 0;
        for (int k = 0; k < V.length; k++) if (V[k] < V[lowest]) lowest = k;
        assertEquals(-70, V[(int) spike + 5], .01); // nothing yet
        assertTrue(V[lowest] < -72 && lowest > spike + 50, "lowest " + V[lowest] + " mV at " + lowest + " ms");
    }

    @Test
    void aGapJunctionPullsBothTogether() {
        // two passive cells joined by g: the difference decays with C/(g_L + 2g)
        var cells = Population.of(Neuron.of(new Leak(.1, -70)), 2).named("b").starting("V", -60, -80);
        var run = Network.of(cells).connect("b", "b", new ElectricalSynapse(.2), Connections.of(2, 2, new int[][] {{0, 1}, {1, 0}}))
                .simulate(3, DT, new RungeKutta4(), Monitor.of("V"));
        double[][] V = run.trace("V").values();
        double[] times = run.trace("V").times();
        for (int k = 0; k < times.length; k++) assertEquals(20 * Math.exp(-.5 * times[k]), V[0][k] - V[1][k], 1e-8);
    }

    @Test
    void theWeightOfAPlasticSynapseFollowsPairsOfSpikes() {
        for (double[] currents : new double[][] {{5, 7}, {7, 5}, {9, 3}}) {
            var rule = new PlasticSynapse(new ExponentialSynapse(0, 0, 5), .1, 20, .12, 15, 2);
            var run = Network.of(spiking("a", currents[0]), spiking("b", currents[1])).connect("a", "b", rule, Connections.of(new double[][] {{1}}))
                    .simulate(300, DT, new RungeKutta4(), Monitor.spikes());
            // all pairs of spikes, by the steps in which they are
            double[] a = steps(run.spikes("a").times()), b = steps(run.spikes("b").times());
            double w = 1;
            for (int k = 0; k <= 30_000; k++) {
                for (double spike : a) if (spike == k) w = Math.max(0, w - .12 * left(b, k, 15));
                for (double spike : b) if (spike == k) w = Math.min(2, w + .1 * left(a, k, 20));
            }
            assertEquals(w, run.connections("a", "b").toMatrix()[0][0], 1e-12);
            assertTrue(Math.abs(w - 1) > 1e-3);
        }
    }

    private static double[] steps(double[] times) { return Arrays.stream(times).map(t -> Math.floor(t / DT)).toArray(); }

    private static double left(double[] spikes, int step, double tau) {
        return Arrays.stream(spikes).filter(spike -> spike < step).map(spike -> Math.exp((spike - step) * DT / tau)).sum();
    }

    @Test
    void noiseHasItsMeanDeviationAndCorrelation() {
        var clamped = Population.of(Neuron.of(new Leak(0, 0)), 400).injecting(Input.noise(2, 3, 5, 7)).starting("V", 0.0);
        var run = clamped.simulate(100, .1, new ExponentialEuler(), Monitor.of("V"));
        double[][] V = run.trace("V").values();
        // C·dV/dt = I: the increments of V are the noise
        double sum = 0, square = 0, shifted = 0;
        int count = 0, lag = 50;
        for (double[] row : V)
            for (int k = 0; k + 1 + lag < row.length; k++, count++) {
                double now = (row[k + 1] - row[k]) / .1, later = (row[k + 1 + lag] - row[k + lag]) / .1;
                sum += now;
                square += (now - 2) * (now - 2);
                shifted += (now - 2) * (later - 2);
            }
        // 400 neurons of 95 ms: 400·95/(2·5) independent values, so the mean is within 3/√3800 and the variance within 9·√(2/3800)
        assertEquals(2, sum / count, 3 * .05);
        assertEquals(9, square / count, 3 * .21);
        assertEquals(9 * Math.exp(-1), shifted / count, 3 * .21);
        assertArrayEquals(V, clamped.simulate(100, .1, new ExponentialEuler(), Monitor.of("V")).trace("V").values());
    }
}
