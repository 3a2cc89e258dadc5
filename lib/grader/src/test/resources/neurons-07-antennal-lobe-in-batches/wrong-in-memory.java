// Simulates in one piece and leaves nothing in the folder.
// Caught by: a run in a folder
// Says: it does not go on with what is there
String goOn(String folder, double[][] list, long seed, double until) {
    return lobe(list, 1, 0, seed).simulate(until, dt, new ExponentialEuler()).stateHash();
}
