// Does not stop at the time that it is given.
// Caught by: varied parameters
// Says: does not end at the time until
int[] varied(double[][] list, double gaba, double spread, long seed, double until) {
    return lobe(list, gaba, spread, seed)
        .simulate(20, dt, new ExponentialEuler(), Monitor.spikes()).spikes("PN").counts();
}
