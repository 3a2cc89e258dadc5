package engram.ode;

import engram.argument.ArgumentException;
import engram.parallel.Heap;
import java.util.Arrays;
import java.util.List;

/** The states of a run at the times at which they were kept, what it takes to find those between, and the crossings on the way. */
public final class Trajectory {

    /** The curve from kept state k to the next. */
    interface Between { Piece piece(int k); }

    private final Rows times;           // one number a row
    private final Rows states;          // one row for each time
    private final Between between;
    private final List<Event> events;
    private final Cost work;

    Trajectory(Rows times, Rows states, Between between, List<Event> events, Cost work) {
        this.times = times;
        this.states = states;
        this.between = between;
        this.events = events;
        this.work = work;
    }

    /** How many states were kept. */
    public int size() { return times.count(); }

    /** Numbers of a state. */
    public int variables() { return states.width(); }

    /** The times of the kept states, in rising order. */
    public double[] times() { return times.column(0); }

    /** The time of kept state k. */
    public double time(int k) { return times.get(row(k), 0); }

    /** Kept state k. */
    public double[] state(int k) {
        double[] state = new double[variables()];
        states.read(row(k), 0, state);
        return state;
    }

    /** The last state that was kept. */
    public double[] last() { return state(size() - 1); }

    /** All kept states, times × variables. */
    public double[][] states() {
        Heap.require((double) size() * variables() * Double.BYTES, "A copy of all states", "ask for one variable or one state");
        double[][] all = new double[size()][];
        Arrays.setAll(all, this::state);
        return all;
    }

    /** Variable i at the times of the kept states. */
    public double[] variable(int i) {
        if (i < 0 || i >= variables())
            throw new ArgumentException("There is no variable " + i + ": they go from 0 to " + (variables() - 1) + ".");
        return states.column(i);
    }

    /**
     * The state at any time of the run: of {@link DormandPrince} with every step kept by its own dense output, of order 4, else by cubic Hermite
     * interpolation between the kept states next to it.
     *
     * @throws ArgumentException if t lies before the first kept state or after the last one
     */
    public double[] at(double t) {
        int k = times.floor(t);
        if (k < 0 || !(t <= time(size() - 1)))
            throw new ArgumentException("There is no state at %s: those kept go from %s to %s.".formatted(t, time(0), time(size() - 1)));
        if (time(k) == t) return state(k);
        double[] state = new double[variables()];
        Piece piece = between.piece(k);
        piece.state(piece.theta(t), state);
        return state;
    }

    /** All crossings, in order of time. */
    public List<Event> events() { return events; }

    /**
     * The times of one of the crossings, in rising order.
     *
     * @param crossing its number among those that the run was given, from 0
     */
    public double[] crossings(int crossing) {
        return events.stream().filter(event -> event.crossing() == crossing).mapToDouble(Event::time).toArray();
    }

    /** What the run has cost. */
    public Cost work() { return work; }

    private int row(int k) {
        if (k < 0 || k >= size()) throw new ArgumentException("There is no kept state " + k + ": they go from 0 to " + (size() - 1) + ".");
        return k;
    }

    @Override public String toString() {
        return "%d states of %d variables, from t = %s to %s".formatted(size(), variables(), time(0), time(size() - 1));
    }
}
