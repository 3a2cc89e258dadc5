package engram.memory;

import static engram.argument.Given.given;

import engram.deq.Batch;
import engram.memory.Network.Parity;
import engram.tensor.Backend;
import engram.tensor.Matrix;

/**
 * Ten steps o ← o + ½·(ρ'(o) ⊙ (ρ(e)·W + I_o) − o) at the same e, then ten likewise for e at that o. The state is both halves, layer after layer.
 */
final class EvenOddChn implements Equation {
    private static final int STEPS = 10;

    private final Network network;
    private final Drive drive;
    private final Matrix a, field, next, v; // B × n, scratch
    private Matrix[] path = {};             // B × n each: the states before each inner step, and after the last

    EvenOddChn(Network network, Drive drive) {
        this.network = network;
        this.drive = drive;
        this.a = Matrix.zeros(drive.samples(), network.size);
        this.field = Matrix.zeros(drive.samples(), network.size);
        this.next = Matrix.zeros(drive.samples(), network.size);
        this.v = Matrix.zeros(drive.samples(), network.size);
    }

    @Override public int samples() { return drive.samples(); }

    @Override public int size() { return network.size; }

    @Override public Backend backend() { return network.backend; }

    /** field ← ρ(s)·W + I, for the layers of one parity. */
    private void field(Batch batch, Parity parity, Parity other, Matrix s) {
        network.activate(batch.size(), other, s, a);
        drive.to(network.backend, batch, field);
        network.couple(batch.size(), parity, a, field);
    }

    /** s ← ½·s + ½·ρ'(s) ⊙ field. */
    private void step(Batch batch, Parity parity, Matrix s) {
        network.pullBack(batch.size(), parity, s, field, next);
        network.mix(batch.size(), parity, 0.5f, next, 0.5f, s);
    }

    @Override public void apply(Batch batch, Matrix z, Matrix out) {
        network.mix(given("batch", batch).size(), Parity.ALL, 1, z, 0, out);
        half(batch, Parity.ODD, Parity.EVEN, out);
        half(batch, Parity.EVEN, Parity.ODD, out);
    }

    private void half(Batch batch, Parity parity, Parity other, Matrix s) {
        field(batch, parity, other, s);
        for (int k = 0; k < STEPS; k++) step(batch, parity, s);
    }

    @Override public void pullBack(Batch batch, Matrix z, Matrix gradient, Matrix out) {
        followPath(given("batch", batch), z);
        network.mix(batch.size(), Parity.ALL, 1, gradient, 0, out);
        // the last half first: the even layers, given what the odd ones had become
        back(batch, Parity.EVEN, Parity.ODD, STEPS, out);
        back(batch, Parity.ODD, Parity.EVEN, 0, out);
    }

    @Override public void sensitivities(Batch batch, Matrix z, Matrix g, Matrix activations, Matrix drives) {
        int rows = batch.size();
        followPath(batch, z);
        network.activate(rows, Parity.EVEN, z, activations);
        network.activate(rows, Parity.ODD, path[STEPS], activations);
        Matrix gradient = g.copy();
        back(batch, Parity.EVEN, Parity.ODD, STEPS, gradient);
        network.mix(rows, Parity.EVEN, 1, v, 0, drives);
        back(batch, Parity.ODD, Parity.EVEN, 0, gradient);
        network.mix(rows, Parity.ODD, 1, v, 0, drives);
    }

    /** Writes down the states of all inner steps from z on. */
    private void followPath(Batch batch, Matrix z) {
        if (path.length == 0) {
            path = new Matrix[2 * STEPS + 1];
            for (int k = 0; k < path.length; k++) path[k] = Matrix.zeros(samples(), size());
        }
        network.mix(batch.size(), Parity.ALL, 1, z, 0, path[0]);
        for (int k = 0; k < 2 * STEPS; k++) {
            Parity parity = k < STEPS ? Parity.ODD : Parity.EVEN;
            if (k % STEPS == 0) field(batch, parity, k < STEPS ? Parity.EVEN : Parity.ODD, path[k]);
            network.mix(batch.size(), Parity.ALL, 1, path[k], 0, path[k + 1]);
            step(batch, parity, path[k + 1]);
        }
    }

    /** Carries g back through the ten steps of one parity that begin at path[from]. */
    private void back(Batch batch, Parity parity, Parity other, int from, Matrix g) {
        int rows = batch.size();
        Matrix before = path[from];
        field(batch, parity, other, before);
        network.mix(rows, Parity.ALL, 0, v, 0, v); // sum of what goes back into the field
        for (int k = STEPS - 1; k >= 0; k--) {
            Matrix s = path[from + k];
            // ½·g goes to s and, times ρ''(s) ⊙ field, once more; ½·g ⊙ ρ'(s) goes to the field
            network.mix(rows, parity, 0.5f, g, 0, g);
            network.pullBack(rows, parity, s, g, next);
            network.mix(rows, parity, 1, next, 1, v);
            network.curve(rows, parity, s, g, next);
            network.multiply(rows, parity, field, next);
            network.mix(rows, parity, 1, next, 1, g);
        }
        // the field came from the other layers: (v·W) ⊙ ρ'(s) is theirs
        network.mix(rows, other, 0, a, 0, a);
        network.couple(rows, other, v, a);
        network.pullBack(rows, other, before, a, next);
        network.mix(rows, other, 1, next, 1, g);
    }
}
