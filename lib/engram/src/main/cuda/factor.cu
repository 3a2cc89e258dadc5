// What the factorisations of engram.cuda.factor.CudaLinearAlgebra need beside matrix products. Matrices are row-major float32; a row
// begins ld numbers after the one above it, and the entries of a vector are inc numbers apart.

#include "block_sum.cuh"

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

/**
 * y_i ← α·s·Σ_j a_ij·x_j + β·y_i, with s on the device; with β = 0 the old y is not read. So many warps of a block, 1 or 8, share a row: one is
 * best where there are many rows.
 */
extern "C" __global__ void row_products(int warps, int rows, int cols, float alpha, const float *s, const float *a, long lda, const float *x,
                                        long incX, float beta, float *y, long incY) {
  __shared__ float sums[THREADS / 32];
  int lanes = 32 * warps, row = blockIdx.x * (THREADS / lanes) + threadIdx.x / lanes, lane = threadIdx.x % lanes;
  float sum = 0;
  if (row < rows)
    for (int j = lane; j < cols; j += lanes) sum += a[row * lda + j] * x[j * incX];
  for (int by = 16; by > 0; by /= 2) sum += __shfl_xor_sync(0xffffffff, sum, by);
  if (warps > 1) {
    if (threadIdx.x % 32 == 0) sums[threadIdx.x / 32] = sum;
    __syncthreads();
    sum = 0;
    for (int warp = 0; warp < THREADS / 32; warp++) sum += sums[warp];
  }
  if (row < rows && lane == 0) y[row * incY] = beta == 0 ? alpha * *s * sum : alpha * *s * sum + beta * y[row * incY];
}

/**
 * y_j ← α·s·Σ_i a_ij·x_i + β·y_j, likewise, over the rows of part blockIdx.y, which has `height` of them, or what is left. A part has a y of its own,
 * nextY numbers after the one before. A block has 32 columns, and eight warps share its rows.
 */
extern "C" __global__ void column_products(int rows, int height, int cols, float alpha, const float *s, const float *a, long lda, const float *x,
                                           long incX, float beta, float *y, long incY, long nextY) {
  __shared__ float sums[THREADS / 32][32];
  int lane = threadIdx.x % 32, warp = threadIdx.x / 32, col = blockIdx.x * 32 + lane, top = blockIdx.y * height, end = min(rows, top + height);
  float sum = 0;
  if (col < cols)
    for (int i = top + warp; i < end; i += THREADS / 32) sum += a[i * lda + col] * x[i * incX];
  sums[warp][lane] = sum;
  __syncthreads();
  if (warp > 0 || col >= cols) return;
  for (int other = 1; other < THREADS / 32; other++) sum += sums[other][lane];
  float *mine = y + blockIdx.y * nextY + col * incY;
  *mine = beta == 0 ? alpha * *s * sum : alpha * *s * sum + beta * *mine;
}

/**
 * The reflection H = I − τ·v·vᵀ with v_0 = 1 that turns x (n ≥ 1 numbers) into (β, 0, …, 0). x stays, but where `beta` points into it.
 * One block.
 */
extern "C" __global__ void reflector(int n, const float *x, long incX, float *v, float *beta, float *tau) {
  double squares = 0;
  for (int k = 1 + threadIdx.x; k < n; k += THREADS) squares += (double)x[k * incX] * x[k * incX];
  squares = block_sum(squares);
  double first = x[0];
  // β = −sign(x_0)·‖x‖, v_k = x_k/(x_0 − β), τ = (β − x_0)/β; where x is (x_0, 0, …, 0) already, H = I
  double length = squares == 0 ? first : first < 0 ? sqrt(first * first + squares) : -sqrt(first * first + squares);
  double scale = squares == 0 ? 0 : 1 / (first - length);
  for (int k = 1 + threadIdx.x; k < n; k += THREADS) v[k] = (float)(x[k * incX] * scale);
  __syncthreads();  // all have read x_0
  if (threadIdx.x == 0) {
    v[0] = 1;
    *tau = squares == 0 ? 0 : (float)((length - first) / length);
    *beta = (float)length;
  }
}

/** w ← w − ½·τ·(wᵀv)·v, n numbers each. One block. */
extern "C" __global__ void take_half(int n, const float *tau, const float *v, float *w) {
  double dot = 0;
  for (int k = threadIdx.x; k < n; k += THREADS) dot += (double)w[k] * v[k];
  float half = (float)(0.5 * *tau * block_sum(dot));
  for (int k = threadIdx.x; k < n; k += THREADS) w[k] -= half * v[k];
}
