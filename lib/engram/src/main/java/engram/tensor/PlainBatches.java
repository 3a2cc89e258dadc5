package engram.tensor;

import static engram.argument.Given.given;

import engram.activation.Activation;
import engram.progress.Progress;

/** The reference for batches: readable loops, float64 inside, rounded once to float32. */
abstract class PlainBatches implements Batches {

    /** A row, as arrays that a function takes. */
    private static float[] row(Panel panel, int i) {
        float[] row = new float[panel.cols()];
        for (int j = 0; j < row.length; j++) {
            row[j] = panel.matrix().get(i, panel.from() + j);
        }
        return row;
    }

    private static void set(Panel panel, int i, float[] row) {
        for (int j = 0; j < row.length; j++) {
            panel.matrix().set(i, panel.from() + j, row[j]);
        }
    }

    @Override
    public void together(Runnable work) {
        given("work", work).run();
    }

    @Override
    public void addProduct(Panel a, Matrix b, Panel c) {
        Check.product(a, b, c);
        for (int i = 0; i < c.rows(); i++) {
            float[] left = row(a, i);
            for (int j = 0; j < c.cols(); j++) {
                Progress.checkCancelled();
                // c_ij ← c_ij + Σ_k a_ik b_kj
                double sum = c.matrix().get(i, c.from() + j);
                for (int k = 0; k < left.length; k++) {
                    sum += (double) left[k] * b.get(k, j);
                }
                c.matrix().set(i, c.from() + j, (float) sum);
            }
        }
    }

    @Override
    public void apply(Activation function, Panel x, Panel y) {
        given("function", function);
        Check.panels("apply", x, y, true);
        for (int i = 0; i < x.rows(); i++) {
            Progress.checkCancelled();
            float[] row = row(x, i);
            function.apply(row, 0, row, 0, row.length);
            set(y, i, row);
        }
    }

    @Override
    public void pullBack(Activation function, Panel x, Panel v, Panel out) {
        given("function", function);
        Check.panels("pullBack", x, out, false);
        Check.panels("pullBack", v, out, false);
        for (int i = 0; i < x.rows(); i++) {
            Progress.checkCancelled();
            float[] result = new float[x.cols()];
            function.pullBack(row(x, i), 0, row(v, i), 0, result, 0, result.length);
            set(out, i, result);
        }
    }

    @Override
    public void axpby(float alpha, Panel x, float beta, Panel y) {
        Check.panels("axpby", x, y, true);
        for (int i = 0; i < y.rows(); i++) {
            mix(alpha, x, beta, y, i);
        }
    }

    @Override
    public void axpby(float[] alpha, Panel x, float[] beta, Panel y) {
        Check.panels("axpby", x, y, true);
        Check.perRow("axpby", "α", given("α", alpha).length, y.rows());
        Check.perRow("axpby", "β", given("β", beta).length, y.rows());
        for (int i = 0; i < y.rows(); i++) {
            mix(alpha[i], x, beta[i], y, i);
        }
    }

    /** y_i ← α·x_i + β·y_i. */
    private static void mix(float alpha, Panel x, float beta, Panel y, int i) {
        Progress.checkCancelled();
        for (int j = 0; j < y.cols(); j++) {
            double first = alpha == 0 ? 0 : (double) alpha * x.matrix().get(i, x.from() + j);
            double second = beta == 0 ? 0 : (double) beta * y.matrix().get(i, y.from() + j);
            y.matrix().set(i, y.from() + j, (float) (first + second));
        }
    }

    @Override
    public void multiply(Panel x, Panel y) {
        Check.panels("multiply", x, y, true);
        for (int i = 0; i < y.rows(); i++) {
            Progress.checkCancelled();
            for (int j = 0; j < y.cols(); j++) {
                y.matrix().set(i, y.from() + j, x.matrix().get(i, x.from() + j) * y.matrix().get(i, y.from() + j));
            }
        }
    }

    @Override
    public void rowDots(Panel a, Panel b, double[] dots) {
        Check.rowDots(a, b, dots);
        for (int i = 0; i < a.rows(); i++) {
            Progress.checkCancelled();
            dots[i] = 0;
            for (int j = 0; j < a.cols(); j++) {
                dots[i] += (double) a.matrix().get(i, a.from() + j) * b.matrix().get(i, b.from() + j);
            }
        }
    }

    @Override
    public void gather(Matrix x, int[] numbers, Panel out) {
        Check.rowNumbers("gather", x, numbers, out, false);
        for (int i = 0; i < out.rows(); i++) {
            Progress.checkCancelled();
            set(out, i, x.row(numbers[i]));
        }
    }

    @Override
    public void scatter(Panel x, int[] numbers, Matrix out) {
        Check.rowNumbers("scatter", out, numbers, x, true);
        for (int i = 0; i < x.rows(); i++) {
            Progress.checkCancelled();
            if (numbers[i] >= 0) {
                set(Panel.of(out), numbers[i], row(x, i));
            }
        }
    }
}
