package engram.neuron;

import engram.argument.ArgumentException;

/** Two inputs together. */
record Sum(Input one, Input other) implements Input {
    Sum {
        if (one.neurons() >= 0 && other.neurons() >= 0 && one.neurons() != other.neurons())
            throw new ArgumentException("One input is for %d neurons and the other for %d: both must be for the same population."
                    .formatted(one.neurons(), other.neurons()));
    }

    @Override public int neurons() { return Math.max(one.neurons(), other.neurons()); }

    @Override public void add(long step, double fraction, double dt, int first, double[] current, int at, int count) {
        one.add(step, fraction, dt, first, current, at, count);
        other.add(step, fraction, dt, first, current, at, count);
    }
}
