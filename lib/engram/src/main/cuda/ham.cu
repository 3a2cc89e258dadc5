// Layered memories of three layers that learn: n₀ inputs, n₁ hidden neurons, n₂ outputs, synapses U of n₀ × n₁ and W of n₁ × n₂, in batches of B
// samples. What each array is, is told in engram.memory.training.CudaHamKernels. The equation of a memory, the loss and the way back are those of
// TileHam, TileEvenOdd and TileWork there. Every sum has one order, so that the same training gives the same bits on one device.
#include "block.cuh"
#include "curve.cuh"
#include "fixed_point.cuh"

constexpr int TALL = 64, WIDE = 32;  // the part of a product that a block computes
constexpr int DEEP = 32;             // how much of the inner dimension is in shared memory at once
constexpr int EACH = TALL * WIDE / THREADS;  // rows of a thread
constexpr int ROOM = 12000;          // float32 numbers of shared memory
constexpr double LARGEST = 1e18;     // of a loss or a gradient; what may be larger counts as not finite

enum Form { HAM, EVEN_ODD };
enum Astray { NOTHING, LOSS, GRADIENT };

/** Four numbers more a row, so that columns are written to different banks. */
struct __align__(16) Tiles { float left[DEEP][TALL + 4], right[DEEP][WIDE]; };

/** sum_r ← sum_r + Σ_q left_q,row·right_q,col for this thread's column and its EACH rows. */
__device__ __forceinline__ void add_tiles(const Tiles &of, float (&sum)[EACH]) {
  int col = threadIdx.x % WIDE, row = threadIdx.x / WIDE * EACH;
#pragma unroll 8
  for (int q = 0; q < DEEP; q++)
#pragma unroll
    for (int r = 0; r < EACH; r++) sum[r] = fmaf(of.left[q][row + r], of.right[q][col], sum[r]);
}

/** Part blockIdx.y of ρ(x)·U, for TALL samples and WIDE hidden neurons a block: inputs from blockIdx.y·share on, `share` of them. */
extern "C" __global__ void __launch_bounds__(THREADS)
drive_hidden(const unsigned char *pixels, const float *grey, const int *numbers, int first, int batch, int n0, int n1, const float *u, int share,
             float *drives) {
  __shared__ Tiles tiles;
  int across = (n1 + WIDE - 1) / WIDE, top = blockIdx.x / across * TALL, start = blockIdx.x % across * WIDE;
  int lane = threadIdx.x % WIDE, group = threadIdx.x / WIDE, col = start + lane;
  int begin = blockIdx.y * share, end = min(n0, begin + share);
  float sum[EACH] = {};
  for (int from = begin; from < end; from += DEEP) {
    __syncthreads();  // the last tiles may still be read
#pragma unroll
    for (int r = group; r < TALL; r += THREADS / WIDE)
      tiles.left[lane][r] = top + r < batch && from + lane < end ? grey[pixels[(long)numbers[first + top + r] * n0 + from + lane]] : 0;
#pragma unroll
    for (int q = group; q < DEEP; q += THREADS / WIDE) tiles.right[q][lane] = from + q < end && col < n1 ? u[(long)(from + q) * n1 + col] : 0;
    __syncthreads();
    add_tiles(tiles, sum);
  }
  for (int r = 0; r < EACH; r++) {
    int row = top + group * EACH + r;
    if (row < batch && col < n1) drives[((long)blockIdx.y * batch + row) * n1 + col] = sum[r];
  }
}

/** Neurons of a layer: ρ(x) = dᵏ/dxᵏ g(a·x + c), and its slope. */
struct Neurons {
  int shape, order;
  float scale, shift;

  __device__ float at(int orders, float x) const {
    float power = orders == 0 ? 1 : orders == 1 ? scale : scale * scale;
    return power * derivative(shape, orders, fmaf(scale, x, shift));
  }
  __device__ float rate(float x) const { return at(order, x); }
  __device__ float slope(float x) const { return at(order + 1, x); }
};

/** A sample of a memory, in shared memory: what is known of it, and room for the sides of a product with the synapses. */
struct Sample {
  int form, n1, n2;
  Neurons hidden, output;
  const float *w, *drive, *bias;        // n₁ × n₂, n₁, n₂: synapses, and what reaches neurons from outside
  float *large, *small;                 // n₁, n₂
  float *hiddenSlope, *outputSlope, *v; // n₁, n₂: ρ' where the way back begins; a state: the slope of the loss

