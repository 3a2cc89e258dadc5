// The operations of engram.tensor.Batches. A panel has `cols` numbers a row, float32; a row begins `stride` numbers after the one above
// it. What becomes of a row depends neither on how many there are nor on its place: every sum has one order, which the length of the row
// alone decides.
#include "block.cuh"

constexpr int TILE = 32;   // rows and columns of C that a block computes
constexpr int DEPTH = 32;  // how much of the inner dimension is in shared memory at once
constexpr int ROWS = TILE * TILE / THREADS;  // of a tile, for a thread

/**
 * C ← C + A·B for A of rows × k, B of k × n without gaps, C of rows × n, each entry as c ← fma(a_ip, b_pj, c) for p = 0, 1, … A block
 * computes one tile; they are numbered row after row.
 */
extern "C" __global__ void __launch_bounds__(THREADS)
add_product(int rows, int n, int k, const float *a, int aStride, const float *b, float *c, int cStride) {
  __shared__ float left[TILE][DEPTH], right[DEPTH][TILE];
  int tilesAcross = (n + TILE - 1) / TILE;
  int top = blockIdx.x / tilesAcross * TILE, start = blockIdx.x % tilesAcross * TILE;
  int lane = threadIdx.x % TILE, first = threadIdx.x / TILE, col = start + lane;
  float sum[ROWS];
#pragma unroll
  for (int r = 0; r < ROWS; r++) {
    int row = top + first + r * (TILE / ROWS);
    sum[r] = row < rows && col < n ? c[(long)row * cStride + col] : 0;
  }
  for (int from = 0; from < k; from += DEPTH) {
    __syncthreads();  // the last slice may still be read
#pragma unroll
    for (int r = 0; r < ROWS; r++) {
      int down = first + r * (TILE / ROWS);
      left[down][lane] = top + down < rows && from + lane < k ? a[(long)(top + down) * aStride + from + lane] : 0;
      right[down][lane] = from + down < k && col < n ? b[(long)(from + down) * n + col] : 0;
    }
    __syncthreads();
    int depth = min(DEPTH, k - from);
#pragma unroll 8
    for (int p = 0; p < depth; p++)
#pragma unroll
      for (int r = 0; r < ROWS; r++) sum[r] = fmaf(left[first + r * (TILE / ROWS)][p], right[p][lane], sum[r]);
  }
#pragma unroll
  for (int r = 0; r < ROWS; r++) {
    int row = top + first + r * (TILE / ROWS);
    if (row < rows && col < n) c[(long)row * cStride + col] = sum[r];
  }
}

/** The number of this thread in the grid, and how many there are: a thread takes numbers of a panel that far apart. */
__device__ unsigned first_number() { return blockIdx.x * blockDim.x + threadIdx.x; }
__device__ unsigned all_threads() { return gridDim.x * blockDim.x; }

/** y_i ← α_i·x_i + β_i·y_i; where a factor is 0 its row is not read. Without arrays the factors are α and β for every row. Grid-stride. */
extern "C" __global__ void add_scaled(int rows, int cols, float alpha, const float *alphas, const float *x, int xStride, float beta,
                                      const float *betas, float *y, int yStride) {
  for (unsigned k = first_number(); k < (unsigned)rows * cols; k += all_threads()) {
    long row = k / cols, col = k % cols;
    float a = alphas ? alphas[row] : alpha, b = betas ? betas[row] : beta, *to = y + row * yStride + col;
    float kept = b == 0 ? 0 : b * *to;
    *to = a == 0 ? kept : b == 0 ? a * x[row * xStride + col] : fmaf(a, x[row * xStride + col], kept);
  }
}

/** y ← x·y, number by number. Grid-stride. */
extern "C" __global__ void multiply(int rows, int cols, const float *x, int xStride, float *y, int yStride) {
  for (unsigned k = first_number(); k < (unsigned)rows * cols; k += all_threads()) {
    long row = k / cols, col = k % cols;
    y[row * yStride + col] *= x[row * xStride + col];
  }
}

/** Row i of y ← row numbers_i of x. Grid-stride. */
extern "C" __global__ void gather(int rows, int cols, const int *numbers, const float *x, int xStride, float *y, int yStride) {
  for (unsigned k = first_number(); k < (unsigned)rows * cols; k += all_threads()) {
    long row = k / cols, col = k % cols;
    y[row * yStride + col] = x[(long)numbers[row] * xStride + col];
  }
}

/** Row numbers_i of y ← row i of x, where that number is not negative. Grid-stride. */
extern "C" __global__ void scatter(int rows, int cols, const int *numbers, const float *x, int xStride, float *y, int yStride) {
  for (unsigned k = first_number(); k < (unsigned)rows * cols; k += all_threads()) {
    long row = k / cols, col = k % cols;
    if (numbers[row] >= 0) y[(long)numbers[row] * yStride + col] = x[row * xStride + col];
  }
}

/** dots_i ← a_i·b_i in float64. A block a row. */
extern "C" __global__ void panel_dots(int rows, int cols, const float *a, int aStride, const float *b, int bStride, double *dots) {
  for (int i = blockIdx.x; i < rows; i += gridDim.x) {
    double sum = dot(a + (long)i * aStride, b + (long)i * bStride, cols);
    if (threadIdx.x == 0) dots[i] = sum;
  }
}
