package engram;

import engram.neuron.ACurrent;
import engram.neuron.BatchException;
import engram.neuron.Batches;
import engram.neuron.Calcium;
import engram.neuron.CalciumPool;
import engram.neuron.CalciumPotassium;
import engram.neuron.Channel;
import engram.neuron.Connections;
import engram.neuron.ElectricalSynapse;
import engram.neuron.Ensemble;
import engram.neuron.ExponentialSynapse;
import engram.neuron.Gate;
import engram.neuron.HodgkinHuxley;
import engram.neuron.Input;
import engram.neuron.KineticSynapse;
import engram.neuron.Leak;
import engram.neuron.Monitor;
import engram.neuron.Network;
import engram.neuron.Neuron;
import engram.neuron.PlasticSynapse;
import engram.neuron.Population;
import engram.neuron.Potassium;
import engram.neuron.Recording;
import engram.neuron.Run;
import engram.neuron.SimulationException;
import engram.neuron.SlowInhibition;
import engram.neuron.Sodium;
import engram.neuron.Spikes;
import engram.neuron.Synapse;
import engram.neuron.Trace;
import engram.neuron.Waveform;
import engram.ode.FixedStep;
import engram.ode.FormulaOde;
import engram.ode.RungeKutta4;
import engram.rate.CudaText;
import engram.rate.Exponential;
import engram.rate.Linear;
import engram.rate.Linoid;
import engram.rate.Computation;
import engram.rate.Formula;
import engram.rate.Formulated;
import engram.rate.Operation;
import engram.rate.Reading;
import engram.rate.Schedule;
import engram.rate.Sharing;
import engram.rate.Singularity;
import engram.rate.Rate;
import engram.rate.Sigmoid;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongFunction;
import java.util.function.DoubleUnaryOperator;

/** Samples of the rooms of neurons: populations of three, called x. */
final class NeuronSamples {
    private NeuronSamples() {}

