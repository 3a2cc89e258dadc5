// The loop over the steps: what comes after the populations of steps.cuh.

/** The numbers of a neuron within a step. */
struct Local {
  double y[MOST_VARIABLES], x[MOST_VARIABLES], sum[MOST_VARIABLES], old, slope, highest, time;
  double numbers[MOST_NUMBERS];   // of its own: 1/C, conductances and reversal potentials, weights of inputs
  bool crossed;
};

#ifdef MANY
#define EACH_NEURON(P) for (int which = threadIdx.x; become<P>(at, which); which += blockDim.x)
#else
#define EACH_NEURON(P) if (at.population == P::NUMBER)
#endif

/** Turns to a neuron of a population; false if there is none of this number. */
template <class P> __device__ __forceinline__ bool become(Neuron &at, int number) {
  at.population = P::NUMBER;
  at.i = number;
  at.width = at.of<P>(WIDTH);
  return number < at.of<P>(SIZE);
}

/** What a neuron has of its own. */
template <class P> __device__ __forceinline__ void copyNumbers(const Neuron &at, double *own) {
  const double *number = at.run.numbers + at.of<P>(NUMBERS) + at.i;
#pragma unroll
  for (int n = 0; n < P::OWN; n++) own[n] = __ldg(number + n * at.width);
}

/** Copies a neuron's variables from or to a row of numbers. */
template <class P, bool IN> __device__ __forceinline__ void copy(const Neuron &at, double *row, double *own) {
#pragma unroll
  for (int v = 0; v < P::VARIABLES; v++) {
    double &there = row[P::place(at, v) + at.i];
    if (IN) own[v] = there;
    else there = own[v];
  }
}

#ifdef MANY
/** Where the numbers of a neuron that are no variables lie behind the rows of x and sums, `PLACES` of a kind. */
template <class P> __device__ __forceinline__ double *kept(const Neuron &at) { return at.run.work + 2 * at.at(STATE_ROW) + at.of<P>(PLACE) + at.i; }

template <class P> __device__ __forceinline__ void fetch(const Neuron &at, Local &own) {
  copy<P, true>(at, at.run.state, own.y);
  copy<P, true>(at, at.run.work, own.x);
  copy<P, true>(at, at.run.work + at.at(STATE_ROW), own.sum);
  const double *other = kept<P>(at);
  const int places = at.at(PLACES);
  own.old = other[0];
  own.slope = other[places];
  own.crossed = other[2 * places] != 0;
  own.time = other[3 * places];
  copyNumbers<P>(at, own.numbers);
}

template <class P> __device__ __forceinline__ void keep(const Neuron &at, Local &own) {
  copy<P, false>(at, at.run.state, own.y);
  copy<P, false>(at, at.run.work, own.x);
  copy<P, false>(at, at.run.work + at.at(STATE_ROW), own.sum);
  double *other = kept<P>(at);
  const int places = at.at(PLACES);
  other[0] = own.old;
  other[places] = own.slope;
  other[2 * places] = own.crossed;
  other[3 * places] = own.time;
}
#else
template <class P> __device__ __forceinline__ void fetch(const Neuron &, Local &) {}
template <class P> __device__ __forceinline__ void keep(const Neuron &, Local &) {}
#endif

/** One stage of the method (engram.ode): from the slopes k at x, or exponential Euler's steps, to the next x, or to the state at the end of the step. */
template <class P> __device__ __forceinline__ void advance(int stage, double h, const double *k, Local &own) {
  (void)stage;   // not every method asks for all
  (void)h;
#if defined(RUNGE_KUTTA) || defined(MIDPOINT)
  const double half = 0.5 * h;
#endif
#ifdef RUNGE_KUTTA
  const double sixth = h / 6;
#endif
#pragma unroll
  for (int v = 0; v < P::VARIABLES; v++) {
#if defined(RUNGE_KUTTA)
    own.sum[v] = stage == 0 ? k[v] : stage < 3 ? own.sum[v] + 2 * k[v] : own.sum[v];
    if (stage < 3) own.x[v] = own.y[v] + (stage < 2 ? half : h) * k[v];
    else own.x[v] = own.y[v] = own.y[v] + sixth * (own.sum[v] + k[v]);
#elif defined(MIDPOINT)
    if (stage == 0) own.x[v] = own.y[v] + half * k[v];
    else own.x[v] = own.y[v] = own.y[v] + h * k[v];
#elif defined(EXPONENTIAL)
    own.x[v] = own.y[v] = own.y[v] + k[v];
#else
    own.x[v] = own.y[v] = own.y[v] + h * k[v];
#endif
  }
}

