// Forgets to divide by β.
// Caught by: rivals: L
// Says: Your L is not divided by β
double layerL(double[] s, double beta, double theta) {
    double largest = max(theta, Arrays.stream(s).max().orElse(theta));
    double sum = exp(beta * (theta - largest));
    for (double one : s) sum += exp(beta * (one - largest));
    return beta * largest + log(sum);
}
