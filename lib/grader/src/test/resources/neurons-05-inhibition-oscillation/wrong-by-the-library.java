// Leaves the work to the library's network.
// Caught by: spikes of a network
// Says: this exercise asks for your own work
double[][] simulate(double[] drive, double[] onset, double g, double tau, double ms) {
    int N = drive.length;
    Input late = (step, fraction, length, first, current, at, count) -> {
        for (int i = 0; i < count; i++) if (step >= round(onset[first + i] / length)) current[at + i] += drive[first + i];
    };
    double[][] others = new double[N][N];
    for (int i = 0; i < N; i++)
        for (int j = 0; j < N; j++) others[i][j] = i == j ? 0 : 1;
    var gaba = new KineticSynapse(g / (N - 1), -70, 10, 1 / tau, new KineticSynapse.ByVoltage(-20, 1.5));
    var spikes = Network.of(Population.of(HodgkinHuxley.tutorial(), N).injecting(late)).connect("neurons", "neurons", gaba, Connections.of(others))
        .simulate(ms, dt, new RungeKutta4(), Monitor.spikes()).spikes();
    return IntStream.range(0, N).mapToObj(spikes::times).toArray(double[][]::new);
}
