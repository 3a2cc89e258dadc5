// Forgets that the delay begins with the change.
// Caught by: the first spike
// Says: from the beginning
double delay(double g, double before, double I) {
    var run = Population.of(neuron.with(new Mine(g, E)), 1)
        .injecting(Input.box(0, 50, before).plus(Input.box(50, 150, I)))
        .simulate(150, dt, new RungeKutta4(), Monitor.spikes());
    return Arrays.stream(run.spikes().times()).filter(t -> t > 50).findFirst().orElse(Double.NaN);
}
