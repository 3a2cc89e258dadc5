// z = f(z) for one sample, by a block: Picard's iteration, or Anderson's acceleration with its safeguard NEAR. The operations of the library's
// own loop (engram.deq); sums have another order. Thread t of the block has the numbers t, t + THREADS, … of every state: z, best and history are
// read and written by no other thread.
#pragma once
#include "block.cuh"
#include "residual.cuh"

constexpr int WINDOW = 4;  // the most states that are mixed
constexpr int KEPT = 2 * WINDOW;  // states of a history

/** What solves: window 1 is Picard's iteration. */
struct Solver { int window; double regularisation; };

/** When a solution is good enough: a residual of 0 ends nothing. */
struct Stop { double tolerance; int calls; };

/** How it went: calls that were made, and whether one of the residuals was finite. */
struct Found { int calls; bool finite; };

/**
 * N sums, over the block, of numbers of each thread; every thread gets them. Only the first `count` threads have anything to add. There is a
 * barrier within, and another one must lie between two sums of the same N.
 */
template <int N> __device__ void block_sums(int count, double (&mine)[N]) {
  __shared__ double sums[THREADS / 32][N];
  int warps = min(THREADS / 32, (count + 31) / 32), warp = threadIdx.x / 32;
  if (warp < warps)
#pragma unroll
    for (int n = 0; n < N; n++) {
      for (int by = 16; by > 0; by /= 2) mine[n] += __shfl_xor_sync(0xffffffff, mine[n], by);
      if (threadIdx.x % 32 == 0) sums[warp][n] = mine[n];
    }
  __syncthreads();
#pragma unroll
  for (int n = 0; n < N; n++) {
    mine[n] = 0;
    for (int k = 0; k < warps; k++) mine[n] += sums[k][n];
  }
}

/** α: (FᵀF + ε·Id)·α = (1, …, 1)ᵀ, divided by its sum, by Cholesky's method; the latest state alone where that is no solution. */
__device__ __forceinline__ void weigh(const double (&gram)[WINDOW][WINDOW], int filled, int place, double regularisation, float (&alpha)[WINDOW]) {
  double a[WINDOW][WINDOW], b[WINDOW], largest = 0, least = ENDLESS, sum = 0;
#pragma unroll
  for (int j = 0; j < WINDOW; j++) if (j < filled) largest = fmax(largest, gram[j][j]);
  // what is not filled yet is an equation of its own, 1·α = 0
#pragma unroll
  for (int i = 0; i < WINDOW; i++) {
    b[i] = i < filled ? 1 : 0;
#pragma unroll
    for (int j = 0; j < WINDOW; j++) a[i][j] = i >= filled || j >= filled ? i == j : i == j ? gram[i][j] + regularisation * largest : gram[i][j];
  }
#pragma unroll
  for (int j = 0; j < WINDOW; j++) {
#pragma unroll
    for (int k = 0; k < j; k++) a[j][j] -= a[j][k] * a[j][k];
    least = a[j][j] < least || a[j][j] != a[j][j] ? a[j][j] : least;
    a[j][j] = sqrt(a[j][j]);
#pragma unroll
    for (int i = j + 1; i < WINDOW; i++) {
#pragma unroll
      for (int k = 0; k < j; k++) a[i][j] -= a[i][k] * a[j][k];
      a[i][j] /= a[j][j];
    }
  }
#pragma unroll
  for (int i = 0; i < WINDOW; i++) {
#pragma unroll
    for (int k = 0; k < i; k++) b[i] -= a[i][k] * b[k];
    b[i] /= a[i][i];
  }
#pragma unroll
  for (int i = WINDOW - 1; i >= 0; i--) {
#pragma unroll
    for (int k = i + 1; k < WINDOW; k++) b[i] -= a[k][i] * b[k];
    b[i] /= a[i][i];
    sum += b[i];
  }
  bool solved = least > 0 && sum != 0 && is_finite(sum);
#pragma unroll
  for (int j = 0; j < WINDOW; j++) alpha[j] = solved ? (float)(b[j] / sum) : j == place ? 1 : 0;
}

