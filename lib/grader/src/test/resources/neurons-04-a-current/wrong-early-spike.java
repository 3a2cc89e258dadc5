// Takes the very first spike.
// Caught by: the first spike
// Says: from before the change
double delay(double g, double before, double I) {
    var run = Population.of(neuron.with(new Mine(g, E)), 1)
        .injecting(Input.box(0, 50, before).plus(Input.box(50, 150, I)))
        .simulate(150, dt, new RungeKutta4(), Monitor.spikes());
    return run.spikes().count() == 0 ? Double.NaN : run.spikes().times()[0] - 50;
}
