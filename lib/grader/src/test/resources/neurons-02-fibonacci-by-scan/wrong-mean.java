// Takes a sliding mean in place of a sum that fades.
// Caught by: the charge of a synapse
// Says: the kick is added whole
double[] trace(double[] kicks, double factor) {
    return Scan.scan((s, kick) -> factor * s + (1 - factor) * kick, kicks, 0);
}
