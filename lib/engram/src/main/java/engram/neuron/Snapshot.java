package engram.neuron;

import engram.argument.ArgumentException;
import engram.file.Checkpoint;
import java.lang.reflect.Array;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** All that a simulation has to know of its past to go on to the same bits, as arrays of a {@link Checkpoint}. */
final class Snapshot {
    private Snapshot() {}

    /** What is done with an array of the simulation: it is written down, or filled. */
    private interface Visitor {
        void array(String name, Object array);
    }

    static Map<String, Object> of(Simulation simulation) {
        Map<String, Object> arrays = new HashMap<>();
        visit(simulation, arrays::put);
        for (int p = 0; p < simulation.parts().size(); p++) {
            Pending[] pending = simulation.parts().get(p).slopes.pending;
            for (int s = 0; s < pending.length; s++) {
                arrays.put(onTheWay(p, s) + " senders", pending[s].senders());
                arrays.put(onTheWay(p, s) + " steps", pending[s].steps());
            }
        }
        return arrays;
    }

    /** Puts a snapshot of the same model into a simulation that has made no step yet. */
    static void restore(Checkpoint saved, Simulation simulation) {
        visit(simulation, (name, array) -> {
            Object from = saved.array(name, array.getClass());
            int length = Array.getLength(array);
            if (Array.getLength(from) != length)
                throw new ArgumentException("The checkpoint has %d numbers as \"%s\" and not %d: go on with the program that wrote it."
                        .formatted(Array.getLength(from), name, length));
            System.arraycopy(from, 0, array, 0, length);
        });
        for (int p = 0; p < simulation.parts().size(); p++) {
            Pending[] pending = simulation.parts().get(p).slopes.pending;
            for (int s = 0; s < pending.length; s++) {
                int[] senders = saved.array(onTheWay(p, s) + " senders", int[].class);
                long[] steps = saved.array(onTheWay(p, s) + " steps", long[].class);
                for (int k = 0; k < senders.length; k++) pending[s].add(senders[k], steps[k]);
            }
        }
    }

    private static String onTheWay(int part, int state) { return "part %d spikes on their way %d".formatted(part, state); }

    /** Names each array whose length the model alone decides. */
    private static void visit(Simulation simulation, Visitor visitor) {
        for (int p = 0; p < simulation.parts().size(); p++) {
            Part part = simulation.parts().get(p);
            String name = "part " + p + " ";
            visitor.array(name + "state", part.y);
            visitor.array(name + "highest voltages", part.highest);
            visitor.array(name + "latest spikes", part.slopes.latestSpike);
            for (int s = 0; s < part.slopes.lastSpike.length; s++) visitor.array(name + "last spikes " + s, part.slopes.lastSpike[s]);
            for (int s = 0; s < part.lastCounted.length; s++) visitor.array(name + "last counted spikes " + s, part.lastCounted[s]);
        }
        List<Delivery> deliveries = simulation.deliveries();
        for (int d = 0; d < deliveries.size(); d++) {
            Delivery delivery = deliveries.get(d);
            String name = "projection " + d + " ";
            for (int k = 0; k < delivery.pending.length; k++) visitor.array(name + "conductances on their way " + k, delivery.pending[k]);
            if (delivery.plasticity == null) continue;
            visitor.array(weights(d), delivery.plasticity.weight);
            for (var left : List.of(delivery.plasticity.bySenders, delivery.plasticity.byReceivers)) {
                String of = name + (left == delivery.plasticity.bySenders ? "senders " : "receivers ");
                visitor.array(of + "left behind", left.amount);
                visitor.array(of + "last steps", left.step);
            }
        }
    }

    /** The name of the weights that a projection has learned, the deliveries counted from 0. */
    static String weights(int delivery) { return "projection " + delivery + " weights"; }
}
