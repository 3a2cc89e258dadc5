package engram.neuron;

import engram.ode.LinearSlopes;
import java.util.Arrays;

/** The right-hand side of a part of a network, at the step that it is told. */
abstract class PartSlopes implements LinearSlopes {
    final Layout layout;
    final double dt;
    long step;

    private static final double LONG_AGO = 1e6; // ms

    /** Per state of synapses and sender: the number of the step in which it fired last, of those whose delay is over, or {@link #NEVER}. */
    final long[][] lastSpike;

    final Pending[] pending; // per state of synapses

    /** Per state of synapses: the largest of these numbers. */
    final long[] latestSpike;

    /** Per state of synapses and sender: how far the channels are open, where that is not the state itself. */
    final double[][] signal;

    static final long NEVER = Long.MIN_VALUE / 4;

    PartSlopes(Layout layout, double dt, long[][] lastSpike) {
        this.layout = layout;
        this.dt = dt;
        this.lastSpike = lastSpike;
        this.pending = layout.states().stream().map(_ -> new Pending()).toArray(Pending[]::new);
        this.latestSpike = new long[lastSpike.length];
        Arrays.fill(latestSpike, NEVER);
        this.signal = layout.states().stream().map(state -> new double[state.variables() == 1 ? 0 : state.sender().width()]).toArray(double[][]::new);
    }

    PartSlopes(Layout layout, double dt) {
        this(layout, dt, new long[layout.states().size()][]);
        for (int k = 0; k < lastSpike.length; k++) {
            lastSpike[k] = new long[layout.states().get(k).sender().n()];
            Arrays.fill(lastSpike[k], NEVER);
        }
    }

    @Override public final void at(double fraction, double[] y, double[] slope) { compute(fraction, y, slope, null); }

    @Override public final void at(double fraction, double[] y, double[] slope, double[] factor) { compute(fraction, y, slope, factor); }

    /**
     * Writes the slopes and, unless it is null, the factors a of dy/dt = a·y + b.
     */
    abstract void compute(double fraction, double[] y, double[] slope, double[] factor);

    /** Goes to a step, in which pulses may begin. */
    final void begin(long next) {
        step = next;
        for (int s = 0; s < pending.length; s++) {
            int state = s;
            // those whose delay is over by the end of the step
            long last = next + 1 - (long) Math.ceil((layout.states().get(s).delay() + Checks.SAME) / dt);
            pending[s].arrive(last, (sender, fired) -> {
                lastSpike[state][sender] = fired;
                latestSpike[state] = fired;
            });
        }
    }

    /** A sender of some synapses fired. */
    final void fired(int state, int sender, long atStep) { pending[state].add(sender, atStep); }

    /** Whether the last pulse of all senders is over, so that there is no transmitter. */
    final boolean isOver(KineticSynapse.Pulse pulse, int state) {
        return (step - latestSpike[state]) * dt > pulse.duration() + layout.states().get(state).delay();
    }

    /** Time since a spike arrived, in ms; a million where none did. */
    final double since(double delay, long fired, double fraction) {
        return fired == NEVER ? LONG_AGO : Math.max(0, ((step - fired) + fraction) * dt - delay);
    }

    /** [T] of a pulse: open for 0 &lt; t − t_fire − delay &lt; duration, the ends excluded. */
    final double transmitter(KineticSynapse.Pulse pulse, double delay, long fired, double fraction) {
        if (fired == NEVER) return 0;
        double since = ((step - fired) + fraction) * dt - delay;
        return since > Checks.SAME && since < pulse.duration() - Checks.SAME ? pulse.amount() : 0;
    }
}
