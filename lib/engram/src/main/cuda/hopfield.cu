// Synchronous steps, and sweeps group by group, of many probes of a network with Hebb's couplings, in integers: see engram.hopfield.CudaBits.
//
// A spin is a bit, 1 for +1; N spins are a row of W words of 32, W even, zeros past N. p patterns are padded to P, a multiple of 64. c probes,
// number `first` and those after it, are at work together, each with rows of its own; those not yet finished are listed in active[], and
// status[] holds how many they are, the time t of the last step, and the row of the record that the next step writes.

constexpr int ACTIVE = 0, TIME = 1, ROW = 2;                             // entries of status
constexpr int CHANGED = 1, AWAY = 2, DREW = 4, DREW_BEFORE = 8;          // S(t) ≠ S(t−1), S(t) ≠ S(t−2), a tie was drawn at t, at t − 1
constexpr int WITHOUT_TIES = 0, KEEP_TIES = 1, DRAW_TIES = 2, HEAT = 3;  // how a spin is decided

constexpr int THREADS = 256, WARPS = THREADS / 32;
constexpr int TILE = 128;              // probes, and patterns or neurons, of a block
constexpr int ROWS = TILE / WARPS;     // probes of a warp: its number, that + 8, …
constexpr int COLUMNS = TILE / 32;     // patterns or neurons of a thread: its lane, that + 32, …
constexpr int DEPTH = 16;              // words of the inner dimension in shared memory at once
constexpr int PADDED = DEPTH + 4;      // spreads the rows over the banks
constexpr int FEW = 2;                 // probes of a warp, late in a run
constexpr int DIGITS = 3;              // |ΔX| ≤ N < 2^15 and a digit ends at 127

constexpr unsigned ALL = 0xffffffff;   // lanes

/** One slice of both factors. */
struct Slices {
  int left[TILE][PADDED];   // a row a probe
  int right[TILE][PADDED];  // a row a pattern or neuron
};

/** sum + popcount(x xor y). */
__device__ int differing_bits(int4 x, int4 y, int sum) {
  return sum + __popc(x.x ^ y.x) + __popc(x.y ^ y.y) + __popc(x.z ^ y.z) + __popc(x.w ^ y.w);
}

/** sum + Σ x_k·y_k over sixteen signed bytes. */
__device__ int byte_products(int4 x, int4 y, int sum) {
  return __dp4a(x.w, y.w, __dp4a(x.z, y.z, __dp4a(x.y, y.y, __dp4a(x.x, y.x, sum))));
}

/** Adds the products of a slice to the sums of this thread, for the first HOW_MANY probes of its warp. */
template <int HOW_MANY, int (*ADD)(int4, int4, int)>
__device__ void multiply(const Slices &slices, int (&sum)[ROWS][COLUMNS]) {
  int warp = threadIdx.x / 32, lane = threadIdx.x % 32;
#pragma unroll 1
  for (int k = 0; k < DEPTH; k += 4) {
    int4 y[COLUMNS];
#pragma unroll
    for (int j = 0; j < COLUMNS; j++) y[j] = *reinterpret_cast<const int4 *>(&slices.right[32 * j + lane][k]);
#pragma unroll
    for (int q = 0; q < HOW_MANY; q++) {
      int4 x = *reinterpret_cast<const int4 *>(&slices.left[WARPS * q + warp][k]);
#pragma unroll
      for (int j = 0; j < COLUMNS; j++) sum[q][j] = ADD(x, y[j], sum[q][j]);
    }
  }
}

/** The same for as many probes as this warp has. */
template <int (*ADD)(int4, int4, int)>
__device__ void multiply(const Slices &slices, int probes, int (&sum)[ROWS][COLUMNS]) {
  int mine = (probes - (int)threadIdx.x / 32 + WARPS - 1) / WARPS;
  if (mine > FEW) multiply<ROWS, ADD>(slices, sum);
  else if (mine > 0) multiply<FEW, ADD>(slices, sum);
}

/** The sums of the q-th probe of the warp; registers have no numbers, so all are looked through. */
__device__ void pick(const int (&sum)[ROWS][COLUMNS], int q, int (&picked)[COLUMNS]) {
#pragma unroll
  for (int k = 0; k < ROWS; k++)
#pragma unroll
    for (int j = 0; j < COLUMNS; j++)
      if (k == q) picked[j] = sum[k][j];
}

