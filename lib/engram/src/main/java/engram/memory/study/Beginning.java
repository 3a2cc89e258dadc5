package engram.memory.study;

import engram.data.Images;
import engram.memory.HierarchicalMemory;
import engram.tensor.Backend;
import engram.tensor.Matrix;
import engram.tensor.Op;
import engram.tensor.Panel;
import engram.tensor.RandomStream;
import java.util.Arrays;
import java.util.stream.IntStream;

/** Where the states of a memory can begin: B × n, all layers after the input side by side. */
enum Beginning {
    /** 0, as the paper has it. */
    ZERO("zero"),
    /** ½, where the logistic neurons are steepest. */
    HALF("half"),
    /** Uniform from 0 to 1. */
    RANDOM("random"),
    /** Layer by layer from the input on, without what comes back. */
    FEED_FORWARD("feed-forward"),
    /** The equilibrium of the same image in the memory as it was an epoch before. */
    EPOCH_BEFORE("epoch before"),
    /** The mean equilibrium of images of the same digit, which a memory that is to name it can't know. */
    CLASS_MEAN("class mean"),
    /** A linear function of the input that was fitted to equilibria. */
    LINEAR("linear guess");

    private static final double RIDGE = 1e-2;

    private final String label;

    Beginning(String label) {
        this.label = label;
    }

    /**
     * The states for some images.
     *
     * @param learned what was learned, and its equilibria for images of training
     */
    Matrix states(Learned learned, Images images, long seed) {
        var memory = learned.memory();
        int n = IntStream.of(memory.layers()).skip(1).sum();
        return switch (this) {
            case ZERO -> Matrix.zeros(images.count(), n);
            case HALF -> filled(images.count(), n, .5f);
            case RANDOM -> random(images.count(), n, seed);
            case FEED_FORWARD -> feedForward(memory, images.toMatrix());
            case EPOCH_BEFORE -> Rates.rested(learned.before(), images.toMatrix()).states();
            case CLASS_MEAN -> classMeans(learned.known(), learned.equilibria(), images);
            case LINEAR -> linear(memory, learned.known().toMatrix(), learned.equilibria(), images.toMatrix());
        };
    }

    private static Matrix filled(int rows, int cols, float value) {
        Matrix states = Matrix.zeros(rows, cols);
        Arrays.fill(states.writableEntries(), value);
        return states;
    }

    private static Matrix random(int rows, int cols, long seed) {
        Matrix states = Matrix.zeros(rows, cols);
        var random = RandomStream.of(seed, "start");
        float[] entries = states.writableEntries();
        for (int k = 0; k < entries.length; k++) entries[k] = (float) random.uniform(k);
        return states;
    }

    /** s_l = ρ(s_l−1)·W + b_l. */
    private static Matrix feedForward(HierarchicalMemory memory, Matrix inputs) {
        int[] sizes = memory.layers();
        Matrix states = Matrix.zeros(inputs.rows(), IntStream.of(sizes).skip(1).sum()), layer = inputs;
        for (int l = 1, from = 0; l < sizes.length; from += sizes[l++]) {
            Matrix next = Matrix.zeros(inputs.rows(), sizes[l]), biases = memory.biases(l);
            for (int i = 0; i < next.rows(); i++) System.arraycopy(biases.entries(), 0, next.writableEntries(), i * sizes[l], sizes[l]);
            Backend.cpu().gemm(1, active(memory, l - 1, layer), Op.AS_IS, memory.weights(l - 1), Op.AS_IS, 1, next);
            for (int i = 0; i < next.rows(); i++) System.arraycopy(next.entries(), i * sizes[l], states.writableEntries(), i * states.cols() + from, sizes[l]);
            layer = next;
        }
        return states;
    }

    private static Matrix active(HierarchicalMemory memory, int layer, Matrix states) {
        Matrix active = states.copy();
        Backend.cpu().apply(memory.lagrangian(layer).activation(), Panel.of(active), Panel.of(active));
        return active;
    }

    private static Matrix classMeans(Images known, Matrix equilibria, Images images) {
        int n = equilibria.cols();
        double[][] sums = new double[10][n];
        int[] counts = new int[10];
        for (int i = 0; i < known.count(); i++) {
            counts[known.label(i)]++;
            for (int k = 0; k < n; k++) sums[known.label(i)][k] += equilibria.get(i, k);
        }
        Matrix states = Matrix.zeros(images.count(), n);
        for (int i = 0; i < images.count(); i++)
            for (int k = 0; k < n; k++) states.set(i, k, (float) (sums[images.label(i)][k] / counts[images.label(i)]));
        return states;
    }

    /** (ρ(x), 1)·A, with A from (XᵀX + ridge·rows·1)·A = XᵀS. */
    private static Matrix linear(HierarchicalMemory memory, Matrix inputs, Matrix equilibria, Matrix asked) {
        Matrix x = withOnes(active(memory, 0, inputs)), square = Matrix.zeros(x.cols(), x.cols()), right = Matrix.zeros(x.cols(), equilibria.cols());
        Backend.cpu().gemm(1, x, Op.TRANSPOSED, x, Op.AS_IS, 0, square);
        Backend.cpu().gemm(1, x, Op.TRANSPOSED, equilibria, Op.AS_IS, 0, right);
        for (int k = 0; k < square.rows(); k++) square.set(k, k, (float) (square.get(k, k) + RIDGE * x.rows()));
        Matrix guess = Matrix.zeros(asked.rows(), equilibria.cols());
        Backend.cpu().gemm(1, withOnes(active(memory, 0, asked)), Op.AS_IS, Backend.cpu().linearAlgebra().solve(square, right), Op.AS_IS, 0, guess);
        return guess;
    }

    private static Matrix withOnes(Matrix x) {
        Matrix wider = filled(x.rows(), x.cols() + 1, 1);
        for (int i = 0; i < x.rows(); i++) System.arraycopy(x.entries(), i * x.cols(), wider.writableEntries(), i * wider.cols(), x.cols());
        return wider;
    }

    @Override public String toString() { return label; }
}
