// Leaves the work to the library's method.
// Caught by: Runge and Kutta's method
// Says: this exercise asks for your own work
double[][] rungeKutta(double[] start, double g, double L, double h, int steps) {
    return Solve.ode(new Problem((t, y, slope) -> {
        slope[0] = y[1];
        slope[1] = -g / L * sin(y[0]);
    }, start), new RungeKutta4(), Steps.even(0, h, steps)).states();
}
