// Makes a new folder for every call, and so begins from the start each time.
// Caught by: a run in a folder
// Says: it does not go on with what is there
String goOn(String folder, double[][] list, long seed, double until) {
    return lobe(list, 1, 0, seed).inBatches(Path.of(folder + " " + System.nanoTime()), 200).inThisProcess()
        .simulate(until, dt, new ExponentialEuler(), Monitor.spikes(), Monitor.of("V").in("PN").every(1)).stateHash();
}
