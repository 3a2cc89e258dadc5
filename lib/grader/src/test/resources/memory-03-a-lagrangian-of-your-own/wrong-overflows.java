// Adds up the exponentials as they are.
// Caught by: rivals: L
// Says: With a state of 1000 your L is not finite
double layerL(double[] s, double beta, double theta) {
    double sum = exp(beta * theta);
    for (double one : s) sum += exp(beta * one);
    return log(sum) / beta;
}
