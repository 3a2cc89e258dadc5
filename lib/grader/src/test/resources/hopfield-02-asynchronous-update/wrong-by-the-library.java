// Leaves the work to the library's network.
// Caught by: the energy
// Says: this exercise asks for your own work
double energy(double[][] couplings, int[] state) {
    Matrix matrix = Matrix.zeros(state.length, state.length);
    for (int i = 0; i < state.length; i++)
        for (int j = 0; j < state.length; j++) matrix.set(i, j, (float) couplings[i][j]);
    var states = Patterns.of(new int[][] {state});
    return Hopfield.withCouplings(states, matrix).energies(states)[0];
}
