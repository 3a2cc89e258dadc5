package engram.memory;

import static engram.argument.Given.given;

import engram.deq.Batch;
import engram.deq.EnergyFixedPoint;
import engram.memory.Network.Parity;
import engram.tensor.Backend;
import engram.tensor.Matrix;

/**
 * o = ρ(e)·W + I_o, then e' = ρ(o)·Wᵀ + I_e: each half is the minimum of the energy given the other, so the energy never rises. The state is e, the
 * even layers side by side. What is known of an input that is a state stays.
 */
final class EvenOddHam implements EnergyFixedPoint, Equation {
    private final Network network;
    private final Drive drive;
    private final int size;
    private final Matrix s, a, v;   // B × n, scratch: states and activations of all layers, derivatives
    private final Matrix mask;      // B × n₀, scratch
    private final Matrix even;      // B × n_e, scratch

    EvenOddHam(Network network, Drive drive) {
        this.network = network;
        this.drive = drive;
        this.size = network.evenSize();
        int samples = drive.samples();
        this.s = Matrix.zeros(samples, network.size);
        this.a = Matrix.zeros(samples, network.size);
        this.v = Matrix.zeros(samples, network.size);
        this.even = Matrix.zeros(samples, size);
        this.mask = Matrix.zeros(samples, drive.free().cols());
    }

    @Override public int samples() { return drive.samples(); }

    @Override public int size() { return size; }

    @Override public Backend backend() { return network.backend; }

    @Override public void apply(Batch batch, Matrix e, Matrix out) {
        activate(batch, e, even);
        applyToActivations(batch, even, out);
    }

    @Override public void activate(Batch batch, Matrix e, Matrix out) {
        network.spread(given("batch", batch).size(), e, s);
        network.activate(batch.size(), Parity.EVEN, s, a);
        network.collect(batch.size(), a, out);
    }

    @Override public void applyToActivations(Batch batch, Matrix activations, Matrix out) {
        int rows = given("batch", batch).size();
        network.spread(rows, activations, a);
        drive.to(network.backend, batch, s);
        // o = ρ(e)·W + I_o
        network.couple(rows, Parity.ODD, a, s);
        network.activate(rows, Parity.ODD, s, a);
        // e' = ρ(o)·Wᵀ + I_e
        network.couple(rows, Parity.EVEN, a, s);
        if (network.first == 0) drive.clamp(network.backend, batch, network.layer(s, rows, 0), mask);
        network.collect(rows, s, out);
    }

    /** All layers, of which the even ones are given: the odd ones are their answer. */
    void complete(Batch batch, Matrix e, Matrix all) {
        int rows = batch.size();
        network.spread(rows, e, s);
        network.activate(rows, Parity.EVEN, s, a);
        drive.to(network.backend, batch, all);
        network.couple(rows, Parity.ODD, a, all);
        network.spread(rows, e, all);
    }

    @Override public void pullBack(Batch batch, Matrix e, Matrix gradient, Matrix out) {
        int rows = given("batch", batch).size();
        complete(batch, e, s);
        network.spread(rows, gradient, v);
        if (network.first == 0) drive.release(network.backend, batch, network.layer(v, rows, 0), mask);
        // back through e' = ρ(o)·Wᵀ + I_e:  (v·W)·∂ρ/∂o
        network.mix(rows, Parity.ODD, 0, a, 0, a);
        network.couple(rows, Parity.ODD, v, a);
        network.pullBack(rows, Parity.ODD, s, a, v);
        // and through o = ρ(e)·W + I_o
        network.mix(rows, Parity.EVEN, 0, a, 0, a);
        network.couple(rows, Parity.EVEN, v, a);
        network.pullBack(rows, Parity.EVEN, s, a, v);
        network.collect(rows, v, out);
    }

    @Override public void sensitivities(Batch batch, Matrix e, Matrix g, Matrix activations, Matrix drives) {
        int rows = batch.size();
        complete(batch, e, s);
        network.activate(rows, Parity.ALL, s, activations);
        network.spread(rows, g, drives);
        // what reaches the odd layers acts through e' = ρ(o)·Wᵀ + I_e
        network.mix(rows, Parity.ODD, 0, a, 0, a);
        network.couple(rows, Parity.ODD, drives, a);
        network.pullBack(rows, Parity.ODD, s, a, drives);
    }
}
