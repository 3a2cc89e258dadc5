package engram.memory;

/** The paper's neurons as a student would write them in a cell. */
record OwnLogistic() implements Additive {
    @Override public double value(double s) { return Math.log1p(Math.exp(4 * s - 2)) / 4; }

    @Override public double activation(double s) { return 1 / (1 + Math.exp(2 - 4 * s)); }

    @Override public double slope(double s) { return 4 * activation(s) * (1 - activation(s)); }
}