  __device__ int size() const { return form == HAM ? n1 + n2 : n2; }
  __device__ int output_at() const { return form == HAM ? n1 : 0; }

  /** Σ_j w_ij·small_j. */
  __device__ float to_large(int i, float sum) const {
    for (int j = 0; j < n2; j++) sum = fmaf(w[i * n2 + j], small[j], sum);
    return sum;
  }

  /** Σ_i large_i·w_ij, by a warp; every lane gets it. */
  __device__ float to_small(int j) const {
    float sum = 0;
    for (int i = threadIdx.x % 32; i < n1; i += 32) sum = fmaf(large[i], w[i * n2 + j], sum);
    for (int by = 16; by > 0; by /= 2) sum += __shfl_xor_sync(0xffffffff, sum, by);
    return sum;
  }

  /** Both sides of a product from a state: its rates, or on the way back its numbers themselves. The hidden side is that of synchronous updates. */
  __device__ void spread(const float *z, bool back) const {
    int at = output_at();
    for (int k = threadIdx.x; k < size(); k += THREADS)
      if (k < at) large[k] = back ? z[k] : hidden.rate(z[k]);
      else small[k - at] = back ? z[k] : output.rate(z[k]);
    __syncthreads();
  }
};

/** Synchronous: s' = ρ(s)·W + I. Even and odd in turn: o = ρ(e)·Wᵀ + I_o, e' = ρ(o)·W + b. */
struct Forth {
  const Sample &of;

  __device__ void operator()(const float *z, float *value) const {
    of.spread(z, false);
    for (int i = threadIdx.x; i < of.n1; i += THREADS) {
      float o = of.to_large(i, of.drive[i]);
      if (of.form == HAM) value[i] = o;
      else of.large[i] = of.hidden.rate(o);
    }
    if (of.form == EVEN_ODD) __syncthreads();
    for (int j = threadIdx.x / 32; j < of.n2; j += THREADS / 32) {
      float sum = of.to_small(j);
      if (threadIdx.x % 32 == 0) value[of.output_at() + j] = sum + of.bias[j];
    }
    __syncthreads();
  }
};

/** g' = v + g·J. Synchronous: J = W·ρ'. Even and odd in turn: g·J = ((g·Wᵀ)·ρ'(o)·W)·ρ'(e). */
struct Back {
  const Sample &of;

  __device__ void operator()(const float *g, float *value) const {
    of.spread(g, true);
    for (int i = threadIdx.x; i < of.n1; i += THREADS) {
      float reached = of.to_large(i, 0) * of.hiddenSlope[i];
      if (of.form == HAM) value[i] = reached + of.v[i];
      else of.large[i] = reached;
    }
    if (of.form == EVEN_ODD) __syncthreads();
    for (int j = threadIdx.x / 32, at = of.output_at(); j < of.n2; j += THREADS / 32) {
      float sum = of.to_small(j);
      if (threadIdx.x % 32 == 0) value[at + j] = sum * of.outputSlope[j] + of.v[at + j];
    }
    __syncthreads();
  }
};