/**
 * Solves z = f(z).
 *
 * f        f(z, value) computes value ← f(z) and ends with a barrier; z is read by the threads that have its numbers
 * z        where it begins, `size` numbers; overwritten
 * value    room for as many, in shared memory
 * best     written: the state of the smallest residual that was seen, or where it began if none was finite
 * history  room for KEPT states: the last values of f, and their residuals
 */
template <class Equation>
__device__ Found solve(const Equation &f, int size, const Solver &by, const Stop &stop, float *z, float *value, float *best, float *history) {
  double gram[WINDOW][WINDOW] = {}, two = NAN;
  float least = ENDLESS;
  for (int k = threadIdx.x; k < size; k += THREADS) best[k] = z[k];
  for (int call = 1;; call++) {
    int place = (call - 1) % by.window, filled = min(call, by.window);
    f(z, value);
    // ‖f(z) − z‖², ‖f(z)‖², ‖z‖² or how far it is to the last z but one, and the products with earlier residuals
    double sums[3 + WINDOW] = {};
    for (int k = threadIdx.x; k < size; k += THREADS) {
      float residual = value[k] - z[k];
      sums[0] += (double)residual * residual;
      sums[1] += (double)value[k] * value[k];
      if (by.window == 1) {
        float change = call > 1 ? value[k] - history[k] : 0;
        sums[2] += (double)change * change;
        continue;
      }
      sums[2] += (double)z[k] * z[k];
#pragma unroll
      for (int j = 0; j < WINDOW; j++) if (j < filled && j != place) sums[3 + j] += (double)residual * history[(WINDOW + j) * size + k];
      history[(WINDOW + place) * size + k] = residual;
    }
    block_sums(size, sums);
    double off = relative(sums[0], sums[1]);
    bool better = off < least;
    if (better) {
      least = (float)fmin(off, (double)LARGEST_FLOAT);
      for (int k = threadIdx.x; k < size; k += THREADS) best[k] = z[k];
    }
    bool cycle = two < PERIOD_TWO && (float)fmin(off, (double)LARGEST_FLOAT) > fmax(FACTOR * two, PERIOD_TWO);
    bool over = !is_finite(off) || (float)off < stop.tolerance || (stop.tolerance > 0 && cycle);
    if (over || call == stop.calls) return {call, least < ENDLESS};
    if (by.window == 1) {
      if (stop.tolerance > 0 && call > 1) two = sums[2] == 0 ? 0 : sqrt(sums[2] / sums[1]);
      for (int k = threadIdx.x; k < size; k += THREADS) {
        history[k] = z[k];
        z[k] = value[k];
      }
      continue;
    }
#pragma unroll
    for (int i = 0; i < WINDOW; i++)
#pragma unroll
      for (int j = 0; j < WINDOW; j++) {
        if (i == place && j == place) gram[i][j] = sums[0];
        else if (i == place) gram[i][j] = sums[3 + j];
        else if (j == place) gram[i][j] = sums[3 + i];
      }
    float alpha[WINDOW];
    weigh(gram, filled, place, by.regularisation, alpha);
    // x̃ = Σ α_i·f(x_i), its distance from f(x_k), and its size
    double mixed[2] = {};
    for (int k = threadIdx.x; k < size; k += THREADS) {
      history[place * size + k] = value[k];
      float sum = 0;
#pragma unroll
      for (int j = 0; j < WINDOW; j++) if (j < filled) sum = fmaf(alpha[j], history[j * size + k], sum);
      float apart = value[k] - sum;
      mixed[0] += (double)apart * apart;
      mixed[1] += (double)sum * sum;
      z[k] = sum;
    }
    block_sums(size, mixed);
    // f(x_k) instead of x̃ where ‖f(x_k) − x̃‖/‖x̃‖ is not below ‖f(x_k) − x_k‖/‖x_k‖
    bool near = filled == 1 || sqrt(mixed[0] * sums[2]) < sqrt(sums[0]) * sqrt(mixed[1]);
    if (!near) for (int k = threadIdx.x; k < size; k += THREADS) z[k] = value[k];
  }
}
