// Leaves the channel out.
// Caught by: the first spike
// Says: no A-current
double delay(double g, double before, double I) {
    var run = Population.of(neuron, 1)
        .injecting(Input.box(0, 50, before).plus(Input.box(50, 150, I)))
        .simulate(150, dt, new RungeKutta4(), Monitor.spikes());
    return Arrays.stream(run.spikes().times()).filter(t -> t > 50).findFirst().orElse(Double.NaN) - 50;
}
