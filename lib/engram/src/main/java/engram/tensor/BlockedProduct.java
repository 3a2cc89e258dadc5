package engram.tensor;

import engram.progress.Progress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;

/**
 * C ← α·op(A)·op(B) + β·C, cut into calls of the library that are short enough to stop between two of them and long enough to
 * cost nothing: on two cores a 4096 × 4096 product takes as long as in one call, to within 1 %. The cuts depend on the
 * shapes and the number of cores alone, so that a product always rounds in the same way.
 */
record BlockedProduct(float alpha, Matrix a, Op opA, Matrix b, Op opB, float beta, Matrix c) {

    /** Largest block of C, rows a core and columns, and inner dimension: 5.4 GFlop a core. */
    private static final int HEIGHT = 1024 * Runtime.getRuntime().availableProcessors();
    private static final int WIDTH = 4096;
    private static final int DEPTH = 640; // OpenBLAS itself would pass over C for every 320

    /** Most numbers of A and B that a call reads: matters for thin products, where memory sets the pace. */
    private static final int NUMBERS = 1 << 26;

    /** From so many calls on, about two seconds, there is a progress bar. */
    private static final int LONG = 20;

    /** Held during each call of a longer product: who waits here can be interrupted, inside the library nobody can. */
    private static final ReentrantLock TURN = new ReentrantLock(true);

    /** Part of the work: op(A)'s rows from {@code top}, op(B)'s columns from {@code left}, the sum's terms from {@code first}. */
    private record Block(int top, int height, int left, int width, int first, int depth) {
    }

    /**
     * Computes the product.
     *
     * @throws java.util.concurrent.CancellationException if the thread is interrupted
     */
    void compute(OpenBlas blas) {
        List<Block> blocks = blocks();
        if (blocks.size() == 1) {
            Progress.checkCancelled();
            call(blas, blocks.getFirst());
        } else if (blocks.size() < LONG) {
            blocks.forEach(block -> callInTurn(blas, block));
        } else {
            try (Progress progress = Progress.of("matrix product", blocks.size())) {
                for (Block block : blocks) {
                    callInTurn(blas, block);
                    progress.step();
                }
            }
        }
    }

    private List<Block> blocks() {
        int m = c.rows();
        int n = c.cols();
        int k = opA.cols(a);
        int height = Math.min(m, HEIGHT);
        int width = Math.min(n, WIDTH);
        int depth = Math.min(DEPTH * deeper(height, width), Math.max(k, 1));
        List<Block> blocks = new ArrayList<>();
        for (int i = 0; i < Math.ceilDiv(m, height); i++) {
            for (int j = 0; j < Math.ceilDiv(n, width); j++) {
                for (int q = 0; q < Math.max(1, Math.ceilDiv(k, depth)); q++) {
                    blocks.add(new Block(i * height, Math.min(height, m - i * height), j * width,
                            Math.min(width, n - j * width), q * depth, Math.min(depth, k - q * depth)));
                }
            }
        }
        return blocks;
    }

    /** How many times DEPTH fits a call for a block of C that is smaller than the largest. */
    private static int deeper(int height, int width) {
        long sameWork = (long) HEIGHT * WIDTH / ((long) height * width);
        long readable = NUMBERS / ((long) DEPTH * (height + width));
        return Math.clamp(Math.min(sameWork, readable), 1, Integer.MAX_VALUE / DEPTH);
    }

    private void callInTurn(OpenBlas blas, Block block) {
        try {
            TURN.lockInterruptibly();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            Progress.checkCancelled();
        }
        try {
            call(blas, block);
        } finally {
            TURN.unlock();
        }
    }

    private void call(OpenBlas blas, Block at) {
        // the first block of a sum reads the old C, the following ones add to it
        float keep = at.first() == 0 ? beta : 1;
        blas.sgemm(opA, opB, at.height(), at.width(), at.depth(), alpha, part(a, opA, at.top(), at.first()),
                part(b, opB, at.first(), at.left()), keep, part(c, Op.AS_IS, at.top(), at.left()));
    }

    /** The part of op(x) that begins at (row, col). */
    private static OpenBlas.Part part(Matrix x, Op op, int row, int col) {
        int start = op == Op.AS_IS ? row * x.cols() + col : col * x.cols() + row;
        return new OpenBlas.Part(x.data(), start, Math.max(1, x.cols()));
    }
}
