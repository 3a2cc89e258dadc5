// Says 0 where there is no spike.
// Caught by: the first spike
// Says: should be NaN
double delay(double g, double before, double I) {
    var run = Population.of(neuron.with(new Mine(g, E)), 1)
        .injecting(Input.box(0, 50, before).plus(Input.box(50, 150, I)))
        .simulate(150, dt, new RungeKutta4(), Monitor.spikes());
    return Arrays.stream(run.spikes().times()).map(t -> t - 50).filter(t -> t > 0).findFirst().orElse(0);
}