/** Loads the slice that begins at word k of 128 rows of bits, W words each; zeros in place of a row with a negative number. */
template <class Row>
__device__ void load_bits(const unsigned *bits, int words, int k, Row row, int (*slice)[PADDED]) {
#pragma unroll
  for (int part = 0; part < 4; part++) {
    int number = threadIdx.x + part * THREADS;  // of 128 × 8 pairs of words
    int from = row(number / 8), word = k + number % 8 * 2;
    uint2 pair = from >= 0 && word < words ? *reinterpret_cast<const uint2 *>(bits + (size_t)from * words + word) : uint2{0, 0};
    *reinterpret_cast<uint2 *>(&slice[number / 8][number % 8 * 2]) = pair;
  }
}

/** Where the count of the q-th probe of the warp with the thread's j-th pattern is among the 128² of a tile. */
__device__ int *part(int *parts, int q, int j) { return parts + (q * COLUMNS + j) * THREADS + threadIdx.x; }

/** Adds the counts of one of so many blocks to those of the others; whether this is the last of them, for which all are there. */
__device__ bool add_parts(const int (&sum)[ROWS][COLUMNS], int probes, int blocks, int *parts, int *arrived) {
  __shared__ bool last;
#pragma unroll
  for (int q = 0; q < ROWS; q++)
#pragma unroll
    for (int j = 0; j < COLUMNS; j++)
      if (WARPS * q + (int)threadIdx.x / 32 < probes) atomicAdd(part(parts, q, j), sum[q][j]);
  __threadfence();
  __syncthreads();
  if (threadIdx.x == 0) {
    last = atomicAdd(arrived, 1) == blocks - 1;
    if (last) *arrived = 0;
  }
  __syncthreads();
  __threadfence();
  return last;
}

/** The summed counts of the q-th probe of the warp, which are zeros afterwards. */
__device__ void take_parts(int *parts, int q, int (&taken)[COLUMNS]) {
#pragma unroll
  for (int j = 0; j < COLUMNS; j++) taken[j] = atomicExch(part(parts, q, j), 0);
}

/**
 * X_ν ← popcount(ξ^ν xor S), the number of spins in which an active probe differs from pattern ν, and the digits of its change, or of itself where it is
 * counted afresh, ΔX_ν = Σ_b 256^b·d_ν^b with −128 ≤ d_ν^b < 128. That of the probe's own pattern, by far the largest, is kept apart.
 * A block a tile of 128 probes (y) × 128 patterns, and `share` words of both, a multiple of 16 (x, those of one tile side by side). Where that is not
 * all W, the blocks of a tile add their counts up in parts, and the last to arrive goes on with the sum.
 *
 * patterns: p × W; states: c × W; parts: a tile × 128², sums of counts, 0 before and after; arrived: a tile, blocks that have added theirs, likewise;
 * differing: c × P, X; digits: 3 × c × P, d, by the place in active; own: c, ΔX_μ; planes: the number of digits that a tile of probes needs, 0 before
 */
extern "C" __global__ void __launch_bounds__(THREADS, 2)
count_differing(const int *status, const int *active, int c, int first, const unsigned *patterns, int p, int words, const unsigned *states,
                int share, int *parts, int *arrived, int afresh, short *differing, signed char *digits, int *own, int *planes) {
  __shared__ __align__(16) Slices slices;
  int shares = (words + share - 1) / share, column = blockIdx.x / shares, begin = blockIdx.x % shares * share;
  int top = blockIdx.y * TILE, start = column * TILE, probes = min(TILE, status[ACTIVE] - top);
  if (probes <= 0) return;
  auto probe = [=](int row) { return row < probes ? active[top + row] : -1; };
  auto pattern = [=](int row) { return start + row < p ? start + row : -1; };
  int sum[ROWS][COLUMNS] = {};
  for (int k = begin; k < min(begin + share, words); k += DEPTH) {  // counting bits takes so long that loads need no start ahead
    load_bits(states, words, k, probe, slices.left);
    load_bits(patterns, words, k, pattern, slices.right);
    __syncthreads();
    multiply<differing_bits>(slices, probes, sum);
    __syncthreads();
  }

  int tile = blockIdx.y * (gridDim.x / shares) + column;
  parts += (size_t)tile * TILE * TILE;
  if (shares > 1 && !add_parts(sum, probes, shares, parts, arrived + tile)) return;

  int warp = threadIdx.x / 32, lane = threadIdx.x % 32, padded = (p + 63) / 64 * 64, needed = 0;
#pragma unroll 1
  for (int q = 0, row = warp; row < probes; q++, row += WARPS) {
    int local = active[top + row], counted[COLUMNS];
    if (shares > 1) take_parts(parts, q, counted);
    else pick(sum, q, counted);
#pragma unroll
    for (int j = 0; j < COLUMNS; j++) {
      int nu = start + 32 * j + lane, change = 0;
      if (nu >= padded) continue;
      if (nu < p) {
        short *count = differing + (size_t)local * padded + nu;
        change = counted[j] - (afresh ? 0 : *count);
        *count = (short)counted[j];
        if (nu == first + local) {
          own[local] = change;
          change = 0;
        }
      }
#pragma unroll
      for (int plane = 0; plane < DIGITS; plane++) {
        signed char digit = (signed char)change;
        digits[((size_t)plane * c + top + row) * padded + nu] = digit;
        if (digit != 0) needed = max(needed, plane + 1);
        change = (change - digit) / 256;  // without remainder
      }
    }
  }
  for (int by = 16; by > 0; by /= 2) needed = max(needed, __shfl_xor_sync(ALL, needed, by));
  if (lane == 0) atomicMax(planes + blockIdx.y, needed);
}

