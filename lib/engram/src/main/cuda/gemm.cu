// The matrix product where no cuBLAS loads. Matrices are row-major float32; a row begins ld numbers after the one above it.

constexpr int TILE = 128;        // rows and columns of C that a block computes
constexpr int DEPTH = 16;        // how much of the inner dimension is in shared memory at once
constexpr int THREADS = 256;     // 16 × 16, each with 8 × 8 entries of C

/** The eight numbers of the next slice of a factor that one thread fetches. */
struct Slice {
  float4 part[2];
};

/**
 * Fetches this thread's share of a slice of op(X): 128 positions along C from `first`, 16 along the inner dimension from `k`;
 * zeros beyond the ends. INNER: whether neighbours in memory are neighbours along the inner dimension.
 */
template <bool INNER>
__device__ Slice fetch(const float *x, long ld, int first, int extent, int k, int inner) {
  bool whole = first + TILE <= extent && k + DEPTH <= inner && ld % 4 == 0 && (size_t)x % 16 == 0;
  Slice slice;
  for (int half = 0; half < 2; half++) {
    int number = threadIdx.x + half * THREADS;                    // of 512 pieces of four numbers
    int row = INNER ? first + number / 4 : k + number / 32;       // of X as it lies in memory
    int col = INNER ? k + number % 4 * 4 : first + number % 32 * 4;
    if (whole) {
      slice.part[half] = *reinterpret_cast<const float4 *>(x + row * ld + col);
    } else {
      int rows = INNER ? extent : inner, cols = INNER ? inner : extent;
      const float *from = x + row * ld + col;
      bool inside = row < rows;
      slice.part[half] = make_float4(inside && col < cols ? from[0] : 0, inside && col + 1 < cols ? from[1] : 0,
                                     inside && col + 2 < cols ? from[2] : 0, inside && col + 3 < cols ? from[3] : 0);
    }
  }
  return slice;
}

/** Where a position along C lies in row k of a tile: columns of four rows are spread over the banks, without a gap between rows. */
__device__ int place(int k, int at) { return at ^ k / 4 * 8; }

/** Puts a slice into shared memory, tile[k][place of a position along C]. */
template <bool INNER>
__device__ void store(const Slice &slice, float (*tile)[TILE]) {
  for (int half = 0; half < 2; half++) {
    int number = threadIdx.x + half * THREADS;
    float4 part = slice.part[half];
    if (INNER) {
      int k = number % 4 * 4, at = place(k, number / 4);
      tile[k][at] = part.x;
      tile[k + 1][at] = part.y;
      tile[k + 2][at] = part.z;
      tile[k + 3][at] = part.w;
    } else {
      *reinterpret_cast<float4 *>(&tile[number / 32][place(number / 32, number % 32 * 4)]) = part;
    }
  }
}

/** Eight numbers of row k of a tile: four at 4·group and four at 64 + 4·group. */
__device__ void eight(const float (*tile)[TILE], int k, int group, float *numbers) {
  for (int half = 0; half < 2; half++) {
    float4 four = *reinterpret_cast<const float4 *>(&tile[k][half * (TILE / 2) + place(k, 4 * group)]);
    numbers[4 * half] = four.x;
    numbers[4 * half + 1] = four.y;
    numbers[4 * half + 2] = four.z;
    numbers[4 * half + 3] = four.w;
  }
}

/**
 * C ← α·op(A)·op(B) + β·C for C of m × n and an inner dimension k; with β = 0 the old C is not read. A block computes a tile of
 * 128 × 128 entries from slices of 16 along the inner dimension; the next slice is on its way while one is multiplied.
 */
template <bool TRANSPOSE_A, bool TRANSPOSE_B>
__device__ void gemm(int m, int n, int k, float alpha, const float *a, long lda, const float *b, long ldb, float beta, float *c, long ldc) {
  __shared__ __align__(16) float left[2][DEPTH][TILE];
  __shared__ __align__(16) float right[2][DEPTH][TILE];
  int top = blockIdx.y * TILE, start = blockIdx.x * TILE;
  int down = threadIdx.x / 16, across = threadIdx.x % 16;
  float sum[8][8] = {};

  int slices = (k + DEPTH - 1) / DEPTH;
  Slice nextLeft = fetch<!TRANSPOSE_A>(a, lda, top, m, 0, k), nextRight = fetch<TRANSPOSE_B>(b, ldb, start, n, 0, k);
  for (int s = 0; s < slices; s++) {
    int buffer = s % 2;
    store<!TRANSPOSE_A>(nextLeft, left[buffer]);
    store<TRANSPOSE_B>(nextRight, right[buffer]);
    __syncthreads();
    if (s + 1 < slices) {
      nextLeft = fetch<!TRANSPOSE_A>(a, lda, top, m, (s + 1) * DEPTH, k);
      nextRight = fetch<TRANSPOSE_B>(b, ldb, start, n, (s + 1) * DEPTH, k);
    }
#pragma unroll 2
    for (int q = 0; q < DEPTH; q++) {
      float x[8], y[8];
      eight(left[buffer], q, down, x);
      eight(right[buffer], q, across, y);
#pragma unroll
      for (int i = 0; i < 8; i++)
#pragma unroll
        for (int j = 0; j < 8; j++) sum[i][j] += x[i] * y[j];
    }
  }

#pragma unroll
  for (int i = 0; i < 8; i++) {
    int row = top + i / 4 * (TILE / 2) + 4 * down + i % 4;
    if (row >= m) continue;
    float *line = c + row * ldc + start + 4 * across;
#pragma unroll
    for (int j = 0; j < 8; j++) {
      int at = j / 4 * (TILE / 2) + j % 4;
      if (start + 4 * across + at < n) line[at] = beta == 0 ? alpha * sum[i][j] : alpha * sum[i][j] + beta * line[at];
    }
  }
}

#define GEMM(name, transposeA, transposeB)                                                                                    \
  extern "C" __global__ void __launch_bounds__(THREADS, 2)                                                                    \
  name(int m, int n, int k, float alpha, const float *a, long lda, const float *b, long ldb, float beta, float *c, long ldc) { \
    gemm<transposeA, transposeB>(m, n, k, alpha, a, lda, b, ldb, beta, c, ldc);                                               \
  }
GEMM(gemm_nn, false, false)
GEMM(gemm_nt, false, true)
GEMM(gemm_tn, true, false)
GEMM(gemm_tt, true, true)
