package engram.tensor;

/** Transposition by square tiles, which stay in the cache while their columns are walked. */
final class Transpose {

    private static final int TILE = 32;

    private Transpose() {
    }

    /** to (cols × rows) ← fromᵀ, from being rows × cols. */
    static void copy(float[] from, int rows, int cols, float[] to) {
        for (int top = 0; top < rows; top += TILE) {
            int bottom = Math.min(top + TILE, rows);
            for (int left = 0; left < cols; left += TILE) {
                int right = Math.min(left + TILE, cols);
                for (int i = top; i < bottom; i++) {
                    for (int j = left; j < right; j++) {
                        to[j * rows + i] = from[i * cols + j];
                    }
                }
            }
        }
    }
}