/** Bits k … k + 3 as signed bytes, 1 for a set bit and −1 for another. */
__device__ int four_spins(unsigned bits, int k) {
  unsigned ones = (bits >> k & 15) * 0x00204081 & 0x01010101;  // bit 0 to bit 0, bit 1 to bit 8, …
  return (int)(ones * 0xfe ^ 0xffffffff);                      // 1 → 0x01, 0 → 0xff
}

/** Draw `index` of a random stream: see engram.tensor.RandomStream. */
__device__ long long draw(long long key, long long gamma, long long index) {
  unsigned long long z = (unsigned long long)key + (unsigned long long)index * (unsigned long long)gamma;
  z = (z ^ z >> 30) * 0xBF58476D1CE4E5B9;
  z = (z ^ z >> 27) * 0x94D049BB133111EB;
  return (long long)(z ^ z >> 31);
}

/**
 * How a spin follows its field F. At T = 0 it is +1 above a threshold, at the threshold the field N·h is zero, and −1 below. At T > 0 it is +1 where 32 random
 * bits are below 2^32·P(+1), a function of I = F − p·S and of S that is a table: chances[2·(I + range) + (S = +1)], constant beyond |I| = range.
 */
struct Decision {
  int thresholdUp, thresholdDown;  // after S = +1 and after S = −1
  int rule;
  const long long *chances;
  int range, p;
  long long key, gamma;            // of the random stream
};

/** Whether the next spin is +1, with draw `index` where one is needed; sets drew where that was for a tie. */
__device__ bool is_up(const Decision &by, int field, bool wasUp, long long index, bool &drew) {
  if (by.rule == HEAT) {
    int place = max(-by.range, min(by.range, wasUp ? field - by.p : field + by.p)) + by.range;
    return (long long)((unsigned long long)draw(by.key, by.gamma, index) >> 32) < by.chances[2 * (size_t)place + wasUp];
  }
  int threshold = wasUp ? by.thresholdUp : by.thresholdDown;
  if (field != threshold || by.rule == WITHOUT_TIES) return field > threshold;
  drew |= by.rule == DRAW_TIES;
  return by.rule == KEEP_TIES ? wasUp : draw(by.key, by.gamma, index) >= 0;
}

/** A thread's share of the slice of 64 patterns: of digits of the probes, and of spins of the neurons. */
struct ByteShare {
  int4 digits[2];
  unsigned spins;
};

/**
 * One step of the neurons from … to − 1 of the active probes. Since M_ν = N − 2·X_ν, the field F_i = Σ_ν ξ_i^ν M_ν changes by −2·Σ_ν ξ_i^ν ΔX_ν; S_i(t)
 * follows it. A block a tile of 128 probes (y) × 128 neurons (x), the first of which holds `from`.
 *
 * Afresh, with ΔX_ν = X_ν, the fields are those where all X_ν are 0, the same for all probes, and stay so.
 *
 * turned: P/32 × N words, bit ν % 32 of word (ν/32, i) being ξ_i^ν; order: N, the numbers of the neurons in the order of all else; fields: c × N, or
 * afresh N, F; states, last: c × W, S(t−1) and S(t−2), which become S(t) and S(t−1); met: c, gathers CHANGED, AWAY and DREW; record: r × c, gathers
 * popcount(ξ^μ xor S^μ)
 */
