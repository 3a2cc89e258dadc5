// Leaves the fields to the library's network.
// Caught by: a step with given dice
// Says: this exercise asks for your own work
int[] glauberStep(double[][] couplings, int[] state, double temperature, double[] uniforms) {
    Matrix matrix = Matrix.zeros(state.length, state.length);
    for (int i = 0; i < state.length; i++)
        for (int j = 0; j < state.length; j++) matrix.set(i, j, (float) couplings[i][j]);
    var states = Patterns.of(new int[][] {state});
    double[] fields = Hopfield.withCouplings(states, matrix).localFields(states)[0];
    return IntStream.range(0, state.length).map(i -> uniforms[i] < probabilityUp(fields[i], temperature) ? 1 : -1).toArray();
}
