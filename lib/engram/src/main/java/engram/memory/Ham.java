package engram.memory;

import static engram.argument.Given.given;

import engram.deq.Batch;
import engram.deq.EnergyFixedPoint;
import engram.memory.Network.Parity;
import engram.tensor.Backend;
import engram.tensor.Matrix;

/** s = ρ(s)·W + I, all layers at once: the one-matrix form, with the blocks of W that are not zero. */
final class Ham implements EnergyFixedPoint, Equation {
    private final Network network;
    private final Drive drive;
    private final Matrix a, v; // B × n, scratch

    Ham(Network network, Drive drive) {
        this.network = network;
        this.drive = drive;
        this.a = Matrix.zeros(drive.samples(), network.size);
        this.v = Matrix.zeros(drive.samples(), network.size);
    }

    @Override public int samples() { return drive.samples(); }

    @Override public int size() { return network.size; }

    @Override public Backend backend() { return network.backend; }

    @Override public void apply(Batch batch, Matrix s, Matrix out) {
        activate(batch, s, a);
        applyToActivations(batch, a, out);
    }

    @Override public void activate(Batch batch, Matrix s, Matrix out) {
        network.activate(given("batch", batch).size(), Parity.ALL, s, out);
    }

    @Override public void applyToActivations(Batch batch, Matrix activations, Matrix out) {
        // ρ·W + I
        drive.to(network.backend, given("batch", batch), out);
        network.couple(batch.size(), Parity.ALL, activations, out);
    }

    @Override public void pullBack(Batch batch, Matrix s, Matrix gradient, Matrix out) {
        // v·J = (v·W)·∂ρ/∂s, since W is symmetric
        network.mix(given("batch", batch).size(), Parity.ALL, 0, gradient, 0, v);
        network.couple(batch.size(), Parity.ALL, gradient, v);
        network.pullBack(batch.size(), Parity.ALL, s, v, out);
    }

    @Override public void sensitivities(Batch batch, Matrix s, Matrix g, Matrix activations, Matrix drives) {
        network.activate(batch.size(), Parity.ALL, s, activations);
        network.mix(batch.size(), Parity.ALL, 1, g, 0, drives);
    }
}
