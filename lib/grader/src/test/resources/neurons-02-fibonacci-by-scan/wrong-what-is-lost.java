// Takes the factor for what is lost.
// Caught by: the charge of a synapse
// Says: the factor is what is left
double[] trace(double[] kicks, double factor) {
    return Scan.scan((s, kick) -> s - factor * s + kick, kicks, 0);
}
