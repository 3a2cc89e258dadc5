package engram.deq;

/** Systems of a few equations, in float64 and in the caller's arrays: LAPACK would take longer to be called than these take. */
final class SmallSystem {
    private SmallSystem() {}

    /**
     * Solves A·x = b for a positive definite A by Cholesky's method.
     *
     * @param a n × n; its lower half is overwritten
     * @param b n numbers, overwritten by x
     * @return whether A was positive definite; else b is no solution
     */
    static boolean cholesky(double[] a, double[] b, int n) {
        for (int j = 0; j < n; j++) {
            double pivot = a[j * n + j];
            for (int k = 0; k < j; k++) pivot -= a[j * n + k] * a[j * n + k];
            if (!(pivot > 0)) return false;
            pivot = Math.sqrt(pivot);
            a[j * n + j] = pivot;
            for (int i = j + 1; i < n; i++) {
                double sum = a[i * n + j];
                for (int k = 0; k < j; k++) sum -= a[i * n + k] * a[j * n + k];
                a[i * n + j] = sum / pivot;
            }
        }
        for (int i = 0; i < n; i++) {
            for (int k = 0; k < i; k++) b[i] -= a[i * n + k] * b[k];
            b[i] /= a[i * n + i];
        }
        for (int i = n - 1; i >= 0; i--) {
            for (int k = i + 1; k < n; k++) b[i] -= a[k * n + i] * b[k];
            b[i] /= a[i * n + i];
        }
        return true;
    }

    /**
     * Solves A·x = b by elimination with the largest pivot of each column.
     *
     * @param a n × n, overwritten
     * @param b n numbers, overwritten by x
     * @return whether A was regular; else b is no solution
     */
    static boolean eliminate(double[] a, double[] b, int n) {
        for (int k = 0; k < n; k++) {
            int pivot = k;
            for (int i = k + 1; i < n; i++) if (Math.abs(a[i * n + k]) > Math.abs(a[pivot * n + k])) pivot = i;
            if (!(Math.abs(a[pivot * n + k]) > 0)) return false;
            if (pivot != k) swapRows(a, b, n, k, pivot);
            for (int i = k + 1; i < n; i++) {
                double factor = a[i * n + k] / a[k * n + k];
                for (int j = k; j < n; j++) a[i * n + j] -= factor * a[k * n + j];
                b[i] -= factor * b[k];
            }
        }
        for (int i = n - 1; i >= 0; i--) {
            for (int j = i + 1; j < n; j++) b[i] -= a[i * n + j] * b[j];
            b[i] /= a[i * n + i];
        }
        return true;
    }

    private static void swapRows(double[] a, double[] b, int n, int k, int pivot) {
        for (int j = 0; j < n; j++) {
            double kept = a[k * n + j];
            a[k * n + j] = a[pivot * n + j];
            a[pivot * n + j] = kept;
        }
        double kept = b[k];
        b[k] = b[pivot];
        b[pivot] = kept;
    }
}
