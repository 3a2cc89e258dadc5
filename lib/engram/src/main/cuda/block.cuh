// What the threads of a block find out together. The order of sums is fixed.
#pragma once

constexpr int THREADS = 256;  // of every block

/** The sum, over the block, of one number of each thread; every thread gets it. */
__device__ double block_sum(double mine) {
  __shared__ double sums[THREADS / 32];
  for (int by = 16; by > 0; by /= 2) mine += __shfl_xor_sync(0xffffffff, mine, by);
  __syncthreads();  // an earlier result may still be read
  if (threadIdx.x % 32 == 0) sums[threadIdx.x / 32] = mine;
  __syncthreads();
  double sum = 0;
  for (int warp = 0; warp < THREADS / 32; warp++) sum += sums[warp];
  return sum;
}

/** The largest, over the block, of one number of each thread; every thread gets it. */
__device__ float block_max(float mine) {
  __shared__ float most[THREADS / 32];
  for (int by = 16; by > 0; by /= 2) mine = fmaxf(mine, __shfl_xor_sync(0xffffffff, mine, by));
  __syncthreads();
  if (threadIdx.x % 32 == 0) most[threadIdx.x / 32] = mine;
  __syncthreads();
  float largest = most[0];
  for (int warp = 1; warp < THREADS / 32; warp++) largest = fmaxf(largest, most[warp]);
  return largest;
}

/** Σ_j x_j in float64, for the block; every thread gets it. */
__device__ double total(const float *x, int cols) {
  double sum = 0;
  for (int j = threadIdx.x; j < cols; j += THREADS) sum += x[j];
  return block_sum(sum);
}

/** Σ_j x_j·y_j in float64, likewise. */
__device__ double dot(const float *x, const float *y, int cols) {
  double sum = 0;
  for (int j = threadIdx.x; j < cols; j += THREADS) sum = fma((double)x[j], (double)y[j], sum);
  return block_sum(sum);
}
