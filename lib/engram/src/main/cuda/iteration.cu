// What comes between two calls of f: a sample is looked at, and moved by Picard's iteration or Anderson's. A block a sample, whose row of z and
// f(z) is that of the block; what is remembered of it lies where its number says. The operations are those of engram.deq, in the same order, and
// are compiled without contraction, so that the bits are the same. A sample that is over is left alone from then on.
#include "residual.cuh"

constexpr int THREADS = 128;
constexpr int WIDEST = 32;  // window of Anderson's method: a lane for each state
constexpr unsigned ALL = 0xffffffff;

/** What is remembered of a sample. */
struct Sample {
  double last, two;   // ‖f(z) − z‖ of the call before; how far the last two steps led, relative to its size
  float least;        // residual so far, if one was finite
  int found, over;    // whether one was; whether its last call was made
  int depth;          // calls that its window goes back, or −1 for each that is to come before it begins
  int restarts;       // how often the window began anew
};
static_assert(sizeof(Sample) == 40, "as engram.deq.CudaSteps has room for");

/** What a call has shown. */
struct Verdict { double relative; bool better, over; };

/** Σ term(i), i < n, in float64 and in the order of engram.math.RowSums: by four lanes that lie side by side; each gets it. For whole warps. */
template <class Term> __device__ double row_sum(int n, Term term) {
  int chain = threadIdx.x % 4, whole = n / 4 * 4;
  double sum = 0;
  for (int i = chain; i < whole; i += 4) sum += term(i);
  if (chain == 0) for (int i = whole; i < n; i++) sum += term(i);
  sum += __shfl_xor_sync(ALL, sum, 1);
  return sum + __shfl_xor_sync(ALL, sum, 2);
}

/** A product of two float32 numbers, which is exact. */
__device__ __forceinline__ double product(float x, float y) { return (double)x * y; }

/** α·x + β·y; a factor of 0 reads nothing. */
__device__ __forceinline__ float mix(float alpha, float x, float beta, float y) {
  float kept = beta == 0 ? 0 : beta * y;
  return alpha == 0 ? kept : beta == 0 ? alpha * x : fmaf(alpha, x, kept);
}

/** A sample before its first call. */
__device__ __forceinline__ Sample fresh() { return {ENDLESS, NAN, 0, 0, 0, 0, 0}; }

/** Looks at a sample, of which a copy is changed, and writes down what it has seen. */
__device__ Verdict judge(Sample &sample, double square, double size, double share, double tolerance, bool last, double *seen) {
  double off = relative(square, size);
  float residual = (float)(is_finite(off) ? fmin(off, (double)LARGEST_FLOAT) : off);
  bool better = is_finite(off) && (!sample.found || off < (double)sample.least);
  bool cycle = sample.two < PERIOD_TWO && share * residual > fmax(FACTOR * sample.two, PERIOD_TWO);
  bool over = !is_finite(residual) || residual < tolerance || (tolerance > 0 && cycle) || last;
  if (threadIdx.x == 0) {
    seen[0] = off;
    seen[1] = sample.two;
  }
  if (better) {
    sample.least = residual;
    sample.found = 1;
  }
  sample.over = over;
  return {off, better, over};
}

/**
 * z ← (1 − β)·z + β·f(z).
 *
 * first, last  1 in the first call, and in the last of all
 * samples      what is remembered of each
 * best         written: the states of the smallest residuals, by sample
 * slot         of this call in seen, which has for each of some calls and each row the residual and `two`
 * before       z of the call before
 */
