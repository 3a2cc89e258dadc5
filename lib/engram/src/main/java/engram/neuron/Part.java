package engram.neuron;

import engram.ode.FixedStep;
import engram.ode.Stepper;
import java.util.Arrays;
import java.util.Locale;

/** Neurons that are stepped together, in arrays of their own. For one thread at a time. */
final class Part {
    /** Beyond this a voltage in mV is that of no cell. */
    private static final double RUNAWAY = 1e4;

    /** A gate that is further than this from 0 has left its range from 0 to 1 for good. */
    private static final double OPEN = 10;

    /** Steps between two looks at all variables. */
    private static final int LOOK = 64;

    final Layout layout;
    final double[] y;
    private final double[] old;
    private final double dt;
    final PartSlopes slopes;
    private final PlainSlopes plain;     // slopes of single neurons, for the times of spikes
    private final double[] plainSlope;
    private final Stepper stepper;
    final long[][] lastCounted;          // per slice and neuron: the step of the last spike that was counted
    final double[] highest;              // per slice, mV
    private final boolean timed;

    /** Hears of the spikes of a step, slice by slice, neurons in rising order. */
    interface SpikeListener {
        /**
         * @param neuron its number in the population
         * @param time   in ms; NaN where nobody wants it
         */
        void spike(Slice slice, int neuron, long step, double time);
    }

    /**
     * @param plainly whether neuron by neuron, as the equations are written
     * @param timed   whether spikes are timed to a fraction of the step
     */
    Part(Network network, Layout layout, FixedStep method, double dt, boolean plainly, boolean timed) {
        this.layout = layout;
        this.dt = dt;
        this.timed = timed;
        slopes = plainly ? new PlainSlopes(layout, dt) : new BlockSlopes(layout, dt);
        plain = new PlainSlopes(layout, dt, slopes.lastSpike);
        plainSlope = new double[timed ? layout.size() : 0];
        stepper = method.stepper(layout.size());
        y = new double[layout.size()];
        old = new double[layout.size()];
        layout.slices().forEach(slice -> slice.start(network, y));
        lastCounted = layout.slices().stream().map(slice -> {
            long[] never = new long[slice.population().neuron().refractory() > 0 ? slice.n() : 0];
            Arrays.fill(never, PartSlopes.NEVER);
            return never;
        }).toArray(long[][]::new);
        highest = new double[layout.slices().size()];
        Arrays.fill(highest, Double.NEGATIVE_INFINITY);
    }

    /** The highest voltage of a slice at the end of any step. */
    double highest(int slice) { return highest[slice]; }

    /**
     * Makes step k.
     *
     * @throws Astray if a variable is no number any more
     */
    void step(long k, SpikeListener listener) {
        slopes.begin(k);
        System.arraycopy(y, 0, old, 0, y.length);
        stepper.step(slopes, dt, y);
        for (int s = 0; s < layout.slices().size(); s++) detect(s, k, listener);
        if (k % LOOK == 0) look(k);
        for (Slice slice : layout.slices())
            for (int m = 0; m < slice.noises().size(); m++)
                slice.noises().get(m).advance(k, dt, slice.first(), y, slice.noiseAt() + m * slice.width(), slice.n());
    }

    private void detect(int s, long k, SpikeListener listener) {
        Slice slice = layout.slices().get(s);
        double threshold = slice.population().neuron().threshold(), most = highest[s];
        int V = slice.at(), end = V + slice.n();
        for (int i = V; i < end; i++) {
            double v = y[i];
            if (v > most) most = v;
            if (v < -RUNAWAY) throw new Astray(k, slice, i - V, 0, v);
            if (!(v < threshold)) {
                if (!(v < RUNAWAY)) throw new Astray(k, slice, i - V, 0, v);
                if (old[i] < threshold) crossed(s, slice, i - V, k, listener);
            }
        }
        highest[s] = most;
    }

    private void crossed(int s, Slice slice, int i, long k, SpikeListener listener) {
        double refractory = slice.population().neuron().refractory();
        if (refractory > 0) {
            if ((k - lastCounted[s][i]) * dt < refractory) return;
            lastCounted[s][i] = k;
        }
        listener.spike(slice, slice.first() + i, k, timed ? (k + fraction(slice, i, k)) * dt : Double.NaN);
        fired(slice, i, k);
    }

    /** Pulses of transmitter begin with the next step: this one's slopes are over. */
    private void fired(Slice slice, int i, long k) {
        for (int state = 0; state < layout.states().size(); state++)
            if (layout.states().get(state).sender() == slice) slopes.fired(state, i, k);
    }

    /** Where in the step the cubic through both voltages with both slopes crosses the threshold (Hermite interpolation). */
    private double fraction(Slice slice, int i, long k) {
        double threshold = slice.population().neuron().threshold();
        double a = old[slice.at() + i] - threshold, b = y[slice.at() + i] - threshold;
        double p = dt * plain.ofVoltage(slice, i, k, 0, old, plainSlope), q = dt * plain.ofVoltage(slice, i, k, 1, y, plainSlope);
        double low = 0, high = 1;
        for (int halving = 0; halving < 60; halving++) {
            double s = (low + high) / 2, r = 1 - s;
            // v(s) = (1 + 2s)·(1 − s)²·a + s·(1 − s)²·p + s²·(3 − 2s)·b − s²·(1 − s)·q
            double v = r * r * ((1 + 2 * s) * a + s * p) + s * s * ((3 - 2 * s) * b - r * q);
            if (v < 0) low = s;
            else high = s;
        }
        return (low + high) / 2;
    }

    /** Looks at the voltages, as it does in every step. */
    void lookAtVoltages(long k) {
        for (Slice slice : layout.slices())
            for (int i = 0; i < slice.n(); i++) {
                double v = y[slice.at() + i];
                if (!(v >= -RUNAWAY && v < RUNAWAY)) throw new Astray(k, slice, i, 0, v);
            }
    }

    /** Looks at all variables. */
    void look(long k) {
        for (Slice slice : layout.slices()) {
            int gates = slice.gates();
            for (int v = 0; v < slice.variables(); v++) {
                double most = v > 0 && v <= gates ? OPEN : RUNAWAY;
                for (int i = 0; i < slice.n(); i++) {
                    double value = y[slice.at() + v * slice.width() + i];
                    if (!(Math.abs(value) < most)) throw new Astray(k, slice, i, v, value);
                }
            }
        }
        for (Layout.Opening state : layout.states())
            for (int v = 0; v < state.variables(); v++)
                for (int j = 0; j < state.sender().n(); j++) {
                    double value = y[state.at() + v * state.sender().width() + j];
                    if (!(Math.abs(value) < RUNAWAY)) throw new Astray(k, state.sender(), j, Integer.MAX_VALUE, value);
                }
    }

    /** A variable of a neuron is not what it could be. */
    static final class Astray extends RuntimeException {
        private static final long serialVersionUID = 1;

        final long step;
        final String sentence;

        Astray(long step, Slice slice, int i, int variable, double value) {
            super(null, null, false, false);
            this.step = step;
            var names = slice.population().neuron().variables();
            this.sentence = String.format(Locale.ROOT, "%s of neuron %d in \"%s\" is %.4g", variable < names.size() ? names.get(variable)
                    : "the state of the synapses", slice.first() + i, slice.population().name(), value);
        }
    }
}
