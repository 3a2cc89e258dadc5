package engram.ode;

import java.util.List;

/** The states that are kept while a run goes on. */
final class Recording {
    final Rows times;
    final Rows states;

    /**
     * @param variables numbers of a state
     * @param expected  states for which there is room at first
     */
    Recording(int variables, long expected) {
        this.states = new Rows(variables, expected);
        this.times = new Rows(1, expected);
    }

    void add(double t, double[] y) {
        times.add(new double[] {t});
        states.add(y);
    }

    /** The same, unless the last state is of this time already. */
    void addOnce(double t, double[] y) {
        if (times.count() == 0 || t > times.get(times.count() - 1, 0)) add(t, y);
    }

    /** What was kept, with cubic Hermite interpolation in between. */
    Trajectory trajectory(Ode ode, Jumps jumps, List<Event> events, Cost work) {
        return new Trajectory(times, states, k -> hermite(k, ode, jumps), events, work);
    }

    private Piece hermite(int k, Ode ode, Jumps jumps) {
        int size = states.width();
        var piece = new Piece(size);
        double from = times.get(k, 0), to = times.get(k + 1, 0);
        states.read(k, 0, piece.y0);
        states.read(k + 1, 0, piece.y1);
        double[] slope0 = new double[size], slope1 = new double[size];
        ode.slope(jumps.after(from), piece.y0, slope0);
        ode.slope(jumps.before(to), piece.y1, slope1);
        piece.between(from, to);
        piece.hermite(to - from, slope0, slope1);
        return piece;
    }
}