extern "C" __global__ void __launch_bounds__(THREADS, 2)
update_spins(const int *status, const int *active, int c, int first, const unsigned *patterns, int p, int words, const unsigned *turned, int n,
             const int *order, int from, int to, int afresh, const signed char *digits, const int *own, const int *planes, int *fields,
             unsigned *states, unsigned *last, int thresholdUp, int thresholdDown, int rule, const long long *chances, int range,
             long long key, long long gamma, int *met, int *record) {
  __shared__ __align__(16) Slices slices;
  int top = blockIdx.y * TILE, start = (from / TILE + blockIdx.x) * TILE, probes = min(TILE, status[ACTIVE] - top);
  if (probes <= 0) return;
  int padded = (p + 63) / 64 * 64, groups = padded / 64, highest = planes[blockIdx.y] - 1;
  auto fetch = [=](int plane, int group) {
    ByteShare share;
#pragma unroll
    for (int part = 0; part < 2; part++) {
      int number = threadIdx.x + part * THREADS, row = number / 4, at = group * 64 + number % 4 * 16;  // of 128 × 4 pieces of 16 digits
      share.digits[part] = plane >= 0 && row < probes
          ? *reinterpret_cast<const int4 *>(digits + ((size_t)plane * c + top + row) * padded + at) : int4{0, 0, 0, 0};
    }
    int i = start + threadIdx.x % TILE;  // 128 neurons × 2 words
    share.spins = plane >= 0 && i < n ? turned[(size_t)(2 * group + threadIdx.x / TILE) * n + i] : 0;
    return share;
  };
  int sum[ROWS][COLUMNS] = {};
  ByteShare next = fetch(highest, 0);
  for (int plane = highest; plane >= 0; plane--) {  // Σ_b 256^b·x_b = x_0 + 256·(x_1 + 256·x_2)
#pragma unroll
    for (int q = 0; q < ROWS; q++)
#pragma unroll
      for (int j = 0; j < COLUMNS; j++) sum[q][j] = (int)(256u * (unsigned)sum[q][j]);
    for (int group = 0; group < groups; group++) {
#pragma unroll
      for (int part = 0; part < 2; part++) {
        int number = threadIdx.x + part * THREADS, k = 16 * part;
        *reinterpret_cast<int4 *>(&slices.left[number / 4][number % 4 * 4]) = next.digits[part];
        *reinterpret_cast<int4 *>(&slices.right[threadIdx.x % TILE][threadIdx.x / TILE * 8 + 4 * part]) =
            int4{four_spins(next.spins, k), four_spins(next.spins, k + 4), four_spins(next.spins, k + 8), four_spins(next.spins, k + 12)};
      }
      __syncthreads();
      next = group + 1 < groups ? fetch(plane, group + 1) : fetch(plane - 1, 0);  // on its way while this one is multiplied
      multiply<byte_products>(slices, probes, sum);
      __syncthreads();
    }
  }

  int warp = threadIdx.x / 32, lane = threadIdx.x % 32;
  Decision decision{thresholdUp, thresholdDown, rule, chances, range, p, key, gamma};
#pragma unroll 1
  for (int q = 0, row = warp; row < probes; q++, row += WARPS) {
    int local = active[top + row], mu = first + local, ownChange = own[local], seen = 0, different = 0, summed[COLUMNS];
    bool drew = false;
    pick(sum, q, summed);
#pragma unroll
    for (int j = 0; j < COLUMNS; j++) {
      int word = start / 32 + j, place = 32 * word + lane;
      if (word >= words) continue;
      size_t at = (size_t)local * words + word;
      unsigned pattern = patterns[(size_t)mu * words + word], now = states[at];
      bool visited = place >= from && place < to, up = false;
      if (visited) {
        // F_i ← F_i − 2·Σ_ν ξ_i^ν ΔX_ν, modulo 2^32 on the way
        int change = summed[j] + (pattern >> lane & 1 ? ownChange : -ownChange);
        int *field = fields + (afresh ? place : (size_t)local * n + place), value = (int)((unsigned)*field - 2u * (unsigned)change);
        if (!afresh) *field = value;
        up = is_up(decision, value, now >> lane & 1, ((long long)status[TIME] * p + mu) * n + order[place], drew);
      }
      unsigned group = __ballot_sync(ALL, visited), next = (now & ~group) | __ballot_sync(ALL, up);
      seen |= (next != now ? CHANGED : 0) | (next != last[at] ? AWAY : 0);
      different += __popc((next ^ pattern) & group);
      __syncwarp();
      if (lane == 0) {
        last[at] = now;
        states[at] = next;
      }
    }
    if (__any_sync(ALL, drew)) seen |= DREW;
    if (lane == 0) {
      atomicOr(met + local, seen);
      atomicAdd(record + (size_t)status[ROW] * c + local, different);
    }
  }
}