/** The slopes k at x, and slope, that of the voltage; of exponential Euler the steps h·k·(e^z − 1)/z with z = a·h in their place. */
template <class P, bool CAREFUL> __device__ __forceinline__ void slopes(const Neuron &at, const Local &own, const double *seen, double fraction, double *k,
                                                                       double &slope, bool &strange) {
#ifdef EXPONENTIAL
  double a[P::VARIABLES];
  P::template slopes<CAREFUL>(at, own.x, own.numbers, seen, fraction, k, a, strange);
  slope = k[0];
#pragma unroll
  for (int v = 0; v < P::VARIABLES; v++) k[v] = quotient<CAREFUL>(at.run.dt * k[v], exprelr_of<CAREFUL>(a[v] * at.run.dt, strange), strange);
#else
  P::template slopes<CAREFUL>(at, own.x, own.numbers, seen, fraction, k, (double *)0, strange);
  slope = k[0];
#endif
}

/** Fractions of the step at which the stages are; after the last one its end. */
__device__ __forceinline__ double fraction_of(int stage) {
#if defined(RUNGE_KUTTA)
  return stage == 0 ? 0 : stage < 3 ? 0.5 : 1;
#elif defined(MIDPOINT)
  return stage == 0 ? 0 : stage == 1 ? 0.5 : 1;
#else
  return stage == 0 ? 0 : 1;
#endif
}

/** Where in the step the cubic through both voltages with both slopes crosses the threshold: see Part.fraction. */
__device__ __noinline__ double crossing(double a, double b, double p, double q) {
  double low = 0, high = 1;
  for (int halving = 0; halving < 60; halving++) {
    const double s = (low + high) / 2, r = 1 - s;
    const double v = r * r * ((1 + 2 * s) * a + s * p) + s * s * ((3 - 2 * s) * b - r * q);
    if (v < 0) low = s;
    else high = s;
  }
  return (low + high) / 2;
}

/** Spikes that were found. */
struct Found {
  int *count;
  int *who;          // network and place of each
  long long *when;   // its step
  double *exactly;   // its time in ms
  int room;

  __device__ __forceinline__ void add(int network, int place, long long step, double time) const {
    const int number = atomicAdd(count, 1);
    if (number >= room) return;
    who[2 * number] = network;
    who[2 * number + 1] = place;
    when[number] = step;
    exactly[number] = time;
  }
};

template <class P> __device__ __forceinline__ void begin(Neuron &at, Local &own) {
  EACH_NEURON(P) {
    fetch<P>(at, own);
    P::arrive(at);
    own.old = own.y[0];
#pragma unroll
    for (int v = 0; v < P::VARIABLES; v++) own.x[v] = own.y[v];
    keep<P>(at, own);
  }
}

template <class P> __device__ __forceinline__ void show(Neuron &at, Local &own, double *seen) {
  EACH_NEURON(P) {
    fetch<P>(at, own);
    P::show(at, own.x, seen);
  }
}

/** A stage of a step; after the last one, the slope at its end for the times of spikes. */
template <class P> __device__ __forceinline__ void stage(Neuron &at, Local &own, const double *seen, int number) {
  EACH_NEURON(P) {
    fetch<P>(at, own);
    if (number < STAGES || own.crossed) {
      double k[P::VARIABLES], slope;
      bool strange = false;
      slopes<P, false>(at, own, seen, fraction_of(number), k, slope, strange);
      if (strange) slopes<P, true>(at, own, seen, fraction_of(number), k, slope, strange);
      if (number == 0) own.slope = slope;
      if (number < STAGES) advance<P>(number, at.run.dt, k, own);
      else own.time = ((double)at.step + crossing(own.old - P::THRESHOLD, own.y[0] - P::THRESHOLD, at.run.dt * own.slope, at.run.dt * slope)) * at.run.dt;
      keep<P>(at, own);
    }
  }
}

