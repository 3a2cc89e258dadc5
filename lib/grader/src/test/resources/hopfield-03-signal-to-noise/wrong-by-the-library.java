// Leaves the work to the library's theory.
// Caught by: perfect recall
// Says: this exercise asks for your own work
double perfectLoad(int neurons) {
    return engram.hopfield.theory.SignalToNoise.patternsAllExact(neurons);
}
