// What several kernels need: a block of 256 threads, and the sum over it.
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
