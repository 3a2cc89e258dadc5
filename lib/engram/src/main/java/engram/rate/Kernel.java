package engram.rate;

/** A formula as compiled code: vectors of neurons at a time. */
interface Kernel {
    /**
     * out_i ← the formula of variables[0][i], variables[1][i], … for i from {@code from} on, by whole vectors.
     *
     * @return where it stopped: less than a vector before {@code to}, or at a vector with numbers out of the ordinary, which someone else has to do
     */
    int run(double[][] variables, double[] out, int from, int to);
}
