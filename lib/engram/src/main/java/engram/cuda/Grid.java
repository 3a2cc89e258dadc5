package engram.cuda;

/**
 * How many threads run a kernel: across × down blocks of {@code threads} each.
 *
 * @param across  blocks, blockIdx.x
 * @param down    blocks, blockIdx.y, at most 65535
 * @param threads threads of a block, at most 1024
 */
public record Grid(int across, int down, int threads) {

    /** A row of blocks. */
    public static Grid of(int blocks, int threads) {
        return new Grid(blocks, 1, threads);
    }

    /** As many blocks of 256 threads as give each of n entries a thread, and at most 4096, for kernels that go on from there in strides. */
    public static Grid covering(long n) {
        return of(Math.clamp(Math.ceilDiv(n, 256L), 1, 4096), 256);
    }
}
