// Divides only the first formula by φ.
// Caught by: how long h takes
// Says: before both formulas
double hTau(double V) {
    return V < -63 ? 1 / (exp((V + 46.05) / 5) + exp(-(V + 238.4) / 37.45)) / phi : 19;
}