/** The equilibrium of a sample, its loss, and the way back. A block a sample. */
extern "C" __global__ void __launch_bounds__(THREADS, 1)
solve_samples(int form, int batch, int n1, int n2, int hiddenShape, int hiddenOrder, float hiddenScale, float hiddenShift, int outputShape,
              int outputOrder, float outputScale, float outputShift, const float *drives, int parts, const float *hiddenBias, const float *outputBias,
              const float *w, const float *targets, const int *numbers, int first, int window, double regularisation, double tolerance, int calls,
              int full, double backTolerance, int backCalls, double largestInput, float *scratch, float *hidden, float *output, float *hiddenDrives,
              float *outputDrives, double *losses, double *sizes, int *made) {
  __shared__ float room[ROOM];
  int b = blockIdx.x, me = threadIdx.x;
  Sample sample{form, n1, n2, {hiddenShape, hiddenOrder, hiddenScale, hiddenShift}, {outputShape, outputOrder, outputScale, outputShift},
                nullptr, nullptr, nullptr, nullptr, nullptr, nullptr, nullptr, nullptr};
  int size = sample.size(), at = sample.output_at();
  float *next = room, *weights = next, *drive = next += n1 * n2, *bias = next += n1;
  sample.large = next += n2;
  sample.small = next += n1;
  sample.hiddenSlope = next += n2;
  sample.outputSlope = next += n1;
  sample.v = next += n2;
  float *z = next += size, *value = next += size;
  next += size;
  // the solver's own states are in shared memory where there is room for them
  float *own = next + (KEPT + 1) * size <= room + ROOM ? next : scratch + (long)b * (KEPT + 1) * size;
  float *best = own, *history = own + size;
  for (int k = me; k < n1 * n2; k += THREADS) weights[k] = w[k];
  for (int i = me; i < n1; i += THREADS) {
    float sum = hiddenBias[i];
    for (int part = 0; part < parts; part++) sum += drives[((long)part * batch + b) * n1 + i];
    drive[i] = sum;
  }
  for (int j = me; j < n2; j += THREADS) bias[j] = outputBias[j];
  for (int k = me; k < size; k += THREADS) z[k] = 0;
  sample.w = weights;
  sample.drive = drive;
  sample.bias = bias;
  __syncthreads();

  Solver solver{window, regularisation};
  Found found = solve(Forth{sample}, size, solver, {tolerance, calls}, z, value, best, history);

  // how the loss depends on the output, and the slopes of the neurons at the equilibrium
  double sums[1] = {};
  for (int k = me; k < size; k += THREADS) {
    float error = k < at ? 0 : best[k] - targets[(long)numbers[first + b] * n2 + k - at];
    sums[0] += (double)error * error / 2;
    sample.v[k] = error * (1.f / batch);
    if (k < at) sample.hiddenSlope[k] = sample.hidden.slope(best[k]);
    else sample.outputSlope[k - at] = sample.output.slope(best[k]);
  }
  sample.spread(best, false);
  block_sums(size, sums);
  if (me == 0) {
    losses[b] = sums[0];
    made[b] = found.calls;
  }
  double bounds[2] = {};  // Σ|drives|, Σ|activations|
  for (int i = me; i < n1; i += THREADS) {
    float rate;
    if (form == EVEN_ODD) {
      float o = sample.to_large(i, drive[i]);
      sample.hiddenSlope[i] = sample.hidden.slope(o);
      rate = sample.hidden.rate(o);
    } else rate = sample.large[i];
    hidden[(long)b * n1 + i] = rate;
    bounds[1] += fabsf(rate);
  }
  for (int j = me; j < n2; j += THREADS) {
    output[(long)b * n2 + j] = sample.small[j];
    bounds[1] += fabsf(sample.small[j]);
  }
  for (int k = me; k < size; k += THREADS) z[k] = sample.v[k];
  __syncthreads();

  Back back{sample};
  const float *g = z;
  bool finite = true;
  if (full) {
    finite = solve(back, size, solver, {backTolerance, backCalls}, z, value, best, history).finite;
    g = best;
  } else
    for (int call = 1; call < backCalls; call++) {
      back(z, value);
      for (int k = me; k < size; k += THREADS) z[k] = value[k];
    }

  // what reaches the neurons on the way back
  for (int k = me; k < size; k += THREADS) value[k] = finite ? g[k] : NAN;
  sample.spread(value, true);
  for (int i = me; i < n1; i += THREADS) {
    float reached = form == HAM ? sample.large[i] : sample.to_large(i, 0) * sample.hiddenSlope[i];
    hiddenDrives[(long)b * n1 + i] = reached;
    bounds[0] += fabsf(reached);
  }
  for (int j = me; j < n2; j += THREADS) {
    outputDrives[(long)b * n2 + j] = sample.small[j];
    bounds[0] += fabsf(sample.small[j]);
  }
  block_sums(THREADS, bounds);
  if (me == 0) sizes[b] = bounds[0] * (bounds[1] + largestInput);
}

/**
 * What becomes of a batch: report ← (what is astray or NOTHING, in which batch; then of each batch the loss, and the calls of a sample). Nothing
 * changes it once something is astray. One block.
 */
extern "C" __global__ void __launch_bounds__(THREADS)
judge_batch(int batch, int place, const double *losses, const double *sizes, const int *made, double *report) {
  if (report[0] != NOTHING) return;
  double sums[3] = {};
  for (int b = threadIdx.x; b < batch; b += THREADS) {
    sums[0] += losses[b];
    sums[1] += sizes[b];
    sums[2] += made[b];
  }
  block_sums(batch, sums);
  if (threadIdx.x != 0) return;
  int astray = !(sums[0] <= LARGEST) ? LOSS : !(sums[1] <= LARGEST) ? GRADIENT : NOTHING;
  report[0] = astray;
  report[1] = place;
  report[2 + 2 * place] = sums[0] / batch;
  report[3 + 2 * place] = sums[2] / batch;
}

