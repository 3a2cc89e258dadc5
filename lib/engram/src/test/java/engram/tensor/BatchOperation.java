package engram.tensor;

import engram.activation.Activation;
import java.util.ArrayList;
import java.util.List;

/**
 * An operation of {@link Batches} that makes y and the dots of a {@link Batch}, for tests that must hold for all of them.
 *
 * @param name for messages
 */
record BatchOperation(String name, Work work) {

    interface Work {
        void run(Backend backend, Batch batch);
    }

    /** All, with each activation; what they need besides the batch depends on its columns and on each row alone. */
    static List<BatchOperation> all() {
        var operations = new ArrayList<>(List.of(
                new BatchOperation("addProduct", (backend, batch) ->
                        backend.addProduct(batch.x(), Matrix.gaussian(batch.cols(), batch.cols(), 7), batch.y())),
                new BatchOperation("axpby", (backend, batch) -> backend.axpby(0.3f, batch.x(), -1.7f, batch.y())),
                new BatchOperation("axpby, α = 0", (backend, batch) -> backend.axpby(0, batch.x(), 1.1f, batch.y())),
                new BatchOperation("axpby, β = 0", (backend, batch) -> backend.axpby(0.7f, batch.x(), 0, batch.y())),
                new BatchOperation("axpby by rows", (backend, batch) ->
                        backend.axpby(firsts(batch.x()), batch.x(), firsts(batch.v()), batch.y())),
                new BatchOperation("multiply", (backend, batch) -> backend.multiply(batch.x(), batch.y())),
                new BatchOperation("rowDots", (backend, batch) -> backend.rowDots(batch.x(), batch.v(), batch.dots()))));
        for (Activation function : Activations.ALL) {
            operations.add(new BatchOperation("apply " + function, (backend, batch) -> backend.apply(function, batch.x(), batch.y())));
            if (Activations.hasDerivative(function)) {
                operations.add(new BatchOperation("pullBack " + function, (backend, batch) ->
                        backend.pullBack(function, batch.x(), batch.v(), batch.y())));
            }
        }
        return operations;
    }

    /** A factor for each row, made of it. */
    private static float[] firsts(Panel panel) {
        float[] factors = new float[panel.rows()];
        for (int i = 0; i < factors.length && panel.cols() > 0; i++) {
            factors[i] = panel.matrix().get(i, panel.from());
        }
        return factors;
    }

    @Override
    public String toString() {
        return name;
    }
}
