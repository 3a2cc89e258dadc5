// Leaves the work to the library's network.
// Caught by: the energy per neuron
// Says: this exercise asks for your own work
double energyPerNeuron(int[][] patterns, int[] state) {
    var network = Hopfield.hebb(Patterns.of(patterns)).withSelfCoupling(0);
    return network.energies(Patterns.of(new int[][] {state}))[0] / state.length;
}