    static void putInto(Samples samples) {
        samples.put(Rate.class, () -> new Linear(0, 0.5), () -> new Sigmoid(1, -60, 8));
        samples.put(Formula.class, () -> Formula.of(Operation.EXP, Formula.variable(0)));
        samples.put("engram.rate.Formula[]", () -> new Formula[] {Formula.variable(0), Formula.of(2)});
        samples.put("java.io.Serializable", () -> (Rate) V -> V / 2);
        samples.put("java.util.List<engram.rate.Formula>", () -> List.of(Formula.variable(0)));
        samples.put(Operation.class, () -> Operation.ADD);
        samples.put(Computation.class, () -> new Computation(Formula.of(Operation.EXP, Formula.variable(0))));
        samples.put(Reading.class, () -> Reading.of((Rate) V -> V / 2));
        samples.put(Schedule.class, () -> Schedule.of(Formula.of(Operation.EXP, Formula.variable(0)), 2));
        samples.put(Schedule.Step.class, () -> new Schedule.Step(Formula.variable(0), 0, 0));
        samples.put("java.util.List<engram.rate.Schedule$Step>", () -> List.of(new Schedule.Step(Formula.variable(0), 0, 0)));
        samples.put(CudaText.Constants.class, CudaText.Constants::new);
        samples.put(CudaText.class, () -> new CudaText(new CudaText.Constants(), false, "  ", "r"));
        samples.put(Sharing.class, () -> Sharing.of(List.of(Formula.variable(0))));
        samples.put(Singularity.class, () -> new Singularity(0, Formula.variable(0)));
        samples.put(Exponential.class, () -> new Exponential(1, -50, 8));
        samples.put(Sigmoid.class, () -> new Sigmoid(1, -60, 8));
        samples.put(Linoid.class, () -> new Linoid(1, -40, 8));
        samples.put(Linear.class, () -> new Linear(0, 0.5));
        samples.put(DoubleUnaryOperator.class, () -> t -> 0.5 * t);
        samples.put(Formulated.class, () -> () -> Formula.variable(0));
        samples.put(Gate.class, NeuronSamples::gate);
        samples.put(Gate.RateOfBoth.class, () -> (V, calcium) -> 0.5);
        samples.put(Gate.RatesOfBoth.class, () -> new Gate.RatesOfBoth((V, calcium) -> 0.5, (V, calcium) -> 1, 1));
        samples.put(KineticSynapse.Transmitter.class, () -> (V, since) -> 0.5);
        samples.put(KineticSynapse.Own.class, () -> new KineticSynapse.Own((V, since) -> 0.5));
        samples.put(FormulaOde.class, () -> FormulaOde.of((t, y) -> -y));
        samples.put(FormulaOde.Slope.class, () -> (t, y) -> -y);
        samples.put(Gate.Kinetics.class, () -> new Gate.Rates(new Linear(0, 1), new Linear(0, 2), 1));
        samples.put(Gate.Rates.class, () -> new Gate.Rates(new Linear(0, 1), new Linear(0, 2), 1));
        samples.put(Gate.Steady.class, () -> new Gate.Steady(new Sigmoid(1, -60, 8), new Linear(0, 2)));
        samples.put(Gate.Relaxing.class, () -> new Gate.Relaxing(new Sigmoid(1, -60, 8), new Linear(0, 2)));
        samples.put(Channel.class, () -> new Leak("x", 0.5, -55), Own::new);
        samples.put("engram.neuron.Channel[]", () -> new Channel[] {new Leak(0.5, -55)});
        samples.put("java.util.List<engram.neuron.Channel>", () -> List.of(new Leak(0.5, -55)));
        samples.put(Leak.class, () -> new Leak(0.5, -55));
        samples.put(Sodium.class, () -> new Sodium(100, 50, -50, 1));
        samples.put(Potassium.class, () -> new Potassium(10, -95, -50, 1, 0.02));
        samples.put(ACurrent.class, () -> new ACurrent(10, -95));
        samples.put(Calcium.class, () -> new Calcium(3, 140));
        samples.put(CalciumPotassium.class, () -> new CalciumPotassium(0.3, -90));
        samples.put(CalciumPool.class, NeuronSamples::pool);
        samples.put("java.util.Optional<engram.neuron.CalciumPool>", () -> Optional.of(pool()));
        samples.put("java.util.Map<java.lang.String, java.lang.Double>", () -> Map.of("V", 0.5), () -> Map.of("x", 0.5));
        samples.put(Neuron.class, HodgkinHuxley::tutorial);
        samples.put(Input.class, () -> Input.constant(3), () -> Input.noise(0.5, 0.5, 3, 3));
        samples.put(Waveform.class, () -> Input.box(0.5, 3, 1));
        samples.put(Population.class, NeuronSamples::population);
        samples.put("engram.neuron.Population[]", () -> new Population[] {population()});
        samples.put("java.util.List<engram.neuron.Population>", () -> List.of(population()));
        samples.put("java.util.Map<java.lang.String, double[]>", () -> Map.of("V", new double[3]), () -> Map.of("C", new double[] {0.5, 1, 2}));
        samples.put("engram.neuron.Connections", () -> Connections.random(3, 0.5, 3, "x"), () -> Connections.random(90, 30, 0.5, 3, "x"),
                () -> Connections.random(30, 0.5, 3, "x"), () -> Connections.random(30, 90, 0.5, 3, "x"));
        samples.put(Connections.Delay.class, () -> (sender, receiver) -> 0.5);
        samples.put(Synapse.class, () -> Synapse.gabaA(0.5), NeuronSamples::exponential);
        samples.put(KineticSynapse.class, () -> Synapse.acetylcholine(0.5));
        samples.put(KineticSynapse.Release.class, () -> new KineticSynapse.Pulse(0.5, 0.5));
        samples.put(KineticSynapse.Pulse.class, () -> new KineticSynapse.Pulse(0.5, 0.5));
        samples.put(KineticSynapse.ByVoltage.class, () -> new KineticSynapse.ByVoltage(-20, 1));
        samples.put(SlowInhibition.class, () -> Synapse.gabaB(0.5));
        samples.put(ElectricalSynapse.class, () -> new ElectricalSynapse(0.5));
        samples.put(PlasticSynapse.class, () -> new PlasticSynapse(exponential(), 0.5, 3, 0.5, 3, 1));
        samples.put(ExponentialSynapse.class, NeuronSamples::exponential);
        samples.put(Network.class, NeuronSamples::network);
        samples.put(Network.Projection.class, () -> network().projections().getFirst());
        samples.put(Network.Start.class, () -> new Network.Start("x", exponential(), new double[3]));
        samples.put("java.util.List<engram.neuron.Network$Projection>", () -> network().projections());
        samples.put("java.util.List<engram.neuron.Network$Start>", () -> network().starts());
        samples.put(Ensemble.class, () -> new Ensemble(List.of(network(), network())));
        samples.put("java.util.List<engram.neuron.Network>", () -> List.of(network()));
        samples.put("java.util.function.LongFunction<engram.neuron.Network>", () -> (LongFunction<Network>) seed -> network());
        samples.put(FixedStep.class, RungeKutta4::new);
        samples.put(Monitor.class, Monitor::spikes, () -> Monitor.of("V"));
        samples.put("engram.neuron.Monitor[]", () -> new Monitor[] {Monitor.spikes(), Monitor.of("V"), Monitor.rates(0.5)});
        samples.put(Monitor.OfSpikes.class, Monitor.OfSpikes::new);
        samples.put(Monitor.OfRates.class, () -> new Monitor.OfRates(0.5));
        samples.put(Monitor.OfVariable.class, () -> Monitor.of("V"));
        samples.put(Run.class, NeuronSamples::run);
        samples.put(Spikes.class, () -> run().spikes());
        samples.put(Trace.class, () -> run().trace("V"));
        samples.put(Batches.class, () -> network().inBatches(samples.file(), 1).inThisProcess());
        samples.put(Recording.class, () -> Recording.open(run(samples.file())));
        samples.put(BatchException.class, () -> astrayInBatches(samples.file()));
        samples.put(SimulationException.class, NeuronSamples::astray);
    }