/** Looks whether the voltage has crossed the threshold, and whether all is as it could be. */
template <class P> __device__ __forceinline__ void detect(Neuron &at, Local &own, long long *failed, unsigned char *spiked, int *any) {
  EACH_NEURON(P) {
    fetch<P>(at, own);
    const double V = own.y[0];
#ifdef MANY
    double &most = at.run.highest[at.of<P>(PLACE) + at.i];
    if (V > most) most = V;
#else
    if (V > own.highest) own.highest = V;
#endif
    bool astray = !(V >= -RUNAWAY && V < RUNAWAY);
    if (at.step % LOOK == 0) {
#pragma unroll
      for (int v = 1; v < P::VARIABLES; v++) astray |= !(fabs(own.y[v]) < (v <= P::GATES ? OPEN : RUNAWAY));
    }
    if (astray) atomicMin(failed, at.step);
    own.crossed = !(V < P::THRESHOLD) && own.old < P::THRESHOLD;
    if (P::REFRACTORY > 0 && own.crossed) {
      long long &counted = at.run.longs[P::counted(at) + at.i];
      if ((double)(at.step - counted) * at.run.dt < P::REFRACTORY) own.crossed = false;
      else counted = at.step;
    }
    P::tell(at, own.crossed, spiked);
    if (own.crossed && any) *any = 1;
    keep<P>(at, own);
  }
}

template <class P> __device__ __forceinline__ void record(Neuron &at, Local &own, bool timed, const Found &found) {
  EACH_NEURON(P) {
    fetch<P>(at, own);
    if (own.crossed) {
      found.add(at.run.network, at.of<P>(PLACE) + at.i, at.step, timed ? own.time : NO_NUMBER);
      P::fire(at);
    }
  }
}

template <class P> __device__ __forceinline__ void afterwards(Neuron &at, Local &own, const unsigned char *spiked) {
  EACH_NEURON(P) {
    fetch<P>(at, own);
    P::afterwards(at, own.y, own.numbers, spiked);
    keep<P>(at, own);
  }
}

/**
 * Writes down what is wanted. Of each variable the layout names population, variable, interval in steps, the step of this launch after which the first
 * sample is, where the rows of its neurons stand among the links, how many rows there are, and where its samples lie, one after the other, a network
 * after the other in each.
 */
template <class P> __device__ __forceinline__ void sample(Neuron &at, Local &own, const int *__restrict__ wanted, double *samples, int networks) {
  const int count = wanted[0];
  for (int w = 0; w < count; w++) {
    const int *one = wanted + 1 + 7 * w;
    const int since = at.k - one[3];
    if (one[0] != P::NUMBER || since < 0 || since % one[2] != 0) continue;
    EACH_NEURON(P) {
      fetch<P>(at, own);
      const int row = wanted[one[4] + at.i];
      if (row < 0) continue;
      double values[P::VARIABLES];   // a copy, so that the variables themselves can stay in registers
#pragma unroll
      for (int v = 0; v < P::VARIABLES; v++) values[v] = own.y[v];
      samples[one[6] + ((size_t)(since / one[2]) * networks + at.run.network) * one[5] + row] = values[one[1]];
    }
  }
}

/**
 * Makes `count` steps of all networks.
 *
 * @param networks how many; there are as many rows of state, work, numbers, links, weights, inputOf, longs, pending, highest and failed
 * @param first    the number of the first step
 * @param timed    whether spikes are timed to a fraction of the step
 */
