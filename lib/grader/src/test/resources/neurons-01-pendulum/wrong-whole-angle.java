// Begins with the cosine of the whole angle.
// Caught by: the exact period
// Says: half the angle
double exactPeriod(double amplitude, double g, double L) {
    double a = 1, b = cos(amplitude);
    for (int round = 0; round < 10; round++) {
        double mean = (a + b) / 2;
        b = sqrt(a * b);
        a = mean;
    }
    return 2 * PI * sqrt(L / g) / a;
}
