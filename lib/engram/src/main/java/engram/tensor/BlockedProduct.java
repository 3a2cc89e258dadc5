package engram.tensor;

import engram.parallel.Cores;
import engram.progress.Progress;
import java.util.ArrayList;
import java.util.List;

/**
 * C ← α·op(A)·op(B) + β·C, cut into tiles of C, which the cores take one after the other, and each tile into calls of the
 * library that are short enough to stop between two of them. Cores that never wait for each other lose less to whatever
 * else runs on the machine than the library's own threads, which meet several times a call. The price at n = 4096, in time
 * of one core: 1.5 % with AVX2, 5 % with AVX-512. The cuts depend on the shapes and the number of cores alone, so a
 * product always rounds in the same way.
 */
record BlockedProduct(float alpha, Matrix a, Op opA, Matrix b, Op opB, float beta, Matrix c) {

    /** Largest tile and inner dimension of a call: 10.7 GFlop, 50 to 100 ms on a core with AVX-512 or AVX2. */
    private static final int HEIGHT = 2048;
    private static final int WIDTH = 4096;
    private static final int DEPTH = 640; // the library itself passes over the tile for every 320

    /** Smaller tiles cost more to prepare than more cores gain. */
    private static final int SMALLEST = 256;

    /** Most numbers of A and B that a call reads: matters for thin tiles, where memory sets the pace. */
    private static final int NUMBERS = 1 << 26;

    /** From so many multiplications on, some two seconds, there is a progress bar. */
    private static final long LONG = 1L << 37;

    /** Rows {@code top} … and columns {@code left} … of C. */
    private record Tile(int top, int height, int left, int width) {
    }

    /** The entries of A, B and C, brought home by the caller: a core that had to fetch them would wait for a device that the caller may hold. */
    private record Entries(float[] a, float[] b, float[] c) {
    }

    /**
     * Multiplications that are best left to one call, which shares them among the library's threads: 0.2 s on two slow cores,
     * if no more than four times {@link #NUMBERS} are read for them. More of them on more cores would keep the garbage collector
     * waiting where the cores are slow.
     */
    private static long small() {
        return Math.min(Cores.count(), 2L) << 32;
    }

    /**
     * Computes the product.
     *
     * @throws java.util.concurrent.CancellationException if the thread is interrupted
     */
    void compute(OpenBlas blas) {
        long multiplications = (long) c.rows() * c.cols() * opA.cols(a);
        long numbers = (long) a.rows() * a.cols() + (long) b.rows() * b.cols();
        Entries entries = new Entries(a.entries(), b.entries(), c.writableEntries());
        if (multiplications <= small() && numbers <= 4L * NUMBERS) {
            Progress.checkCancelled();
            call(blas, entries, new Tile(0, c.rows(), 0, c.cols()), 0, opA.cols(a));
        } else if (multiplications <= LONG) {
            onAllCores(blas, entries, Progress::checkCancelled);
        } else {
            int calls = tiles().stream().mapToInt(tile -> Math.ceilDiv(opA.cols(a), depth(tile))).sum();
            try (Progress progress = Progress.of("matrix product", calls)) {
                onAllCores(blas, entries, progress::step);
            }
        }
    }

    private void onAllCores(OpenBlas blas, Entries entries, Runnable checkpoint) {
        List<Tile> tiles = tiles();
        int k = opA.cols(a);
        blas.onOneThread(() -> Cores.forEach(tiles.size(), t -> {
            Tile tile = tiles.get(t);
            int depth = depth(tile);
            for (int i = 0; i < Math.ceilDiv(k, depth); i++) {
                checkpoint.run();
                call(blas, entries, tile, i * depth, Math.min(depth, k - i * depth));
            }
        }));
    }

    /** Tiles of nearly equal size: at least one for each core, and where there are few, as many for each. */
    private List<Tile> tiles() {
        int cores = Cores.count();
        int rows = pieces(c.rows(), HEIGHT, cores);
        int cols = pieces(c.cols(), WIDTH, Math.ceilDiv(cores, rows));
        List<Tile> tiles = new ArrayList<>();
        for (int i = 0; i < rows; i++) {
            int top = cut(c.rows(), i, rows);
            for (int j = 0; j < cols; j++) {
                int left = cut(c.cols(), j, cols);
                tiles.add(new Tile(top, cut(c.rows(), i + 1, rows) - top, left, cut(c.cols(), j + 1, cols) - left));
            }
        }
        return tiles;
    }

    /** Number of pieces no longer than {@code most}, a multiple of {@code share} unless they would become too short. */
    private static int pieces(int length, int most, int share) {
        int needed = Math.ceilDiv(length, most);
        int shared = Math.ceilDiv(needed, share) * share;
        return Math.clamp(length / SMALLEST, needed, shared);
    }

    /** Where the piece of this number begins. */
    private static int cut(int length, int piece, int pieces) {
        return (int) ((long) length * piece / pieces);
    }

    /** Inner dimension of one call: a small tile allows more of it. */
    private static int depth(Tile tile) {
        long sameWork = (long) HEIGHT * WIDTH / ((long) tile.height() * tile.width());
        long readable = NUMBERS / ((long) DEPTH * (tile.height() + tile.width()));
        return DEPTH * Math.clamp(Math.min(sameWork, readable), 1, Integer.MAX_VALUE / DEPTH);
    }

    private void call(OpenBlas blas, Entries entries, Tile at, int first, int depth) {
        // the first call for a tile reads the old C, the following ones add to it
        float keep = first == 0 ? beta : 1;
        blas.sgemm(opA, opB, at.height(), at.width(), depth, alpha, part(entries.a, a.cols(), opA, at.top(), first),
                part(entries.b, b.cols(), opB, first, at.left()), keep, part(entries.c, c.cols(), Op.AS_IS, at.top(), at.left()));
    }

    /** The part of op(X) that begins at (row, col), for an X with so many columns. */
    private static OpenBlas.Part part(float[] x, int cols, Op op, int row, int col) {
        int start = op == Op.AS_IS ? row * cols + col : col * cols + row;
        return new OpenBlas.Part(x, start, Math.max(1, cols));
    }
}
