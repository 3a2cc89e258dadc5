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
            List<Part> holding = parts.stream().filter(part -> part.layout.slice(number).isPresent()).toList();
            int variables = holding.getFirst().layout.slice(number).orElseThrow().variables();
            for (int v = 0; v < variables; v++) {
                for (Part part : holding) {
                    Slice slice = part.layout.slice(number).orElseThrow();
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
}
