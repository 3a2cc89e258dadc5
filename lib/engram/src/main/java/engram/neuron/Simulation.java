package engram.neuron;

import static engram.argument.Given.given;

import engram.argument.ArgumentException;
import engram.neuron.Network.Projection;
import engram.ode.FixedStep;
import engram.parallel.Cores;
import engram.parallel.Heap;
import engram.parallel.Rounds;
import engram.progress.Progress;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.LongConsumer;

/**
 * One run of a network. Where synapses join neurons within a step (kinetic ones), the whole network is one {@link Part}. Else the neurons are cut into
 * parts that fit the first-level cache, which are stepped by all cores: for many steps at a time where nothing joins them, and step by step where
 * spikes do, which are handed on between two steps, in the order of their neurons.
 */
final class Simulation {
    /** Neurons of a part. With 256 the arrays would lie whole pages apart, and loads would wait for stores that seem to be to the same place. */
    private static final int BLOCK = 240;

    /** About how many steps of a neuron are made between two reports of progress. */
    private static final long GRAIN = 200_000;

    /** Numbers that are held for each variable: the state and what methods and slopes need. */
    private static final int NUMBERS = 10;

    private final Network network;
    private final double dt;
    private final List<Part> parts;
    private final List<Delivery> deliveries = new ArrayList<>();
    private final Recorder recorder;
    private final Part.Astray[] failures;  // of each part in the steps just made
    private long from, now;                // the steps that are made at present, or now alone: those that have been made

    /**
     * @param plainly  whether neuron by neuron
     * @param recorder writes down what is wanted; of this simulation alone
     */
    Simulation(Network network, double dt, FixedStep method, boolean plainly, Recorder recorder) {
        this.network = network;
        this.dt = dt;
        this.recorder = recorder;
        double numbers = network.populations().stream().mapToDouble(population -> (double) population.size() * (population.neuron().variables().size() + 3)).sum();
        Heap.require(NUMBERS * Double.BYTES * numbers, "A simulation of these populations", "take fewer neurons");
        List<GateRates> rates = network.populations().stream().map(population -> new GateRates(population.neuron())).toList();
        List<Layout> layouts = Layouts.isCoupled(network) ? List.of(Layouts.whole(network, rates)) : Layouts.blocks(network, rates, BLOCK);
        recorder.listenTo(layouts.size());
        parts = layouts.stream().map(layout -> new Part(network, layout, method, dt, plainly, recorder.timesSpikes())).toList();
        failures = new Part.Astray[parts.size()];
        for (Projection projection : network.projections())
            if (Layouts.jumping(projection.synapse()) != null) deliveries.add(delivery(projection, Layouts.jumping(projection.synapse())));
    }

    /** A whole run that is kept in the heap. */
    static Run run(Network network, double ms, double dt, FixedStep method, List<Monitor> monitors, Engine engine) {
        Checks.positive("The step dt, in ms,", dt);
        long steps = wholeSteps("The duration", Checks.positive("The duration in ms", ms), dt);
        given("method", method);
        Wanted wanted = Wanted.of(network, dt, monitors);
        boolean plainly = engine.isPlain(steps * network.populations().stream().mapToLong(Population::size).sum());
        var recorder = new MemoryRecorder(network, dt, steps, wanted);
        var simulation = new Simulation(network, dt, method, plainly, recorder);
        try (var progress = Progress.of("simulate", steps)) {
            simulation.begin();
            simulation.advance(steps, progress::step);
        } catch (Part.Astray astray) {
            throw new SimulationException(sentence(astray, dt), recorder.finish(simulation.parts, simulation.deliveries, astray.step));
        }
        return recorder.finish(simulation.parts, simulation.deliveries, steps);
    }

    /** How many steps of dt a time is, which must be a whole number. */
    static long wholeSteps(String what, double ms, double dt) {
        double ratio = ms / dt;
        long steps = Math.round(ratio);
        if (steps < 1 || Math.abs(ratio - steps) > 1e-6 + 1e-12 * steps)
            throw new ArgumentException("%s is %s ms: it must be a whole number of steps of dt = %s ms.".formatted(what, ms, dt));
        return steps;
    }

    private Delivery delivery(Projection projection, ExponentialSynapse synapse) {
        int to = network.populations().indexOf(network.population(projection.to()));
        int receptor = Layouts.receptors(network, network.populations().get(to)).indexOf(synapse.receptor());
        var plasticity = projection.synapse() instanceof PlasticSynapse plastic ? new Plasticity(plastic, projection.connections(), dt) : null;
        return new Delivery(projection, plasticity, synapse.jump(), network.populations().indexOf(network.population(projection.from())), to,
                new Delivery.Receivers(parts, to, receptor), dt);
    }

    /** Writes down the start. */
    void begin() { recorder.sample(0, parts); }

    /** The parts, with the state that has been reached. */
    List<Part> parts() { return parts; }

    /** What hands spikes on, in the order of the projections. */
    List<Delivery> deliveries() { return deliveries; }

    /** Goes on as if so many steps had been made, whose state has been put into the parts. */
    void restore(long made) { now = made; }

    /**
     * Makes all steps until so many have been made.
     *
     * @param made hears how many more
     * @throws Part.Astray if a variable goes astray
     */
    void advance(long until, LongConsumer made) {
        if (deliveries.isEmpty()) stepApart(until, made);
        else Cores.rounds(parts.size(), this::stepNow, rounds -> stepTogether(rounds, until, made));
        for (Part part : parts) part.look(until - 1);
    }

    /** All steps where nothing is handed on between two of them: the parts are on their own from one sample to the next. */
    private void stepApart(long until, LongConsumer made) {
        long together = Math.max(1, GRAIN / network.populations().stream().mapToInt(Population::size).sum());
        while (now < until) {
            from = now;
            now = recorder.nextSample(from, Math.min(until, from + together));
            if (parts.size() == 1) stepNow(0);
            else Cores.forEach(parts.size(), this::stepNow);
            endSteps(made);
        }
    }

    /** All steps where spikes are handed on after each. */
    private void stepTogether(Rounds rounds, long until, LongConsumer made) {
        while (now < until) {
            from = now;
            now = from + 1;
            Progress.checkCancelled();
            rounds.play();
            endSteps(made);
        }
    }

    private void endSteps(LongConsumer made) {
        recorder.collect();
        Part.Astray astray = null;
        for (Part.Astray failure : failures) if (failure != null && (astray == null || failure.step < astray.step)) astray = failure;
        if (astray != null) throw astray;
        for (Delivery delivery : deliveries) delivery.deliver(from, recorder);
        recorder.sample(now, parts);
        made.accept(now - from);
    }

    /** Makes the steps {@code from} … {@code now} − 1 of a part. */
    private void stepNow(int number) { failures[number] = stepPart(number, from, now); }

    private Part.Astray stepPart(int number, long from, long to) {
        Part part = parts.get(number);
        try {
            for (long k = from; k < to; k++) {
                Progress.checkCancelled();
                part.step(k, recorder.listener(number));
            }
            return null;
        } catch (Part.Astray failure) {
            return failure;
        }
    }

    /** What went astray, and what helps. */
    static String sentence(Part.Astray astray, double dt) {
        return String.format(Locale.ROOT, "At %.6g ms %s: dt = %s ms is too long for this method: try %s.", (astray.step + 1) * dt, astray.sentence, dt, dt / 2);
    }
}
