package engram.tensor;

import static engram.argument.Given.given;

import engram.activation.Activation;
import engram.parallel.Cores;

/** Batches on all cores, a few rows each, with the Vector API. */
abstract class CpuBatches implements Batches {

    /** Multiplications and additions that take as long as one number of {@link Cores#ranges}. */
    private static final int PER_NUMBER = 32;

    @Override
    public void together(Runnable work) {
        given("work", work).run();
    }

    @Override
    public void addProduct(Panel a, Matrix b, Panel c) {
        Check.product(a, b, c);
        float[] left = a.matrix().entries();
        float[] right = b.entries();
        float[] sums = c.matrix().writableEntries();
        int numbers = (int) Math.min(Integer.MAX_VALUE, (long) b.rows() * b.cols() / PER_NUMBER + b.cols());
        Cores.ranges(c.rows(), numbers, (from, to) -> RowProduct.add(left, a.at(0), a.matrix().cols(), right, b.rows(), b.cols(), sums, c.at(0), c.matrix().cols(), from, to));
    }

    @Override
    public void apply(Activation function, Panel x, Panel y) {
        given("function", function);
        Check.panels("apply", x, y, true);
        float[] in = x.matrix().entries();
        float[] out = y.matrix().writableEntries();
        boolean joined = function.isPointwise() && x.isWhole() && y.isWhole();
        Cores.ranges(x.rows(), x.cols(), (from, to) -> {
            if (joined) {
                function.apply(in, x.at(from), out, y.at(from), (to - from) * x.cols());
            } else {
                for (int i = from; i < to; i++) {
                    function.apply(in, x.at(i), out, y.at(i), x.cols());
                }
            }
        });
    }

    @Override
    public void pullBack(Activation function, Panel x, Panel v, Panel out) {
        given("function", function);
        Check.panels("pullBack", x, out, false);
        Check.panels("pullBack", v, out, false);
        float[] at = x.matrix().entries();
        float[] factors = v.matrix().entries();
        float[] result = out.matrix().writableEntries();
        boolean joined = function.isPointwise() && x.isWhole() && v.isWhole() && out.isWhole();
        Cores.ranges(x.rows(), x.cols(), (from, to) -> {
            if (joined) {
                function.pullBack(at, x.at(from), factors, v.at(from), result, out.at(from), (to - from) * x.cols());
            } else {
                for (int i = from; i < to; i++) {
                    function.pullBack(at, x.at(i), factors, v.at(i), result, out.at(i), x.cols());
                }
            }
        });
    }

    @Override
    public void axpby(float alpha, Panel x, float beta, Panel y) {
        Check.panels("axpby", x, y, true);
        float[] in = x.matrix().entries();
        float[] out = y.matrix().writableEntries();
        Cores.ranges(y.rows(), y.cols(), (from, to) -> {
            for (int i = from; i < to; i++) {
                RowLoops.mix(alpha, in, x.at(i), beta, out, y.at(i), y.cols());
            }
        });
    }

    @Override
    public void axpby(float[] alpha, Panel x, float[] beta, Panel y) {
        Check.panels("axpby", x, y, true);
        Check.perRow("axpby", "α", given("α", alpha).length, y.rows());
        Check.perRow("axpby", "β", given("β", beta).length, y.rows());
        float[] in = x.matrix().entries();
        float[] out = y.matrix().writableEntries();
        Cores.ranges(y.rows(), y.cols(), (from, to) -> {
            for (int i = from; i < to; i++) {
                RowLoops.mix(alpha[i], in, x.at(i), beta[i], out, y.at(i), y.cols());
            }
        });
    }

    @Override
    public void multiply(Panel x, Panel y) {
        Check.panels("multiply", x, y, true);
        float[] in = x.matrix().entries();
        float[] out = y.matrix().writableEntries();
        Cores.ranges(y.rows(), y.cols(), (from, to) -> {
            for (int i = from; i < to; i++) {
                RowLoops.multiply(in, x.at(i), out, y.at(i), y.cols());
            }
        });
    }

    @Override
    public void rowDots(Panel a, Panel b, double[] dots) {
        Check.rowDots(a, b, dots);
        float[] first = a.matrix().entries();
        float[] second = b.matrix().entries();
        Cores.ranges(a.rows(), a.cols(), (from, to) -> {
            for (int i = from; i < to; i++) {
                dots[i] = RowLoops.dot(first, a.at(i), second, b.at(i), a.cols());
            }
        });
    }

    @Override
    public void gather(Matrix x, int[] numbers, Panel out) {
        Check.rowNumbers("gather", x, numbers, out, false);
        float[] in = x.entries();
        float[] to = out.matrix().writableEntries();
        for (int i = 0; i < out.rows(); i++) {
            System.arraycopy(in, numbers[i] * x.cols(), to, out.at(i), x.cols());
        }
    }

    @Override
    public void scatter(Panel x, int[] numbers, Matrix out) {
        Check.rowNumbers("scatter", out, numbers, x, true);
        float[] in = x.matrix().entries();
        float[] to = out.writableEntries();
        for (int i = 0; i < x.rows(); i++) {
            if (numbers[i] >= 0) {
                System.arraycopy(in, x.at(i), to, numbers[i] * out.cols(), out.cols());
            }
        }
    }
}
