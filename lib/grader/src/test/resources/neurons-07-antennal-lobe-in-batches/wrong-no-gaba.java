// Leaves the inhibition as it is.
// Caught by: varied parameters
// Says: that of gaba = 1
int[] varied(double[][] list, double gaba, double spread, long seed, double until) {
    return lobe(list, 1, spread, seed)
        .simulate(until, dt, new ExponentialEuler(), Monitor.spikes()).spikes("PN").counts();
}