extern "C" __global__ void __launch_bounds__(THREADS)
picard_step(int n, int slot, int first, int last, double tolerance, const int *numbers, float *z, const float *value, float *best, Sample *samples,
            double *seen, float step, float *before) {
  __shared__ double sums[4];
  int number = numbers[blockIdx.x];
  Sample sample = first ? fresh() : samples[number];
  if (sample.over) return;
  long at = (long)blockIdx.x * n;
  z += at, value += at, before += at, best += (long)number * n;
  if (threadIdx.x < 32) {
    int which = threadIdx.x / 4 % 4;
    double sum = row_sum(n, [=](int i) {
      float there = mix(1 - step, z[i], step, value[i]);
      float x = which == 0 ? value[i] - z[i] : which == 1 ? value[i] : which == 3 ? there : there - (first ? 0 : before[i]);
      return product(x, x);
    });
    if (threadIdx.x < 16 && threadIdx.x % 4 == 0) sums[which] = sum;
  }
  __syncthreads();
  Verdict verdict = judge(sample, sums[0], sums[1], step, tolerance, last, seen + 2 * ((long)slot * gridDim.x + blockIdx.x));
  for (int i = threadIdx.x; i < n; i += THREADS) {
    float old = z[i];
    if (verdict.better) best[i] = old;
    if (verdict.over) continue;
    z[i] = mix(1 - step, old, step, value[i]);
    before[i] = old;
  }
  // ‖z_k+1 − z_k−1‖/‖z_k+1‖
  if (!first) sample.two = sums[2] == 0 ? 0 : sqrt(sums[2] / sums[3]);
  if (threadIdx.x == 0) samples[number] = sample;
}

/** What a block of Anderson's method has in common. */
struct Mixture {
  double sums[3 + WIDEST];           // squares of residual, value and state, then the products with the residuals of the window
  double system[WIDEST][WIDEST + 1], weights[WIDEST];
  int places[WIDEST];
  float alpha[WIDEST];
};

/** Cholesky's method in place, row i by lane i; whether the matrix was positive definite. */
__device__ bool factorise(double (&a)[WIDEST][WIDEST + 1], int n, int lane) {
  for (int j = 0; j < n; j++) {
    bool mine = lane >= j && lane < n;
    double sum = mine ? a[lane][j] : 0;
    if (mine) for (int k = 0; k < j; k++) sum -= a[lane][k] * a[j][k];
    double pivot = __shfl_sync(ALL, sum, j);
    if (!(pivot > 0)) return false;
    pivot = sqrt(pivot);
    if (mine) a[lane][j] = lane == j ? pivot : sum / pivot;
    __syncwarp();
  }
  return true;
}

/** α: (FᵀF + ε·Id)·α = (1, …, 1)ᵀ, divided by its sum; the latest state alone where that is no solution. For one warp. */
__device__ void weigh(Mixture &m, const double *gram, int window, int filled, int place, int depth, double regularisation) {
  int lane = threadIdx.x;
  bool used = lane < filled && (lane == place || (place - lane + window) % window < depth);
  unsigned all = __ballot_sync(ALL, used);
  int n = __popc(all);
  m.alpha[lane] = 0;
  if (used) m.places[__popc(all & ((1u << lane) - 1))] = lane;
  __syncwarp();
  if (lane < n) {
    double largest = 0;
    for (int j = 0; j < n; j++) largest = fmax(largest, gram[m.places[j] * window + m.places[j]]);
    for (int j = 0; j < n; j++) m.system[lane][j] = gram[m.places[lane] * window + m.places[j]];
    m.system[lane][lane] += regularisation * largest;
  }
  __syncwarp();
  bool solved = factorise(m.system, n, lane);
  double mine = 1;
  for (int k = 0; solved && k < n; k++) {
    if (lane == k) mine /= m.system[k][k];
    double known = __shfl_sync(ALL, mine, k);
    if (lane > k && lane < n) mine -= m.system[lane][k] * known;
  }
  m.weights[lane] = mine;
  __syncwarp();
  if (lane > 0) return;
  double sum = 0;
  for (int i = n - 1; solved && i >= 0; i--) {
    double x = m.weights[i];
    for (int k = i + 1; k < n; k++) x -= m.system[k][i] * m.weights[k];
    m.weights[i] = x / m.system[i][i];
  }
  for (int j = 0; j < n; j++) sum += m.weights[j];
  if (solved && sum != 0 && is_finite(sum)) for (int j = 0; j < n; j++) m.alpha[m.places[j]] = (float)(m.weights[j] / sum);
  else m.alpha[place] = 1;
}

