// What goes entry by entry and row by row in engram.tensor.Backend. Matrices are row-major float32 without gaps.

#include "block.cuh"

/** Whether x is NaN or infinite: its exponent is all ones. */
__device__ bool is_not_finite(float x) { return (__float_as_uint(x) & 0x7f800000u) == 0x7f800000u; }

/** Sets *bad to 1 if one of the n numbers of x is NaN or infinite. Grid-stride. */
extern "C" __global__ void look_at_all(const float *x, long n, int *bad) {
  bool found = false;
  for (long i = blockIdx.x * (long)blockDim.x + threadIdx.x; i < n; i += (long)gridDim.x * blockDim.x) found |= is_not_finite(x[i]);
  if (found) *bad = 1;
}

/** The same for the first row and the first column of x of rows × cols, none of them 0. Grid-stride. */
extern "C" __global__ void look_at_edges(const float *x, int rows, int cols, int *bad) {
  long n = (long)rows + cols;
  bool found = false;
  for (long i = blockIdx.x * (long)blockDim.x + threadIdx.x; i < n; i += (long)gridDim.x * blockDim.x)
    found |= is_not_finite(x[i < cols ? i : (i - cols) * cols]);
  if (found) *bad = 1;
}

/** y ← α·x + β·y, n numbers; with β = 0 the old y is not read. Grid-stride. */
extern "C" __global__ void axpby(long n, float alpha, const float *x, float beta, float *y) {
  for (long i = blockIdx.x * (long)blockDim.x + threadIdx.x; i < n; i += (long)gridDim.x * blockDim.x)
    y[i] = beta == 0 ? alpha * x[i] : alpha * x[i] + beta * y[i];
}

/** sums_i ← Σ_j a_ij for a of rows × cols, in float64, rounded once. A block a row. */
extern "C" __global__ void row_sums(const float *a, int rows, int cols, float *sums) {
  for (int i = blockIdx.x; i < rows; i += gridDim.x) {
    double sum = total(a + (long)i * cols, cols);
    if (threadIdx.x == 0) sums[i] = (float)sum;
  }
}

/** dots_i ← Σ_j a_ij·b_ij for a and b of rows × cols, in float64, rounded once. A block a row. */
extern "C" __global__ void row_dots(const float *a, const float *b, int rows, int cols, float *dots) {
  for (int i = blockIdx.x; i < rows; i += gridDim.x) {
    double sum = dot(a + (long)i * cols, b + (long)i * cols, cols);
    if (threadIdx.x == 0) dots[i] = (float)sum;
  }
}

/** out_ij ← exp(β·x_ij) / Σ_k exp(β·x_ik); out may be x. A block a row. */
extern "C" __global__ void softmax(float beta, const float *x, int rows, int cols, float *out) {
  for (int i = blockIdx.x; i < rows; i += gridDim.x) {
    const float *from = x + (long)i * cols;
    float *to = out + (long)i * cols;
    // β(x − e) ≤ 0 when e is the largest x for β ≥ 0 and the smallest for β < 0: nothing overflows
    float sign = beta < 0 ? -1 : 1, most = -__int_as_float(0x7f800000);
    for (int j = threadIdx.x; j < cols; j += THREADS) most = fmaxf(most, sign * from[j]);
    double extreme = sign * block_max(most), sum = 0;
    for (int j = threadIdx.x; j < cols; j += THREADS) {
      float weight = expf((float)(beta * (from[j] - extreme)));
      to[j] = weight;
      sum += weight;
    }
    double scale = 1 / block_sum(sum);
    for (int j = threadIdx.x; j < cols; j += THREADS) to[j] = (float)(to[j] * scale);
  }
}
