package engram.bench;

import engram.tensor.Backend;
import engram.tensor.Matrix;
import java.util.HashMap;
import java.util.Map;

/** Engram's product of two n × n matrices of float32, uniform in [0, 1), on the CPU. */
final class EngramMatmul implements Contestant {
    private final Backend backend = Backend.cpu();
    private final Map<Integer, Matrix[]> factors = new HashMap<>();

    @Override
    public String name() {
        return "Engram (%s)".formatted(backend.description().replaceFirst("^(\\S+ \\S+).* (\\S+) MAX_THREADS.*", "$1, $2"));
    }

    @Override
    public Outcome run(int n) {
        Matrix[] pair = factors.computeIfAbsent(n, size -> new Matrix[] {Matrix.uniform(size, size, 1), Matrix.uniform(size, size, 2)});
        long start = System.nanoTime();
        Matrix product = backend.matmul(pair[0], pair[1]);
        double seconds = (System.nanoTime() - start) / 1e9;
        double sum = 0;
        for (float entry : product.entries()) {
            sum += entry;
        }
        return new Outcome(seconds, sum / n / n);
    }

    @Override
    public void close() {
        factors.clear();
    }
}
