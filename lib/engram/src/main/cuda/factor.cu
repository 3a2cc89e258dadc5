// What the factorisations of engram.cuda.factor.CudaLinearAlgebra need beside matrix products. Matrices are row-major float32; a row
// begins ld numbers after the one above it.

constexpr int THREADS = 256;  // of every block
constexpr int TILE = 32;

/** to_ij ← from_ij for rows × cols entries. Grid-stride. */
extern "C" __global__ void copy_block(int rows, int cols, const float *from, long ldFrom, float *to, long ldTo) {
  long n = (long)rows * cols;
  for (long k = blockIdx.x * (long)THREADS + threadIdx.x; k < n; k += (long)gridDim.x * THREADS)
    to[k / cols * ldTo + k % cols] = from[k / cols * ldFrom + k % cols];
}

/** to_ji ← from_ij for rows × cols entries of `from`, tile by tile. A block has a column of tiles, and strides over them. */
extern "C" __global__ void transpose_block(int rows, int cols, const float *from, long ldFrom, float *to, long ldTo) {
  __shared__ float tile[TILE][TILE + 1];  // one more spreads a column over the banks
  int across = threadIdx.x % TILE, down = threadIdx.x / TILE, left = blockIdx.x * TILE;
  for (long top = (long)blockIdx.y * TILE; top < rows; top += (long)gridDim.y * TILE) {
    for (int i = down; i < TILE; i += THREADS / TILE)
      if (top + i < rows && left + across < cols) tile[i][across] = from[(top + i) * ldFrom + left + across];
    __syncthreads();
    for (int j = down; j < TILE; j += THREADS / TILE)
      if (left + j < cols && top + across < rows) to[(left + j) * ldTo + top + across] = tile[across][j];
    __syncthreads();
  }
}

/** Swaps row first + k with row pivots_k (both of the whole matrix), for k = 0 … count − 1 in this order. A thread a column. */
extern "C" __global__ void swap_rows(int first, int count, const int *pivots, int cols, float *a, long ld) {
  int col = blockIdx.x * THREADS + threadIdx.x;
  if (col >= cols) return;
  for (int k = first; k < first + count; k++) {
    float *one = a + k * ld + col, *other = a + pivots[k] * ld + col;
    float kept = *one;
    *one = *other;
    *other = kept;
  }
}

/** to_k ← from_(places_k) or, backwards, to_(places_k) ← from_k, for rows k of cols entries. Grid-stride. */
extern "C" __global__ void permute_rows(int rows, int cols, const int *places, int backwards, const float *from, long ldFrom, float *to, long ldTo) {
  long n = (long)rows * cols;
  for (long k = blockIdx.x * (long)THREADS + threadIdx.x; k < n; k += (long)gridDim.x * THREADS) {
    long row = k / cols, col = k % cols, place = places[row];
    to[(backwards ? place : row) * ldTo + col] = from[(backwards ? row : place) * ldFrom + col];
  }
}

/** Puts column k of `from` into column places_k of `to`. Grid-stride. */
extern "C" __global__ void place_columns(int rows, int cols, const int *places, const float *from, float *to) {
  long n = (long)rows * cols;
  for (long k = blockIdx.x * (long)THREADS + threadIdx.x; k < n; k += (long)gridDim.x * THREADS)
    to[k / cols * cols + places[k % cols]] = from[k];
}