/**
 * z ← Σ α_i·f(x_i), or f(z) where the safeguard says so.
 *
 * falling  1 for the safeguard FALLING, 0 for NEAR
 * place    of this call in the window
 * filled   places of the window that have been used, with this one
 * history  addresses of 2·window batches of states: the last values of f, and their residuals
 * gram     by sample: window × window, products of residuals
 * choices  by sample: steps with a choice, and those that took the mixture
 */
extern "C" __global__ void __launch_bounds__(THREADS)
anderson_step(int n, int slot, int first, int last, double tolerance, const int *numbers, float *z, const float *value, float *best, Sample *samples,
              double *seen, int window, double regularisation, int falling, int place, int filled, float *const *history, double *gram, int *choices) {
  __shared__ Mixture m;
  int number = numbers[blockIdx.x];
  Sample sample = first ? fresh() : samples[number];
  if (sample.over) return;
  long at = (long)blockIdx.x * n;
  z += at, value += at, best += (long)number * n, gram += (long)number * window * window;
  float *kept = history[place] + at, *residual = history[window + place] + at;
  for (int i = threadIdx.x; i < n; i += THREADS) {
    residual[i] = value[i] - z[i];
    kept[i] = value[i];
  }
  __syncthreads();
  for (int from = 0; from < 3 + filled; from += THREADS / 4) {
    int which = from + threadIdx.x / 4;
    const float *x = which == 1 ? value : which == 2 ? z : residual, *y = which < 3 || which >= 3 + filled ? x : history[window + which - 3] + at;
    double sum = row_sum(which < 3 + filled ? n : 0, [=](int i) { return product(x[i], y[i]); });
    if (which < 3 + filled && threadIdx.x % 4 == 0) m.sums[which] = sum;
  }
  __syncthreads();
  Verdict verdict = judge(sample, m.sums[0], m.sums[1], 1, tolerance, last, seen + 2 * ((long)slot * gridDim.x + blockIdx.x));
  if (verdict.better) for (int i = threadIdx.x; i < n; i += THREADS) best[i] = z[i];
  if (!verdict.over) {
    sample.depth = min(sample.depth + 1, window);
    for (int j = threadIdx.x; j < filled; j += THREADS) gram[place * window + j] = gram[j * window + place] = m.sums[3 + j];
    double state = m.sums[2], norm = sqrt(m.sums[0]);
    __syncthreads();
    if (threadIdx.x < 32) weigh(m, gram, window, filled, place, sample.depth, regularisation);
    __syncthreads();
    for (int i = threadIdx.x; i < n; i += THREADS) {
      float sum = 0;
      for (int j = 0; j < filled; j++) sum = mix(m.alpha[j], history[j][at + i], j == 0 ? 0 : 1, sum);
      z[i] = sum;
    }
    __syncthreads();
    // ‖f(x_k) − x̃‖² and ‖x̃‖²
    if (threadIdx.x < 32) {
      int which = threadIdx.x / 4;
      double sum = row_sum(n, [=](int i) {
        float x = which == 0 ? value[i] - z[i] : z[i];
        return product(x, x);
      });
      if (which < 2 && threadIdx.x % 4 == 0) m.sums[which] = sum;
    }
    __syncthreads();
    bool choice = sample.depth > 1;
    bool trusted = falling ? norm <= sample.last : sqrt(m.sums[0] * state) < norm * sqrt(m.sums[1]);
    bool accept = !choice || trusted;
    if (!accept) for (int i = threadIdx.x; i < n; i += THREADS) z[i] = value[i];
    if (threadIdx.x == 0) {
      choices[2 * number] = (first ? 0 : choices[2 * number]) + choice;
      choices[2 * number + 1] = (first ? 0 : choices[2 * number + 1]) + (choice && accept);
    }
    // the more often it had to begin anew, the more of Picard's steps come first
    if (!accept && falling) sample.depth = -(sample.restarts++ / 2);
    sample.last = norm;
  }
  if (threadIdx.x == 0) samples[number] = sample;
}
