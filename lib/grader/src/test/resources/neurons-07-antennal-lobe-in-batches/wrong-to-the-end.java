// Does not stop at the time that it is given.
// Caught by: a run in a folder
// Says: does not ask for until
String goOn(String folder, double[][] list, long seed, double until) {
    return lobe(list, 1, 0, seed).inBatches(Path.of(folder), 200).inThisProcess()
        .simulate(list[list.length - 1][1], dt, new ExponentialEuler(), Monitor.spikes()).stateHash();
}
