// The steps of a network of neurons, many in one launch: what engram.neuron.CudaSource's kernels have in common. Before this file stand, written from
// the network's equations,
//
//   ALONE     neurons that nothing joins: a thread for each, blockIdx.y the network
//   TOGETHER  a block for each network, a thread for each neuron; what neurons see of each other lies in shared memory
//   MANY      a block for each network, whose threads take turns with the neurons, and all numbers in the memory of the device
//
// (one of them), STAGES of the method, MOST_VARIABLES and MOST_NUMBERS of a neuron, THREADS of a block at most, EXCHANGED numbers and SPIKED neurons that others see,
// LINK the type of a neuron's number, and EACH(DO), which does something for every population.
//
// The state of a network is a row of numbers as in Layout: a variable after the other, `width` places each. All that is known per neuron
// (conductances, weights of inputs, links) is laid out likewise, so that threads that stand side by side read side by side.

#define NEVER (-0x2000000000000000LL)
#define RUNAWAY 1e4
#define OPEN 10.0
#define LOOK 64

/** Numbers of each population at the beginning of the layout. */
enum { SIZE, WIDTH, AT, THREAD, NUMBERS, PLACE, PER_POPULATION };

/** Numbers at the very beginning of it: how long the rows of a network are. */
enum { STATE_ROW, NUMBERS_ROW, LINKS_ROW, WEIGHTS_ROW, LONGS_ROW, PENDING_ROW, INPUTS_ROW, PLACES, SEEN_ROW, HEAD };

/** What a launch works with; see engram.neuron.CudaKernel. */
struct Run {
  double *state, *work;
  const double *numbers;
  const int *layout;
  const LINK *links;
  const double *weights, *inputs;
  const int *inputOf;
  long long *longs;
  double *pending, *highest;
  double dt;
  int network;
};

/** A neuron, and where it finds what belongs to it. */
struct Neuron {
  Run run;
  int population, i, width;
  int k;                       // the step in this launch
  long long step;              // and since the beginning
  bool anySpiked;

  __device__ __forceinline__ int at(int place) const { return __ldg(run.layout + place); }

  template <class P> __device__ __forceinline__ int of(int what) const { return at(HEAD + PER_POPULATION * P::NUMBER + what); }

  /** What is injected at a fraction of the step: the same into all, or into this one. */
  __device__ __forceinline__ double wave(int term, double fraction) const {
    return __ldg(run.inputs + __ldg(run.inputOf + term) + 3 * k + (int)(2 * fraction));
  }
  __device__ __forceinline__ double table(int term, double fraction) const {
    return __ldg(run.inputs + __ldg(run.inputOf + term) + (3 * k + (int)(2 * fraction)) * width + i);
  }
  __device__ __forceinline__ double drawn(int term) const { return __ldg(run.inputs + __ldg(run.inputOf + term) + k * width + i); }

  /** Σ_j w_ij·o_j by fma in rising order of j, over the neurons that reach this one: first how many there are, then their numbers. */
  template <bool WEIGHTED> __device__ __forceinline__ double sum(int links, int weights, const double *o) const {
    const LINK *link = run.links + links + i;
    const double *weight = run.weights + weights + i;
    double sum = 0;
    const int count = __ldg(link);
#pragma unroll 4
    for (int e = 0; e < count; e++) {
      link += width;
      const double open = o[__ldg(link)];
      sum = WEIGHTED ? __fma_rn(__ldg(weight), open, sum) : open + sum;
      weight += width;
    }
    return sum;
  }

  /** A conductance jumps for each neuron that spiked and reaches this one. */
  template <bool WEIGHTED> __device__ __forceinline__ void jump(int links, int weights, const unsigned char *spiked, double by, double &conductance) const {
    if (!anySpiked) return;
    const LINK *link = run.links + links + i;
    const int count = __ldg(link);
    for (int e = 0; e < count; e++) {
      link += width;
      if (spiked[__ldg(link)]) conductance += WEIGHTED ? by * __ldg(run.weights + weights + e * width + i) : by;
    }
  }

  /**
   * The same after a delay, which all links share or each has for itself, in steps: what is on its way lies in a ring of `slots` rows.
   *
   * @param delays where those of each link lie among the links; −1: all have `delay`
   */
  template <bool WEIGHTED> __device__ __forceinline__ void jumpLater(int links, int weights, int delays, int delay, int ring, int slots,
                                                                     const unsigned char *spiked, double by, double &conductance) const {
    double *way = run.pending + ring + i;
    const LINK *link = run.links + links + i;
    const int count = anySpiked ? __ldg(link) : 0;
    for (int e = 0; e < count; e++) {
      link += width;
      if (!spiked[__ldg(link)]) continue;
      const int after = delays < 0 ? delay : (int)run.longs[delays + e * width + i];
      way[(int)((step + after) % slots) * width] += WEIGHTED ? by * __ldg(run.weights + weights + e * width + i) : by;
    }
    double &now = way[(int)(step % slots) * width];
    if (now != 0) conductance += now;
    now = 0;
  }

  /** The step of the last spike whose delay is over, of pulses; NEVER: none. */
  __device__ __forceinline__ long long lastSpike(int pulse) const { return run.longs[pulse + i]; }

  /** A spike of this neuron is on its way: rows of a ring after the last one, and where it begins and ends. */
  __device__ __forceinline__ void fire(int pulse, int lag, int slots) const {
    long long *row = run.longs + pulse + i;
    if (lag == 0) { *row = step; return; }
    long long &end = row[2 * width];
    row[(3 + (int)(end % slots)) * width] = step;
    end++;
  }

  /** What was sent `lag` steps ago or before has arrived. */
  __device__ __forceinline__ void arrive(int pulse, int lag, int slots) const {
    if (lag == 0) return;
    long long *row = run.longs + pulse + i;
    long long &begin = row[width], end = row[2 * width];
    while (begin < end) {
      const long long sent = row[(3 + (int)(begin % slots)) * width];
      if (sent > step - lag) break;
      *row = sent;
      begin++;
    }
  }
};

__device__ __forceinline__ double power(double x, int n) {
  double product = x;
  for (int k = 1; k < n; k++) product *= x;
  return product;
}
