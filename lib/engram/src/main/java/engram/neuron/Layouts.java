package engram.neuron;

import engram.neuron.ExponentialSynapse.Receptor;
import engram.neuron.Layout.Opening;
import engram.neuron.Layout.Projected;
import engram.neuron.Network.Projection;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/** Where the numbers of a network lie. */
final class Layouts {
    private Layouts() {}

    /** Whether synapses join neurons within a step. */
    static boolean isCoupled(Network network) {
        return network.projections().stream().map(Projection::synapse).anyMatch(synapse -> kinetics(synapse) != null || synapse instanceof ElectricalSynapse);
    }

    /** The conductances that jump in the neurons of a population. */
    static List<Receptor> receptors(Network network, Population population) {
        return network.projections().stream().filter(projection -> projection.to().equals(population.name()))
                .map(projection -> jumping(projection.synapse())).filter(Objects::nonNull).map(ExponentialSynapse::receptor).distinct().toList();
    }

    /** The conductance of a synapse that jumps with spikes; null of others. */
    static ExponentialSynapse jumping(Synapse synapse) {
        return synapse instanceof ExponentialSynapse jumping ? jumping : synapse instanceof PlasticSynapse plastic ? plastic.synapse() : null;
    }

    /** Layouts of at most so many neurons each, which nothing joins within a step. */
    static List<Layout> blocks(Network network, List<GateRates> rates, int most) {
        List<Layout> layouts = new ArrayList<>();
        for (int number = 0; number < network.populations().size(); number++) {
            Population population = network.populations().get(number);
            rates.get(number).unread().forEach(System.err::println);
            for (int first = 0; first < population.size(); first += most) {
                Slice slice = Slice.of(population, rates.get(number), number, first, Math.min(most, population.size() - first), 0, receptors(network, population));
                layouts.add(new Layout(List.of(slice), List.of(), List.of(), slice.end()));
            }
        }
        return layouts;
    }

    /** One layout of all. */
    static Layout whole(Network network, List<GateRates> rates) {
        List<Slice> slices = new ArrayList<>();
        int at = 0;
        for (int number = 0; number < network.populations().size(); number++) {
            Population population = network.populations().get(number);
            rates.get(number).unread().forEach(System.err::println);
            slices.add(Slice.of(population, rates.get(number), number, 0, population.size(), at, receptors(network, population)));
            at = slices.getLast().end();
        }
        List<Opening> states = new ArrayList<>();
        List<Projected> projections = new ArrayList<>();
        for (Projection projection : network.projections()) {
            Slice sender = slice(slices, projection.from()), receiver = slice(slices, projection.to());
            Layout.Kinetics kinetics = kinetics(projection.synapse());
            if (projection.synapse() instanceof ElectricalSynapse(double g)) {
                double[] ones = new double[sender.width()], weights = new double[receiver.width()];
                Arrays.fill(ones, 1);
                var sums = new Sums(projection.connections());
                sums.all(ones, 0, weights);
                projections.add(new Layout.Electrical(g, sender, receiver, sums, weights));
            } else if (kinetics != null) {
                int state = find(states, sender, kinetics, projection.delay());
                if (state == states.size()) {
                    states.add(new Opening(kinetics, projection.delay(), sender, at));
                    at += states.getLast().variables() * sender.width();
                }
                projections.add(switch (projection.synapse()) {
                    case KineticSynapse fast -> new Layout.Chemical(fast.g(), fast.E(), state, receiver, new Sums(projection.connections()));
                    case SlowInhibition slow -> new Layout.Chemical(slow.g(), slow.E(), state, receiver, new Sums(projection.connections()));
                    default -> throw new IllegalStateException(projection.toString());
                });
            }
        }
        return new Layout(List.copyOf(slices), List.copyOf(states), List.copyOf(projections), at);
    }

    private static Layout.Kinetics kinetics(Synapse synapse) {
        return synapse instanceof KineticSynapse fast ? fast.kinetics() : synapse instanceof SlowInhibition slow ? slow.kinetics() : null;
    }

    /** The number of the states that such synapses share, or that of the next. */
    private static int find(List<Opening> states, Slice sender, Layout.Kinetics kinetics, double delay) {
        int state = 0;
        while (state < states.size() && !(states.get(state).sender() == sender && states.get(state).kinetics().equals(kinetics)
                && states.get(state).delay() == delay)) state++;
        return state;
    }

    private static Slice slice(List<Slice> slices, String population) {
        return slices.stream().filter(slice -> slice.population().name().equals(population)).findFirst().orElseThrow();
    }
}