/** A step of engram.memory.training.Madam: v ← .999·v + .001·g², p ← p·exp(−rate·clip(g/√(v·correction), ±bound)·sign p), within ±limit. */
struct Madam {
  float rate, correction, bound;

  __device__ void move(float g, float *v, float *p, float limit) const {
    float second = *v * (float).999 + g * g * (float)(1 - .999);
    *v = second;
    float hat = fmaxf(fminf(g / sqrtf(second * correction), bound), -bound);
    float exponent = second == 0 ? 0 : *p < 0 ? hat * rate : hat * -rate;
    *p = fmaxf(fminf(*p * expf(exponent), limit), -limit);
  }
};

/** U follows its gradient ρ(x)ᵀ·g, which is not kept: TALL inputs and WIDE hidden neurons a block. Nothing moves where something is astray. */
extern "C" __global__ void __launch_bounds__(THREADS)
move_input(const double *report, const unsigned char *pixels, const float *grey, const int *numbers, int first, int batch, int n0,
           int n1, const float *hiddenDrives, float rate, float correction, float bound, float limit, float *moments, float *u) {
  __shared__ Tiles tiles;
  if (report[0] != NOTHING) return;
  int across = (n1 + WIDE - 1) / WIDE, top = blockIdx.x / across * TALL, start = blockIdx.x % across * WIDE;
  int lane = threadIdx.x % WIDE, group = threadIdx.x / WIDE, col = start + lane;
  float sum[EACH] = {};
  for (int from = 0; from < batch; from += DEEP) {
    __syncthreads();  // the last tiles may still be read
#pragma unroll
    for (int q = group; q < DEEP; q += THREADS / WIDE) {
      long number = from + q < batch ? numbers[first + from + q] : 0;
#pragma unroll
      for (int p = lane; p < TALL; p += WIDE) tiles.left[q][p] = from + q < batch && top + p < n0 ? grey[pixels[number * n0 + top + p]] : 0;
      tiles.right[q][lane] = from + q < batch && col < n1 ? hiddenDrives[(long)(from + q) * n1 + col] : 0;
    }
    __syncthreads();
    add_tiles(tiles, sum);
  }
  Madam madam{rate, correction, bound};
  for (int r = 0; r < EACH; r++) {
    int row = top + group * EACH + r;
    long k = (long)row * n1 + col;
    if (row < n0 && col < n1) madam.move(sum[r], moments + k, u + k, limit);
  }
}

/**
 * W follows its gradient ρ(s₁)ᵀ·g₂ + g₁ᵀ·ρ(s₂), and the biases, where they are trained, the sums of g₁ and g₂; a thread a number. Nothing moves
 * where something is astray.
 */
extern "C" __global__ void move_rest(const double *report, int batch, int n1, int n2, const float *hidden, const float *output,
                                     const float *hiddenDrives, const float *outputDrives, float rate, float correction, float bound, float limit,
                                     float *moments, float *w, int biases, float hiddenLimit, float *hiddenMoments, float *hiddenBias,
                                     float outputLimit, float *outputMoments, float *outputBias) {
  if (report[0] != NOTHING) return;
  Madam madam{rate, correction, bound};
  int k = blockIdx.x * blockDim.x + threadIdx.x;
  float sum = 0;
  if (k < n1 * n2) {
    int i = k / n2, j = k % n2;
#pragma unroll 8
    for (int b = 0; b < batch; b++) {
      sum = fmaf(hidden[(long)b * n1 + i], outputDrives[b * n2 + j], sum);
      sum = fmaf(hiddenDrives[(long)b * n1 + i], output[b * n2 + j], sum);
    }
    madam.move(sum, moments + k, w + k, limit);
    return;
  }
  k -= n1 * n2;
  if (!biases || k >= n1 + n2) return;
  if (k < n1) {
    for (int b = 0; b < batch; b++) sum += hiddenDrives[(long)b * n1 + k];
    madam.move(sum, hiddenMoments + k, hiddenBias + k, hiddenLimit);
  } else {
    k -= n1;
    for (int b = 0; b < batch; b++) sum += outputDrives[b * n2 + k];
    madam.move(sum, outputMoments + k, outputBias + k, outputLimit);
  }
}
