package engram.deq;

import engram.argument.ArgumentException;
import engram.deq.Rooms.Room;
import java.util.Arrays;

/**
 * z ← (1 − β)·z + β·f(z), É. Picard's iteration, damped where β &lt; 1. Near a fixed point with Jacobian J the error shrinks by the largest
 * |1 − β + βμ| over the eigenvalues μ of J, per call.
 *
 * @param step β, more than 0 and at most 1
 */
public record Picard(double step) implements Solver {

    /** @throws ArgumentException if β is out of its range */
    public Picard {
        if (!(step > 0 && step <= 1))
            throw new ArgumentException("Picard's iteration can't take steps of " + step + ": give a number above 0, at most 1.");
    }

    /** z ← f(z). */
    public Picard() { this(1); }

    Method begin(Rooms rooms) { return new Walk(rooms, (float) step); }

    /** Steps towards f(z), with an eye on whether every second one leads back. */
    static final class Walk implements Method {
        private final Rooms rooms;
        private final float step;
        private final Room before;         // z_k−1
        private final double[] two, squares, sizes;
        private boolean first = true;

        Walk(Rooms rooms, float step) {
            this.rooms = rooms;
            this.step = step;
            this.before = rooms.another();
            this.two = new double[rooms.f.samples()];
            this.squares = new double[two.length];
            this.sizes = new double[two.length];
            Arrays.fill(two, Double.NaN);
        }

        @Override public void next(Room z, Room value, Room residual, double[] norms) {
            // z_k+1 = (1 − β)·z_k + β·f(z_k)
            rooms.backend.axpby(1 - step, rooms.panel(z), step, rooms.panel(value));
            // ‖z_k+1 − z_k−1‖/‖z_k+1‖
            rooms.backend.axpby(1, rooms.panel(value), -1, rooms.panel(before));
            rooms.backend.rowDots(rooms.panel(before), rooms.panel(before), squares);
            rooms.backend.rowDots(rooms.panel(value), rooms.panel(value), sizes);
            for (int i = 0; !first && i < rooms.batch.size(); i++)
                two[rooms.batch.number(i)] = squares[i] == 0 ? 0 : Math.sqrt(squares[i] / sizes[i]);
            first = false;
            Rooms.swap(before, z);
            Rooms.swap(z, value);
        }

        @Override public double periodTwo(int sample) { return two[sample]; }

        @Override public double share() { return step; }
    }
}