extern "C" __global__ void __launch_bounds__(THREADS, 512 / THREADS) KERNEL(double *state, double *work, const double *numbers, const int *layout, const LINK *links,
    const double *weights, const double *inputs, const int *inputOf, long long *longs, double *pending, double *highest, long long *failed,
    int *foundCount, int *who, long long *when, double *exactly, int room, const int *wanted, double *samples, int networks, long long first,
    int count, double dt, int timed) {
#ifdef ALONE
  const int network = blockIdx.y;
#else
  const int network = blockIdx.x;
#endif
  Neuron at;
  at.run = {state + (size_t)network * layout[STATE_ROW], work, numbers + (size_t)network * layout[NUMBERS_ROW], layout,
            links + (size_t)network * layout[LINKS_ROW], weights + (size_t)network * layout[WEIGHTS_ROW], inputs,
            inputOf + (size_t)network * layout[INPUTS_ROW], longs + (size_t)network * layout[LONGS_ROW],
            pending + (size_t)network * layout[PENDING_ROW], highest + (size_t)network * layout[PLACES], dt, network};
  at.population = -1;
  at.i = at.width = 0;
  at.anySpiked = false;
  Local own;
  own.crossed = false;
  failed += network;
  const Found found = {foundCount, who, when, exactly, room};
#ifdef MANY
  at.run.work += (size_t)network * (2 * layout[STATE_ROW] + 4 * layout[PLACES] + 2 * layout[SEEN_ROW]);
#else
#ifdef ALONE
  const int thread = blockIdx.x * blockDim.x + threadIdx.x;
#else
  const int thread = threadIdx.x;
#endif
#define ENTER(P) { \
    const int number = thread - at.of<P>(THREAD); \
    if (number >= 0 && number < at.of<P>(SIZE)) { \
      become<P>(at, number); \
      copy<P, true>(at, at.run.state, own.y); \
      copyNumbers<P>(at, own.numbers); \
      own.highest = at.run.highest[at.of<P>(PLACE) + number]; \
    } }
  EACH(ENTER)
#endif

  // what others see: two copies, so that one is read while the next is written
#if defined(TOGETHER)
  __shared__ double shown[2][EXCHANGED];
  __shared__ unsigned char spikes[2][SPIKED];
#define SEEN(parity) shown[parity]
#define SPIKES(parity) spikes[parity]
#elif defined(MANY)
  double *const shown = at.run.work + 2 * layout[STATE_ROW] + 4 * layout[PLACES];
  __shared__ unsigned char spikes[2][SPIKED];
#define SEEN(parity) (shown + (parity) * layout[SEEN_ROW])
#define SPIKES(parity) spikes[parity]
#else
#define SEEN(parity) ((double *)0)
#define SPIKES(parity) ((unsigned char *)0)
#endif
#ifdef ALONE
#define ALL_HERE
#else
#define ALL_HERE __syncthreads();
  __shared__ int anySpiked[2];
  if (threadIdx.x < 2) anySpiked[threadIdx.x] = 0;
  __syncthreads();
#endif

  int parity = 0;
  for (int k = 0; k < count; k++) {
    at.k = k;
    at.step = first + k;
#define DO(P) begin<P>(at, own);
    EACH(DO)
#undef DO
#ifdef ALONE
    int *any = 0;
#else
    int *any = &anySpiked[k & 1];
#endif
#pragma unroll 1
    for (int number = 0; number <= STAGES; number++) {
      if (number == STAGES) {
#define DO(P) detect<P>(at, own, failed, SPIKES(k & 1), any);
        EACH(DO)
#undef DO
        ALL_HERE
#ifdef ALONE
        at.anySpiked = own.crossed;
#else
        at.anySpiked = *any;
        if (threadIdx.x == 0) anySpiked[(k + 1) & 1] = 0;
#endif
        if (!at.anySpiked || !timed) break;
      }
#ifndef ALONE
#define DO(P) show<P>(at, own, SEEN(parity));
      EACH(DO)
#undef DO
#endif
      ALL_HERE
#define DO(P) stage<P>(at, own, SEEN(parity), number);
      EACH(DO)
#undef DO
      parity ^= 1;
    }
    if (at.anySpiked) {
#define DO(P) record<P>(at, own, timed != 0, found);
      EACH(DO)
#undef DO
    }
#define DO(P) afterwards<P>(at, own, SPIKES(k & 1));
    EACH(DO)
#undef DO
    if (wanted[0] > 0) {
#define DO(P) sample<P>(at, own, wanted, samples, networks);
      EACH(DO)
#undef DO
    }
  }
#ifndef MANY
#define LEAVE(P) if (at.population == P::NUMBER) { \
    copy<P, false>(at, at.run.state, own.y); \
    at.run.highest[at.of<P>(PLACE) + at.i] = own.highest; \
  }
  EACH(LEAVE)
#endif
}
