package engram.tensor;

import static engram.argument.Given.given;

import engram.activation.Activation;
import engram.math.RowSums;
import engram.parallel.Cores;

/** Batches on all cores, a few rows each, with the Vector API. */
abstract class CpuBatches implements Batches {

    /** Multiplications and additions that take as long as one number of {@link Cores#ranges}. */
    private static final int PER_NUMBER = 32;

    /** Rows and columns of a product that are computed by one thread: enough rows for what is read of B to be used often. */
    private static final int HEIGHT = 128;
    private static final int WIDTH = 64;

    @Override
    public void together(Runnable work) {
        given("work", work).run();
    }

    @Override
    public void addProduct(Panel a, Matrix b, Panel c) {
        Check.product(a, b, c);
        RowProduct product = new RowProduct(a.matrix().entries(), a.at(0), a.matrix().cols(), b.entries(), b.rows(), b.cols(),
                c.matrix().writableEntries(), c.at(0), c.matrix().cols());
        int across = Math.ceilDiv(c.cols(), WIDTH);
        long work = (long) Math.min(HEIGHT, c.rows()) * Math.min(WIDTH, c.cols()) * b.rows() / PER_NUMBER;
        Cores.ranges(Math.ceilDiv(c.rows(), HEIGHT) * across, (int) Math.min(Integer.MAX_VALUE, work), (from, to) -> {
            for (int tile = from; tile < to; tile++) {
                int top = tile / across * HEIGHT;
                int left = tile % across * WIDTH;
                product.add(top, Math.min(top + HEIGHT, c.rows()), left, Math.min(left + WIDTH, c.cols()));
            }
        });
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
                dots[i] = RowSums.dot(first, a.at(i), second, b.at(i), a.cols());
            }
        });
    }

    @Override
    public void gather(Matrix x, int[] numbers, Panel out) {
        Check.rowNumbers("gather", x, numbers, out, false);
        float[] in = x.entries();
        float[] to = out.matrix().writableEntries();
        Cores.ranges(out.rows(), out.cols(), (first, last) -> {
            for (int i = first; i < last; i++) {
                System.arraycopy(in, numbers[i] * x.cols(), to, out.at(i), x.cols());
            }
        });
    }

    @Override
    public void scatter(Panel x, int[] numbers, Matrix out) {
        Check.rowNumbers("scatter", out, numbers, x, true);
        float[] in = x.matrix().entries();
        float[] to = out.writableEntries();
        Cores.ranges(x.rows(), x.cols(), (first, last) -> {
            for (int i = first; i < last; i++) {
                if (numbers[i] >= 0) {
                    System.arraycopy(in, x.at(i), to, numbers[i] * out.cols(), out.cols());
                }
            }
        });
    }
}
