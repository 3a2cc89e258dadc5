// Leaves the work to the library's method.
// Caught by: a step of Runge and Kutta's
// Says: this exercise asks for your own work
double[] rungeKutta(double[] state, double step) {
    return Solve.ode(new Problem((t, y, to) -> System.arraycopy(slope(y), 0, to, 0, 3), state), new RungeKutta4(), Steps.even(0, step, 1)).last();
}
