package engram.tensor;

import engram.progress.Progress;

/** The reference: one readable loop an operation, float64 inside, rounded once to float32. Slow on purpose. */
final class PlainBackend extends PlainBatches implements Backend {

    @Override
    public String name() {
        return "plain";
    }

    @Override
    public boolean isReference() {
        return true;
    }

    @Override
    public String description() {
        return "plain Java loops, one thread";
    }

    @Override
    public LinearAlgebra linearAlgebra() {
        return new PlainLinearAlgebra();
    }

    @Override
    public void gemm(float alpha, Matrix a, Op opA, Matrix b, Op opB, float beta, Matrix c) {
        Check.product(a, opA, b, opB, c);
        Check.factor("gemm", "α", alpha);
        Check.factor("gemm", "β", beta);
        Check.finite("the left factor", a);
        Check.finite("the right factor", b);
        if (beta != 0) {
            Check.finite("the result that β multiplies", c);
        }
        int inner = opA.cols(a);
        for (int i = 0; i < c.rows(); i++) {
            for (int j = 0; j < c.cols(); j++) {
                lookSometimes(j);
                // c_ij ← α Σ_k op(A)_ik op(B)_kj + β c_ij
                double sum = 0;
                for (int k = 0; k < inner; k++) {
                    lookSometimes(k);
                    double left = opA == Op.AS_IS ? a.get(i, k) : a.get(k, i);
                    double right = opB == Op.AS_IS ? b.get(k, j) : b.get(j, k);
                    sum += left * right;
                }
                double old = beta == 0 ? 0 : (double) beta * c.get(i, j);
                c.set(i, j, (float) (alpha * sum + old));
            }
        }
    }

    @Override
    public void axpby(float alpha, Matrix x, float beta, Matrix y) {
        Check.sameShape("axpby", x, y);
        Check.factor("axpby", "α", alpha);
        Check.factor("axpby", "β", beta);
        Check.finite("x", x);
        if (beta != 0) {
            Check.finite("y", y);
        }
        for (int i = 0; i < y.rows(); i++) {
            for (int j = 0; j < y.cols(); j++) {
                lookSometimes(j);
                double old = beta == 0 ? 0 : (double) beta * y.get(i, j);
                y.set(i, j, (float) ((double) alpha * x.get(i, j) + old));
            }
        }
    }

    @Override
    public Matrix rowSums(Matrix a) {
        Check.finite("the matrix", a);
        Matrix sums = Matrix.zeros(a.rows(), 1);
        for (int i = 0; i < a.rows(); i++) {
            double sum = 0;
            for (int j = 0; j < a.cols(); j++) {
                lookSometimes(j);
                sum += a.get(i, j);
            }
            sums.set(i, 0, (float) sum);
        }
        return sums;
    }

    @Override
    public Matrix rowDots(Matrix a, Matrix b) {
        Check.sameShape("rowDots", a, b);
        Check.finite("the first matrix", a);
        Check.finite("the second matrix", b);
        Matrix dots = Matrix.zeros(a.rows(), 1);
        for (int i = 0; i < a.rows(); i++) {
            double sum = 0;
            for (int j = 0; j < a.cols(); j++) {
                lookSometimes(j);
                sum += (double) a.get(i, j) * b.get(i, j);
            }
            dots.set(i, 0, (float) sum);
        }
        return dots;
    }

    @Override
    public void softmax(float beta, Matrix x, Matrix out) {
        Check.sameShape("softmax", x, out);
        Check.factor("softmax", "β", beta);
        Check.finite("x", x);
        for (int i = 0; i < x.rows(); i++) {
            // exp(βx_j − max βx) / Σ_k exp(βx_k − max βx): the largest exponent is 0, so nothing overflows
            double largest = Double.NEGATIVE_INFINITY;
            for (int j = 0; j < x.cols(); j++) {
                lookSometimes(j);
                largest = Math.max(largest, (double) beta * x.get(i, j));
            }
            double[] weights = new double[x.cols()];
            double sum = 0;
            for (int j = 0; j < x.cols(); j++) {
                lookSometimes(j);
                weights[j] = Math.exp((double) beta * x.get(i, j) - largest);
                sum += weights[j];
            }
            for (int j = 0; j < x.cols(); j++) {
                lookSometimes(j);
                out.set(i, j, (float) (weights[j] / sum));
            }
        }
    }

    /** Looks for an interruption at the first number of a row, and after every 2¹⁶ numbers, which take some 0.1 ms. */
    private static void lookSometimes(int number) {
        if ((number & 0xffff) == 0) {
            Progress.checkCancelled();
        }
    }
}
