package engram.memory;

import engram.tensor.Matrix;
import java.util.Arrays;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/**
 * A hierarchical memory of one sample as its equations are written, in float64: what the library is held against. It has the
 * numbers of the weights from there and nothing else. A state is an array of layers; those before {@code first} are inputs, and
 * stand there unchanged.
 */
public final class PlainHam {
    final int first;
    final int[] sizes;
    private final double[][][] weights; // from layer l to the next
    private final double[][] biases;
    private final PlainNeurons[] kinds;

    /** @param first 1 after an input, 0 where layer 0 is a state */
    public PlainHam(HierarchicalMemory memory, int first, PlainNeurons... kinds) {
        this.first = first;
        this.sizes = memory.layers();
        this.weights = new double[sizes.length - 1][][];
        Arrays.setAll(weights, l -> rows(memory.weights(l)));
        this.biases = new double[sizes.length][];
        Arrays.setAll(biases, l -> rows(memory.sharedBiases()[l])[0]);
        this.kinds = new PlainNeurons[sizes.length];
        Arrays.setAll(this.kinds, l -> kinds[kinds.length == 1 ? 0 : l]);
    }

    static double[][] rows(Matrix x) {
        double[][] rows = new double[x.rows()][x.cols()];
        for (int i = 0; i < x.rows(); i++) for (int j = 0; j < x.cols(); j++) rows[i][j] = x.get(i, j);
        return rows;
    }

    /** A state with x as its input and zeros elsewhere. */
    double[][] start(double... x) {
        double[][] s = new double[sizes.length][];
        Arrays.setAll(s, l -> l < first ? x.clone() : new double[sizes[l]]);
        return s;
    }

    /** The same state with the numbers of all layers from the first on, or of the even ones, side by side. */
    double[][] with(double[][] s, boolean evenOnly, double... numbers) {
        double[][] result = Arrays.stream(s).map(double[]::clone).toArray(double[][]::new);
        int at = 0;
        for (int l = first; l < sizes.length; l++) for (int j = 0; j < sizes[l] && (!evenOnly || l % 2 == 0); j++)
            result[l][j] = numbers[at++];
        return result;
    }

    /** All layers from the first on, or the even ones, side by side. */
    double[] joined(double[][] s, boolean evenOnly) {
        return IntStream.range(first, sizes.length).filter(l -> !evenOnly || l % 2 == 0).mapToObj(l -> s[l])
                .flatMapToDouble(Arrays::stream).toArray();
    }

    double[] rho(double[][] s, int l) { return kinds[l].rho(s[l]); }

    private double[][] rho(double[][] s) {
        double[][] a = new double[s.length][];
        Arrays.setAll(a, l -> rho(s, l));
        return a;
    }

    /** What reaches a layer: b and what its neighbours send. */
    double[] field(double[][] s, int l) { return sent(rho(s), l); }

    /** The same of activations. */
    private double[] sent(double[][] a, int l) {
        double[] sum = biases[l].clone();
        if (l > 0) {
            double[] below = a[l - 1];
            for (int i = 0; i < below.length; i++) for (int j = 0; j < sum.length; j++) sum[j] += below[i] * weights[l - 1][i][j];
        }
        if (l + 1 < sizes.length) {
            double[] above = a[l + 1];
            for (int i = 0; i < sum.length; i++) for (int j = 0; j < above.length; j++) sum[i] += weights[l][i][j] * above[j];
        }
        return sum;
    }

    /** f(s) of some layers: those whose number is even, odd, or any. */
    private double[][] moved(double[][] s, int parity, boolean continuous) {
        double[][] result = s.clone();
        for (int l = first; l < sizes.length; l++)
            if (parity < 0 || l % 2 == parity) result[l] = continuous ? kinds[l].hessian(s[l], field(s, l)) : field(s, l);
        return result;
    }

    double[][] ham(double[][] s) { return moved(s, -1, false); }

    double[][] chn(double[][] s) { return moved(s, -1, true); }

    double[][] odd(double[][] s) { return moved(s, 1, false); }

    double[][] even(double[][] s) { return moved(s, 0, false); }

    double[][] evenOddChn(double[][] s) {
        double[][] result = s;
        for (int parity = 1; parity >= 0; parity--)
            for (int k = 0; k < 10; k++) {
                double[][] to = moved(result, parity, true), from = result;
                result = result.clone();
                for (int l = first; l < sizes.length; l++) result[l] = mixed(0.5, to[l], from[l]);
            }
        return result;
    }

    /**
     * f where the neurons that are a form's state act with ρ(s) + β·v in place of ρ(s): all of HAM, the even ones where these take
     * turns.
     */
    double[][] nudged(double[][] s, double[][] v, double beta, Form form) {
        boolean half = form == Form.EVEN_ODD_HAM;
        double[][] a = rho(s), result = s.clone();
        for (int l = first; l < sizes.length; l++) if (!half || l % 2 == 0) for (int j = 0; j < a[l].length; j++) a[l][j] += beta * v[l][j];
        for (int l = first; l < sizes.length; l++) if (!half || l % 2 == 1) result[l] = sent(a, l);
        if (half) {
            double[][] odd = result.clone();
            for (int l = first; l < sizes.length; l++) if (l % 2 == 0) result[l] = field(odd, l);
        }
        return result;
    }

    private static double[] mixed(double step, double[] to, double[] from) {
        double[] result = new double[to.length];
        Arrays.setAll(result, i -> step * to[i] + (1 - step) * from[i]);
        return result;
    }

    /** The map of a form. */
    UnaryOperator<double[][]> map(Form form) {
        return switch (form) {
            case HAM -> this::ham;
            case CHN -> this::chn;
            case EVEN_ODD_HAM -> s -> even(odd(s));
            case EVEN_ODD_CHN -> this::evenOddChn;
        };
    }

    /** z ← f(z), as a function of the numbers that are a form's state. */
    public UnaryOperator<double[]> equation(Form form, double... x) {
        boolean half = form == Form.EVEN_ODD_HAM;
        double[][] start = start(x);
        return z -> joined(map(form).apply(with(start, half, z)), half);
    }

    /** E of HAM, Σ s·ρ − L, or of the continuous network, Σ ½|s|², and −ρ·W·ρ − b·ρ; what an input sends is part of W here. */
    double energy(double[][] s, boolean continuous) {
        double sum = 0;
        for (int l = first; l < sizes.length; l++) {
            sum += continuous ? dot(s[l], s[l]) / 2 : dot(s[l], rho(s, l)) - kinds[l].value(s[l]);
            sum -= dot(biases[l], rho(s, l));
        }
        for (int l = 0; l + 1 < sizes.length; l++) sum -= synapses(s, l);
        return sum;
    }

    /** ρ·W·ρ between a layer and the next. */
    double synapses(double[][] s, int l) {
        double[] below = rho(s, l), above = rho(s, l + 1);
        double sum = 0;
        for (int i = 0; i < below.length; i++) sum += below[i] * dot(weights[l][i], above);
        return sum;
    }

    static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) sum += a[i] * b[i];
        return sum;
    }
}
