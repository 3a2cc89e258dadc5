// Adds the kick before the charge fades.
// Caught by: the charge of a synapse
// Says: Your kick fades in the step in which it comes
double[] trace(double[] kicks, double factor) {
    return Scan.scan((s, kick) -> factor * (s + kick), kicks, 0);
}