/**
 * Ends a step. Probes with S(t) = S(t−1), and those with S(t) = S(t−2) without a drawn tie in two steps, are finished if the length of this cycle is no longer
 * than `longest`; the others stay in active, in order. One block.
 *
 * cycles: c, the length of the cycle reached, 1 or 2; settled: c, when; planes: ⌈c/128⌉, cleared for the next step
 */
extern "C" __global__ void __launch_bounds__(THREADS)
retire_probes(int *status, int *active, int c, int longest, int *met, int *cycles, int *settled, int *planes) {
  __shared__ int staying[WARPS];
  int count = status[ACTIVE], t = status[TIME] + 1, kept = 0, warp = threadIdx.x / 32, lane = threadIdx.x % 32;
  for (int from = 0; from < count; from += THREADS) {
    int at = from + threadIdx.x, local = at < count ? active[at] : -1;
    bool stays = false;
    if (local >= 0) {
      int seen = met[local];
      int length = !(seen & CHANGED) ? 1 : seen & (AWAY | DREW | DREW_BEFORE) ? 0 : 2;
      met[local] = seen & DREW ? DREW_BEFORE : 0;
      stays = length == 0 || length > longest;
      if (!stays) {
        cycles[local] = length;
        settled[local] = t;
      }
    }
    unsigned votes = __ballot_sync(ALL, stays);
    if (lane == 0) staying[warp] = __popc(votes);
    __syncthreads();  // all of these places of active are read, and may be written
    int place = kept + __popc(votes & ((1u << lane) - 1));
    for (int other = 0; other < warp; other++) place += staying[other];
    if (stays) active[place] = local;
    for (int other = 0; other < WARPS; other++) kept += staying[other];
    __syncthreads();
  }
  for (int tile = threadIdx.x; tile < (c + TILE - 1) / TILE; tile += THREADS) planes[tile] = 0;
  if (threadIdx.x == 0) {
    status[ACTIVE] = kept;
    status[TIME] = t;
    status[ROW]++;
  }
}

/** Turns patterns, p × W words of neurons, to P/32 × N words of patterns. A thread a neuron (x); 32 patterns a block (y), in strides. */
extern "C" __global__ void turn_patterns(const unsigned *patterns, int p, int words, int n, unsigned *turned) {
  int i = blockIdx.x * THREADS + threadIdx.x, groups = (p + 63) / 64 * 2;
  if (i >= n) return;
  for (int group = blockIdx.y; group < groups; group += gridDim.y) {
    unsigned bits = 0;
    for (int k = 0; k < 32 && 32 * group + k < p; k++) bits |= (patterns[(size_t)(32 * group + k) * words + i / 32] >> i % 32 & 1) << k;
    turned[(size_t)group * n + i] = bits;
  }
}

/** Bit k of each row of `to` ← bit order[k] of that row of `from`; W words a row, N bits. A bit a thread (x); a row a block (y), in strides. */
extern "C" __global__ void permute_spins(const unsigned *from, int rows, int words, int n, const int *order, unsigned *to) {
  int place = blockIdx.x * THREADS + threadIdx.x, i = place < n ? order[place] : 0;
  for (int row = blockIdx.y; row < rows; row += gridDim.y) {
    unsigned bits = __ballot_sync(ALL, place < n && from[(size_t)row * words + i / 32] >> i % 32 & 1);
    if (threadIdx.x % 32 == 0 && place / 32 < words) to[(size_t)row * words + place / 32] = bits;
  }
}

/** F_i ← N·Σ_ν ξ_i^ν, the field where all X_ν are 0, for c probes. A thread a neuron (x); a probe a block (y), in strides. */
extern "C" __global__ void start_fields(const unsigned *turned, int p, int n, int c, int *fields) {
  int i = blockIdx.x * THREADS + threadIdx.x, ups = 0;
  if (i >= n) return;
  for (int group = 0; group < (p + 31) / 32; group++) ups += __popc(turned[(size_t)group * n + i]);
  for (int local = blockIdx.y; local < c; local += gridDim.y) fields[(size_t)local * n + i] = n * (2 * ups - p);
}
