package engram.neuron;

import java.util.Arrays;
import java.util.List;

/** The state of a network as one row of numbers, whatever the parts in which it was computed. */
final class LastState {
    private LastState() {}

    /** All numbers: population by population and variable by variable, whatever the parts, then the states of kinetic synapses. */
    static double[] of(Network network, List<Part> parts) {
        int at = 0;
        double[] state = new double[parts.stream().mapToInt(part -> part.y.length).sum()]; // places of no neuron included
        for (int p = 0; p < network.populations().size(); p++) {
            int number = p;
            List<Part> holding = parts.stream().filter(part -> part.layout.slices().stream().anyMatch(slice -> slice.number() == number)).toList();
            int variables = slice(holding.getFirst(), number).variables();
            for (int v = 0; v < variables; v++) {
                for (Part part : holding) {
                    Slice slice = slice(part, number);
                    System.arraycopy(part.y, slice.at() + v * slice.width(), state, at, slice.n());
                    at += slice.n();
                }
            }
        }
        for (Part part : parts) {
            for (Layout.Opening opening : part.layout.states()) {
                for (int v = 0; v < opening.variables(); v++) {
                    System.arraycopy(part.y, opening.at() + v * opening.sender().width(), state, at, opening.sender().n());
                    at += opening.sender().n();
                }
            }
        }
        return Arrays.copyOf(state, at);
    }

    private static Slice slice(Part part, int number) {
        return part.layout.slices().stream().filter(slice -> slice.number() == number).findFirst().orElseThrow();
    }
}
