package engram.memory;

import static engram.argument.Given.given;

import engram.argument.ArgumentException;
import engram.deq.Batch;
import engram.deq.FixedPoint;
import engram.memory.Network.Parity;
import engram.tensor.Matrix;
import engram.tensor.Panel;

/** The states of all layers on their way to rest, moved by one step at a time: for looking at the energy. For one thread. */
public final class Relaxation {
    private final HierarchicalMemory memory;
    private final Network network;
    private final Drive drive;
    private final FixedPoint synchronous;
    private final Batch batch;
    private final Matrix states, next; // B × n
    private final Matrix mask;         // B × n₀ where the input is a state, scratch

    /** @param first 1, or 0 where the input is a state */
    Relaxation(HierarchicalMemory memory, int first, Drive drive, Matrix start) {
        this.memory = memory;
        this.network = new Network(memory, first);
        this.drive = drive;
        if (given("start", start).rows() != drive.samples() || start.cols() != network.size)
            throw new MemoryException("The start is %d × %d, but there are %d samples with %d states."
                    .formatted(start.rows(), start.cols(), drive.samples(), network.size));
        this.synchronous = memory.form().isContinuous() ? new Chn(network, drive) : new Ham(network, drive);
        this.batch = Batch.all(drive.samples());
        this.states = start.copy();
        this.next = Matrix.zeros(start.rows(), start.cols());
        this.mask = Matrix.zeros(start.rows(), drive.free().cols());
    }

    /** The odd layers to f(s): in HAM the minimum of the energy, given the even ones. */
    public void odd() { move(Parity.ODD, 1); }

    /** The even layers to f(s): in HAM the minimum of the energy, given the odd ones. */
    public void even() { move(Parity.EVEN, 1); }

    /**
     * All layers at once by s ← (1 − β)·s + β·f(s).
     *
     * @param step β, more than 0 and at most 1
     */
    public void all(double step) {
        if (!(step > 0 && step <= 1)) throw new ArgumentException("A step of " + step + " can't be taken: give a number above 0, at most 1.");
        move(Parity.ALL, (float) step);
    }

    /** next ← f(s), where what is known of an input that is a state stays. */
    private void call() {
        synchronous.apply(batch, states, next);
        if (network.first == 0) drive.clamp(network.backend, batch, network.layer(next, states.rows(), 0), mask);
    }

    private void move(Parity parity, float step) {
        memory.backend().together(() -> {
            call();
            network.mix(states.rows(), parity, step, next, 1 - step, states);
        });
    }

    /** All states, B × n; a copy. */
    public Matrix states() { return states.copy(); }

    /**
     * The states of one layer, B × n_l, as a new matrix.
     *
     * @throws MemoryException if the layer has none
     */
    public Matrix layer(int layer) { return network.copy(states, layer); }

    /** The energies of every sample. */
    public Energies energies() { return Energies.of(memory, network, drive, states); }

    /** ‖f(s) − s‖/‖f(s)‖ of every sample, for all layers at once; 1 where f(s) is 0 and s is not. */
    public double[] residuals() {
        double[] squares = new double[states.rows()], sizes = new double[states.rows()];
        memory.backend().together(() -> {
            call();
            memory.backend().rowDots(Panel.of(next), Panel.of(next), sizes);
            network.mix(states.rows(), Parity.ALL, -1, states, 1, next);
            memory.backend().rowDots(Panel.of(next), Panel.of(next), squares);
        });
        for (int i = 0; i < squares.length; i++) squares[i] = squares[i] == 0 ? 0 : sizes[i] == 0 ? 1 : Math.sqrt(squares[i] / sizes[i]);
        return squares;
    }
}
