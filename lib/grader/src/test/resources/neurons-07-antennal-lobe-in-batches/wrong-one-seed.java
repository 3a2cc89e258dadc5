// Takes the lobe of seed 1, whatever it is asked for.
// Caught by: varied parameters
// Says: hand on the seed
int[] varied(double[][] list, double gaba, double spread, long seed, double until) {
    return lobe(list, gaba, spread, 1)
        .simulate(until, dt, new ExponentialEuler(), Monitor.spikes()).spikes("PN").counts();
}
