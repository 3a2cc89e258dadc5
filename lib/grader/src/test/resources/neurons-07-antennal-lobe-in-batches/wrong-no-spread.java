// Leaves all neurons alike.
// Caught by: varied parameters
// Says: hand on the spread
int[] varied(double[][] list, double gaba, double spread, long seed, double until) {
    return lobe(list, gaba, 0, seed)
        .simulate(until, dt, new ExponentialEuler(), Monitor.spikes()).spikes("PN").counts();
}
