package engram.memory;

import static engram.argument.Given.given;

import engram.deq.Batch;
import engram.memory.Network.Parity;
import engram.tensor.Backend;
import engram.tensor.Matrix;

/** s = ρ'(s) ⊙ (ρ(s)·W + I), all layers at once; for layers that are more than a sum over neurons, the Hessian takes the place of ρ'. */
final class Chn implements Equation {
    private final Network network;
    private final Drive drive;
    private final Matrix a, field, v; // B × n, scratch

    Chn(Network network, Drive drive) {
        this.network = network;
        this.drive = drive;
        this.a = Matrix.zeros(drive.samples(), network.size);
        this.field = Matrix.zeros(drive.samples(), network.size);
        this.v = Matrix.zeros(drive.samples(), network.size);
    }

    @Override public int samples() { return drive.samples(); }

    @Override public int size() { return network.size; }

    @Override public Backend backend() { return network.backend; }

    /** field ← ρ(s)·W + I. */
    private void field(Batch batch, Matrix s) {
        network.activate(given("batch", batch).size(), Parity.ALL, s, a);
        drive.to(network.backend, batch, field);
        network.couple(batch.size(), Parity.ALL, a, field);
    }

    @Override public void apply(Batch batch, Matrix s, Matrix out) {
        field(batch, s);
        network.pullBack(batch.size(), Parity.ALL, s, field, out);
    }

    @Override public void pullBack(Batch batch, Matrix s, Matrix gradient, Matrix out) {
        field(batch, s);
        int rows = batch.size();
        // v·J = ρ'(s) ⊙ ((v ⊙ ρ'(s))·W) + v ⊙ ρ''(s) ⊙ field
        network.pullBack(rows, Parity.ALL, s, gradient, v);
        network.mix(rows, Parity.ALL, 0, a, 0, a);
        network.couple(rows, Parity.ALL, v, a);
        network.pullBack(rows, Parity.ALL, s, a, out);
        network.curve(rows, Parity.ALL, s, gradient, v);
        network.multiply(rows, Parity.ALL, field, v);
        network.mix(rows, Parity.ALL, 1, v, 1, out);
    }

    @Override public void sensitivities(Batch batch, Matrix s, Matrix g, Matrix activations, Matrix drives) {
        network.activate(batch.size(), Parity.ALL, s, activations);
        network.pullBack(batch.size(), Parity.ALL, s, g, drives);
    }
}
