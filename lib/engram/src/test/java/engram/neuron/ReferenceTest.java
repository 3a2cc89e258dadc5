package engram.neuron;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import engram.ode.Crossing;
import engram.ode.DormandPrince;
import engram.ode.RungeKutta4;
import engram.ode.Solve;
import engram.ode.Span;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Neurons and networks against other programs: SciPy's DOP853 at 1e-12, NEURON's CVODE at 1e-10, Brian2, and Runge–Kutta 4 in NumPy. */
class ReferenceTest {
    private static final double DT = .01;

    private static Run one(double dt) {
        return Population.of(HodgkinHuxley.tutorial(), 1).injecting(5).simulate(200, dt, new RungeKutta4(), Monitor.spikes());
    }

    @Test
    void oneNeuronAgainstDop853AndNeuron() {
        double[] times = one(DT).spikes().times();
        var spikes = References.table("single_neuron_spikes.csv");
        assertArrayEquals(spikes.column("DOP853"), times, 1e-6);          // ms
        assertArrayEquals(spikes.column("NEURON"), times, 1e-6);
        assertArrayEquals(spikes.column("Brian2 rk4 0.01"), times, 1e-6);
        assertArrayEquals(spikes.column("RK4 0.01"), times, 1e-11);       // the same method in NumPy
        assertEquals(12, times.length);
        assertEquals(7.890311472606, times[0], 2e-8);
        assertEquals(-40.798980990, one(DT).state()[0], 1e-5);            // mV
    }

    @Test
    void dormandPrinceFindsTheSpikesOfOneNeuron() {
        var neuron = Population.of(HodgkinHuxley.tutorial(), 1).injecting(5);
        var trajectory = Solve.ode(neuron.equations(), new DormandPrince(1e-10), Span.of(0, 200), Crossing.of(0, 0).upward());
        assertArrayEquals(References.table("single_neuron_spikes.csv").column("DOP853"), trajectory.crossings(0), 1e-8);
        assertEquals(-40.798980990042, trajectory.last()[0], 1e-6);
    }

    @Test
    void theErrorOfTheLastSpikeFallsBySixteen() {
        double exact = References.table("single_neuron_spikes.csv").column("DOP853")[11];
        double coarse = one(.02).spikes().times()[11] - exact, fine = one(.01).spikes().times()[11] - exact;
        assertEquals(16, coarse / fine, 2);
    }

    @Test
    void spikesOfTwentyNeurons() {
        var counts = References.table("f_i_counts.csv");
        var run = Population.of(HodgkinHuxley.tutorial(), 20).injecting(counts.column("I")).simulate(200, DT, new RungeKutta4(), Monitor.spikes());
        int[] printed = {0, 0, 1, 6, 7, 9, 10, 11, 11, 12, 13, 13, 14, 14, 15, 15, 16, 16, 16, 17};
        assertArrayEquals(printed, run.spikes().counts());
        assertArrayEquals(printed, Arrays.stream(counts.column("spikesDOP853")).mapToInt(x -> (int) x).toArray());
    }

    @Test
    void spikesOfTenThousandNeurons() {
        double[] currents = new double[10_000];
        Arrays.setAll(currents, i -> 10.0 * i / 9999);
        var run = Population.of(HodgkinHuxley.tutorial(), 10_000).injecting(currents).simulate(20, DT, new RungeKutta4(), Monitor.spikes());
        assertEquals(11_296, run.spikes().count(), 3);
        double mean = Arrays.stream(run.state(), 0, 10_000).average().orElseThrow();
        assertEquals(References.table("many_neurons.csv").column("meanVoltage")[1], mean, 1e-9);
    }

    @Test
    void threeNeuronsInARow() {
        double[] input = new double[70_001];
        for (int k = 0; k < 3; k++) Arrays.fill(input, 10_000 + 20_000 * k, 20_000 + 20_000 * k, 2.5 * (k + 1));
        Neuron neuron = HodgkinHuxley.tutorial();
        var all = new int[][] {{0, 0}};
        var run = Network.of(Population.of(neuron, 1).named("X1").injecting(Input.steps(input)), Population.of(neuron, 1).named("X2"),
                        Population.of(neuron, 1).named("X3"))
                .connect("X1", "X2", Synapse.acetylcholine(.35), Connections.of(1, 1, all))
                .connect("X2", "X3", Synapse.gabaA(.8), Connections.of(1, 1, all))
                .simulate(700, DT, new RungeKutta4(), Monitor.spikes(), Monitor.of("V").every(10));
        var voltages = References.table("three_neurons_voltages.csv");
        var spikes = References.table("three_neurons_spikes.csv");
        for (String name : new String[] {"X1", "X2", "X3"}) {
            double[] V = run.trace(name, "V").of(0);
            double[] expected = voltages.column(name);
            for (int k = 0; k < expected.length; k++) {
                double ms = voltages.column("ms")[k];
                assertEquals(expected[k], V[(int) Math.round(ms / 10)], ms <= 150 ? 1e-9 : 1e-4, name + " at " + ms + " ms");
            }
            double[] times = IntStream.range(0, spikes.rows().size()).filter(k -> spikes.text("neuron")[k].equals(name))
                    .mapToDouble(k -> spikes.column("ms")[k]).toArray();
            assertArrayEquals(times, run.spikes(name).times(), 1e-6);
        }
    }

    @Test
    void theAntennalLobeIsTheSameNetwork() {
        var network = AntennalLobe.of(1);
        var table = References.table("antennal_lobe_network.csv");
        assertArrayEquals(table.column("driven"), AntennalLobe.driven(1));
        double[] V = table.column("startV"), calcium = table.column("startCa");
        for (int i = 0; i < 120; i++) {
            var population = network.populations().get(i < 90 ? 0 : 1);
            int number = i < 90 ? i : i - 90;
            assertEquals(V[i], population.startOf("V", number), 1e-13);
            if (i >= 90) assertEquals(calcium[i], population.startOf("[Ca]", number), 1e-19);
            int[] excited = i < 90 ? network.projections().get(0).connections().targets(number) : new int[0];
            assertEquals(table.text("targetsByAcetylcholine")[i], text(excited, 90), "neuron " + i);
            String inhibited = i < 90 ? "" : (text(network.projections().get(2).connections().targets(number), 0) + " "
                    + text(network.projections().get(1).connections().targets(number), 90)).strip();
            assertEquals(table.text("targetsByGABA")[i], inhibited, "neuron " + i);
        }
    }

    private static String text(int[] numbers, int first) {
        return String.join(" ", Arrays.stream(numbers).mapToObj(number -> Integer.toString(number + first)).toList());
    }

    @Test
    void theAntennalLobe() {
        var run = AntennalLobe.of(1).simulate(1000, DT, new RungeKutta4(), Monitor.spikes(), Monitor.of("V").every(10));
        var table = References.table("antennal_lobe_voltages.csv");
        double[][] pn = run.trace("PN", "V").values(), ln = run.trace("LN", "V").values();
        for (int ms : new int[] {100, 120, 150, 300, 600, 1000}) {
            double[] expected = table.column("V" + ms);
            double worst = 0;
            for (int i = 0; i < 120; i++) worst = Math.max(worst, Math.abs(expected[i] - (i < 90 ? pn[i] : ln[i - 90])[ms / 10]));
            assertTrue(worst <= (ms <= 150 ? 1e-9 : 1e-6), worst + " mV at " + ms + " ms");
        }
        assertEquals(37, run.spikes("PN").count());
        assertEquals(75, run.spikes("LN").count());
    }
}
