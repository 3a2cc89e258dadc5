package engram.neuron;

/** No current. */
record None() implements Input {
    @Override public void add(long step, double fraction, double dt, int first, double[] current, int at, int count) {}
}
