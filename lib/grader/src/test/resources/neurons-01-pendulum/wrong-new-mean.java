// Puts the new arithmetic mean into the geometric one.
// Caught by: the exact period
// Says: takes the new a
double exactPeriod(double amplitude, double g, double L) {
    double a = 1, b = cos(amplitude / 2);
    for (int round = 0; round < 10; round++) {
        a = (a + b) / 2;
        b = sqrt(a * b);
    }
    return 2 * PI * sqrt(L / g) / a;
}