    private static Gate gate() { return Gate.rates("x", 3, new Linear(0, 1), new Linear(0, 2)); }

    private static CalciumPool pool() { return new CalciumPool(0.5, 0.5, 3); }

    private static ExponentialSynapse exponential() { return new ExponentialSynapse(0.5, 0, 3); }

    private static Population population() { return Population.of(HodgkinHuxley.tutorial(), 3).named("x").injecting(0.5, 1, 2); }

    private static Network network() {
        return Network.of(population()).connect("x", "x", exponential(), Connections.random(3, 0.5, 3, "x")).starting("x", exponential(), 0.5, 1, 2);
    }

    private static Network plastic() {
        return Network.of(population()).connect("x", "x", new PlasticSynapse(exponential(), 0.5, 3, 0.5, 3, 1), Connections.random(3, 0.5, 3, "x"));
    }

    private static Run run() { return plastic().simulate(1, 0.01, new RungeKutta4(), Monitor.spikes(), Monitor.of("V"), Monitor.rates(0.5)); }

    /** The folder of a run on disk. */
    static Path run(Path folder) {
        plastic().inBatches(folder, 1).inThisProcess().simulate(1, 0.01, new RungeKutta4(), Monitor.spikes(), Monitor.of("V"), Monitor.rates(0.5));
        return folder;
    }

    /** A channel as a student may write one. */
    private record Own() implements Channel {
        @Override public double g() { return 0.5; }

        @Override public double E() { return -55; }

        @Override public List<Gate> gates() { return List.of(NeuronSamples.gate()); }
    }

    private static BatchException astrayInBatches(Path folder) {
        try {
            network().inBatches(folder, 100).inThisProcess().simulate(100, 1, new RungeKutta4());
        } catch (BatchException expected) {
            return expected;
        }
        throw new AssertionError("a step of 1 ms goes well");
    }

    private static SimulationException astray() {
        try {
            population().simulate(100, 1, new RungeKutta4());
        } catch (SimulationException expected) {
            return expected;
        }
        throw new AssertionError("a step of 1 ms goes well");
    }
}
