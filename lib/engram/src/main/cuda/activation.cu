// The functions of the room engram.activation, each with its derivative. A panel has `cols` numbers a row, float32; a row begins
// `stride` numbers after the one above it. Without v a kernel computes y ← ρ(x), and y may be x; with it y ← v·∂ρ/∂x, and y is neither.
// What becomes of a row depends on that row alone.
#include "block.cuh"
#include "curve.cuh"

/** ρ(x) = d^order/dx^order g(scale·x + shift), where v stands for the next derivative. Grid-stride. */
extern "C" __global__ void curve(int shape, int order, float scale, float shift, int rows, int cols, const float *x, int xStride,
                                 const float *v, int vStride, float *y, int yStride) {
  int orders = v ? order + 1 : order;
  float power = orders == 0 ? 1 : orders == 1 ? scale : scale * scale;
  for (unsigned k = blockIdx.x * blockDim.x + threadIdx.x; k < (unsigned)rows * cols; k += gridDim.x * blockDim.x) {
    long row = k / cols, col = k % cols;
    float value = power * derivative(shape, orders, fmaf(scale, x[row * xStride + col], shift));
    y[row * yStride + col] = v ? value * v[row * vStride + col] : value;
  }
}

/** ρ_j = e^βx_j / Σ_k e^βx_k. A block a row. */
extern "C" __global__ void softmax_rows(float beta, int rows, int cols, const float *x, int xStride, const float *v, int vStride,
                                        float *y, int yStride) {
  for (long i = blockIdx.x; i < rows; i += gridDim.x) {
    const float *from = x + i * xStride, *factors = v + i * vStride;
    float *to = y + i * yStride;
    float most = -__int_as_float(0x7f800000);
    for (int j = threadIdx.x; j < cols; j += THREADS) most = fmaxf(most, from[j]);
    most = block_max(most);
    // with the largest exponent 0 nothing overflows
    double sum = 0;
    for (int j = threadIdx.x; j < cols; j += THREADS) {
      to[j] = expf(beta * (from[j] - most));
      sum += to[j];
    }
    float scale = (float)(1 / block_sum(sum));
    for (int j = threadIdx.x; j < cols; j += THREADS) to[j] *= scale;
    if (!v) continue;
    // out_j ← β·y_j·(v_j − y·v)
    float mean = (float)dot(to, factors, cols);
    for (int j = threadIdx.x; j < cols; j += THREADS) to[j] = beta * to[j] * (factors[j] - mean);
  }
}

/** ρ_j = (x_j − x̄)/√(variance of x + ε). A block a row. */
extern "C" __global__ void layer_norm(float epsilon, int rows, int cols, const float *x, int xStride, const float *v, int vStride,
                                      float *y, int yStride) {
  for (long i = blockIdx.x; i < rows; i += gridDim.x) {
    const float *from = x + i * xStride, *factors = v + i * vStride;
    float *to = y + i * yStride;
    double mean = total(from, cols) / cols, squares = 0;
    for (int j = threadIdx.x; j < cols; j += THREADS) squares += (from[j] - mean) * (from[j] - mean);
    double inverse = 1 / sqrt(block_sum(squares) / cols + epsilon);
    for (int j = threadIdx.x; j < cols; j += THREADS) to[j] = (float)((from[j] - mean) * inverse);
    if (!v) continue;
    // out_j ← ((v_j − v̄) − y_j·(y·v)/n)/r
    double level = total(factors, cols) / cols, along = dot(to, factors, cols) / cols;
    for (int j = threadIdx.x; j < cols; j += THREADS) to[j] = (float)((factors[j] - level - to[j] * along) * inverse);
  }
}

/** ρ = x/√(‖x‖² + ε²). A block a row. */
extern "C" __global__ void spherical(float epsilon, int rows, int cols, const float *x, int xStride, const float *v, int vStride,
                                     float *y, int yStride) {
  for (long i = blockIdx.x; i < rows; i += gridDim.x) {
    const float *from = x + i * xStride, *factors = v + i * vStride;
    float *to = y + i * yStride;
    double inverse = 1 / sqrt(dot(from, from, cols) + (double)epsilon * epsilon);
    // out_j ← (v_j − y_j·(y·v))/r
    double along = v ? dot(from, factors, cols) * inverse : 0;
    for (int j = threadIdx.x; j < cols; j += THREADS)
      to[j] = (float)(v ? (factors[j] - from[j] * inverse * along) * inverse : from[j] * inverse);
  }
}
