package engram.bench;

import java.util.Map;

/**
 * Times that somebody printed, to stand beside those measured here.
 *
 * @param name where they are from and what they were measured on
 * @param seconds the time of each size
 */
record Published(String name, Map<Integer, Double> seconds) implements Contestant {

    /** Figure 2 of Vavilala (2020), the column of the NVIDIA Tesla T4. */
    static final Published PAPER_GPU = new Published("paper's figure 2, T4 GPU",
            Map.of(1000, 0.0675, 2000, 0.133, 4000, 0.419, 8000, 2.41, 16_000, 18.6, 32_000, 209.0));

    /** The same figure, the column of two Intel Xeons at 2.2 GHz; the last time is extrapolated there, not measured. */
    static final Published PAPER_CPU = new Published("paper's figure 2, 2 Xeon CPUs",
            Map.of(1000, 0.376, 2000, 2.54, 4000, 20.7, 8000, 164.0, 16_000, 1440.0, 32_000, 11_500.0));

    /** Mohanta and Assisi (2022): x' = sin(xt), 500 steps of Runge–Kutta 4; TensorFlow on a K80 GPU. */
    static final Published TENSORFLOW_GPU = new Published("paper's TensorFlow, K80 GPU",
            Map.of(1, 0.412, 1000, 0.444, 10_000, 0.470, 100_000, 0.673));

    /** The same with two threads of a CPU. */
    static final Published TENSORFLOW_CPU = new Published("paper's TensorFlow, 2 CPU threads",
            Map.of(1, 0.113, 1000, 0.158, 10_000, 0.457, 100_000, 3.78));

    /** The same in NumPy. */
    static final Published NUMPY = new Published("paper's NumPy", Map.of(1, 0.036, 1000, 0.083, 10_000, 0.770, 100_000, 5.36));

    /** COBAHH by size in ms, from the logs that Stimberg, Goodman and Nowotny (2020) published: Brian2's C++ with one thread, 194 ns a step. */
    static final Published BRIAN2_ONE = new Published("published Brian2, i9-7920X, 1 thread", Map.of(1000, 7.76));

    /** The same with 24 threads, 35 ns a step. */
    static final Published BRIAN2_ALL = new Published("published Brian2, i9-7920X, 24 threads", Map.of(1000, 1.39));

    /** The same by GeNN on a V100 GPU, 4.1 ns a step. */
    static final Published GENN = new Published("published GeNN, V100 GPU", Map.of(1000, 0.164));

    @Override
    public Outcome run(int size) {
        return new Outcome(seconds.getOrDefault(size, Double.NaN), Double.NaN);
    }
}
