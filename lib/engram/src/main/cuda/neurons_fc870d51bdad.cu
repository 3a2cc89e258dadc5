#define KERNEL neurons_fc870d51bdad
#define MANY
#define EXPONENTIAL
#define STAGES 1
#define MOST_VARIABLES 6
#define MOST_NUMBERS 8
#define THREADS 512
#define EXCHANGED 32
#define SPIKED 4096
#define LINK unsigned short
#define EACH(DO) DO(Population0) DO(Population1)
#include "elementary.cuh"
#include "steps.cuh"

__constant__ double CONSTANTS[17] = {0x1.999999999999ap-3, (-0x1.999999999999ap-3), 0x1.999999999999ap-4, (-0x1.999999999999ap-4), (-0x1.6ffffffffffffp4), 0x1.47ae147ae147bp0, 0x1.6666666666667p0, 0x1.0624dd2f1a9fcp-10, 0x1.5555555555555p-4, 0x1.0624dd2f1a9fcp-3, 0x1.c71c71c71c71cp-5, 0x1.47ae147ae147bp-3, (-0x1.7ffffffffffffp5), 0x1.28d389970338fp7, 0x1.999999999999ap-6, 0x1.eb851eb851eb8p-6, 0x1.570a3d70a3d71p-2};

/** The neurons "excitatory": V, Na.m, Na.h, K.n. */
struct Population0 {
  enum { NUMBER = 0, VARIABLES = 6, GATES = 3, OWN = 8 };
  static constexpr double THRESHOLD = (-20.0), REFRACTORY = 3.0;
  static __device__ __forceinline__ int place(const Neuron &at, int v) {
    return at.of<Population0>(AT) + v * at.width;
  }
  static __device__ __forceinline__ int counted(const Neuron &at) {
    return at.at(21);
  }
  static __device__ __forceinline__ void arrive(const Neuron &) {
  }
  static __device__ __forceinline__ void fire(const Neuron &) {
  }
  static __device__ __forceinline__ void show(const Neuron &, const double *, double *) {
  }
  /** The slopes k = dx/dt and a of k = a·x + b. */
  template <bool CAREFUL>
  static __device__ __forceinline__ void slopes(const Neuron &at, const double *x, const double *own, const double *, double fraction, double *k, double *a, bool &strange) {
    const double V = x[0];
    double current = 0;
    const double wave0 = at.wave(0, fraction);
    if (wave0 != 0) current += wave0 * own[7];
    double open = 0;
    current -= x[4] * (V - 0.0);
    open += x[4];
    k[4] = over<CAREFUL>(-x[4], 5.0, CONSTANTS[0], strange);
    a[4] = CONSTANTS[1];
    current -= x[5] * (V - (-80.0));
    open += x[5];
    k[5] = over<CAREFUL>(-x[5], 10.0, CONSTANTS[2], strange);
    a[5] = CONSTANTS[3];
    const double r0 = V - CONSTANTS[4];
    const double r1 = r0 * CONSTANTS[0];
    const double r2 = exp_of<CAREFUL>(r1, strange);
    const double r3 = (-50.0) - V;
    const double r4 = r3 * 0x1.0p-2;
    const double r5 = exprelr_of<CAREFUL>(r4, strange);
    const double r6 = CONSTANTS[5] * r5;
    const double r7 = fabs(r1);
    const double r8 = r1 * CONSTANTS[8];
    const double r9 = r8 + (-0x1.0p-1);
    const double r10 = r1 * r9;
    const double r11 = 1.0 + r10;
    const double r12 = r2 - 1.0;
    const double r13 = quotient<CAREFUL>(r1, r12, strange);
    const double r14 = r7 < CONSTANTS[7] ? r11 : r13;
    const double r15 = CONSTANTS[6] * r14;
    const double r16 = (-46.0) - V;
    const double r17 = over<CAREFUL>(r16, 18.0, CONSTANTS[10], strange);
    const double r18 = exp_of<CAREFUL>(r17, strange);
    const double r19 = CONSTANTS[9] * r18;
    const double r20 = 1.0 + r2;
    const double r21 = quotient<CAREFUL>(r2, r20, strange);
    const double r22 = 4.0 * r21;
    const double r23 = V - CONSTANTS[12];
    const double r24 = r23 * CONSTANTS[1];
    const double r25 = fabs(r24);
    const double r26 = r24 * CONSTANTS[8];
    const double r27 = r26 + (-0x1.0p-1);
    const double r28 = r24 * r27;
    const double r29 = 1.0 + r28;
    const double r30 = r2 * CONSTANTS[13];
    const double r31 = r24 * r30;
    const double r32 = 1.0 - r30;
    const double r33 = quotient<CAREFUL>(r31, r32, strange);
    const double r34 = r25 < CONSTANTS[7] ? r29 : r33;
    const double r35 = CONSTANTS[11] * r34;
    const double r36 = (-53.0) - V;
    const double r37 = over<CAREFUL>(r36, 40.0, CONSTANTS[14], strange);
    const double r38 = exp_of<CAREFUL>(r37, strange);
    const double r39 = 0x1.0p-1 * r38;
    { // L
      double conductance = own[1];
      const double I = conductance * (V - own[2]);
      current -= I;
      open += conductance;
    }
    { // Na
      double conductance = own[3];
      conductance *= (x[1] * x[1] * x[1]);
      k[1] = 1.0 * (r6 * (1 - x[1]) - r15 * x[1]);
      a[1] = (-1.0) * (r6 + r15);
      conductance *= x[2];
      k[2] = 1.0 * (r19 * (1 - x[2]) - r22 * x[2]);
      a[2] = (-1.0) * (r19 + r22);
      const double I = conductance * (V - own[4]);
      current -= I;
      open += conductance;
    }
    { // K
      double conductance = own[5];
      conductance *= (x[3] * x[3] * (x[3] * x[3]));
      k[3] = 1.0 * (r35 * (1 - x[3]) - r39 * x[3]);
      a[3] = (-1.0) * (r35 + r39);
      const double I = conductance * (V - own[6]);
      current -= I;
      open += conductance;
    }
    k[0] = current * own[0];
    a[0] = -open * own[0];
  }
  static __device__ __forceinline__ void tell(const Neuron &at, bool crossed, unsigned char *spiked) {
    spiked[at.at(23) + at.i] = crossed;
  }
  static __device__ __forceinline__ void afterwards(const Neuron &at, double *x, const double *, const unsigned char *spiked) {
    at.jump<false>(at.at(24), at.at(25), spiked + at.at(23), CONSTANTS[15], x[4]);
    at.jump<false>(at.at(29), at.at(30), spiked + at.at(28), CONSTANTS[16], x[5]);
  }
};

/** The neurons "inhibitory": V, Na.m, Na.h, K.n. */
struct Population1 {
  enum { NUMBER = 1, VARIABLES = 6, GATES = 3, OWN = 8 };
  static constexpr double THRESHOLD = (-20.0), REFRACTORY = 3.0;
  static __device__ __forceinline__ int place(const Neuron &at, int v) {
    return at.of<Population1>(AT) + v * at.width;
  }
  static __device__ __forceinline__ int counted(const Neuron &at) {
    return at.at(22);
  }
  static __device__ __forceinline__ void arrive(const Neuron &) {
  }
  static __device__ __forceinline__ void fire(const Neuron &) {
  }
  static __device__ __forceinline__ void show(const Neuron &, const double *, double *) {
  }
  /** The slopes k = dx/dt and a of k = a·x + b. */
  template <bool CAREFUL>
  static __device__ __forceinline__ void slopes(const Neuron &at, const double *x, const double *own, const double *, double fraction, double *k, double *a, bool &strange) {
    const double V = x[0];
    double current = 0;
    const double wave1 = at.wave(1, fraction);
    if (wave1 != 0) current += wave1 * own[7];
    double open = 0;
    current -= x[4] * (V - 0.0);
    open += x[4];
    k[4] = over<CAREFUL>(-x[4], 5.0, CONSTANTS[0], strange);
    a[4] = CONSTANTS[1];
    current -= x[5] * (V - (-80.0));
    open += x[5];
    k[5] = over<CAREFUL>(-x[5], 10.0, CONSTANTS[2], strange);
    a[5] = CONSTANTS[3];
    const double r0 = V - CONSTANTS[4];
    const double r1 = r0 * CONSTANTS[0];
    const double r2 = exp_of<CAREFUL>(r1, strange);
    const double r3 = (-50.0) - V;
    const double r4 = r3 * 0x1.0p-2;
    const double r5 = exprelr_of<CAREFUL>(r4, strange);
    const double r6 = CONSTANTS[5] * r5;
    const double r7 = fabs(r1);
    const double r8 = r1 * CONSTANTS[8];
    const double r9 = r8 + (-0x1.0p-1);
    const double r10 = r1 * r9;
    const double r11 = 1.0 + r10;
    const double r12 = r2 - 1.0;
    const double r13 = quotient<CAREFUL>(r1, r12, strange);
    const double r14 = r7 < CONSTANTS[7] ? r11 : r13;
    const double r15 = CONSTANTS[6] * r14;
    const double r16 = (-46.0) - V;
    const double r17 = over<CAREFUL>(r16, 18.0, CONSTANTS[10], strange);
    const double r18 = exp_of<CAREFUL>(r17, strange);
    const double r19 = CONSTANTS[9] * r18;
    const double r20 = 1.0 + r2;
    const double r21 = quotient<CAREFUL>(r2, r20, strange);
    const double r22 = 4.0 * r21;
    const double r23 = V - CONSTANTS[12];
    const double r24 = r23 * CONSTANTS[1];
    const double r25 = fabs(r24);
    const double r26 = r24 * CONSTANTS[8];
    const double r27 = r26 + (-0x1.0p-1);
    const double r28 = r24 * r27;
    const double r29 = 1.0 + r28;
    const double r30 = r2 * CONSTANTS[13];
    const double r31 = r24 * r30;
    const double r32 = 1.0 - r30;
    const double r33 = quotient<CAREFUL>(r31, r32, strange);
    const double r34 = r25 < CONSTANTS[7] ? r29 : r33;
    const double r35 = CONSTANTS[11] * r34;
    const double r36 = (-53.0) - V;
    const double r37 = over<CAREFUL>(r36, 40.0, CONSTANTS[14], strange);
    const double r38 = exp_of<CAREFUL>(r37, strange);
    const double r39 = 0x1.0p-1 * r38;
    { // L
      double conductance = own[1];
      const double I = conductance * (V - own[2]);
      current -= I;
      open += conductance;
    }
    { // Na
      double conductance = own[3];
      conductance *= (x[1] * x[1] * x[1]);
      k[1] = 1.0 * (r6 * (1 - x[1]) - r15 * x[1]);
      a[1] = (-1.0) * (r6 + r15);
      conductance *= x[2];
      k[2] = 1.0 * (r19 * (1 - x[2]) - r22 * x[2]);
      a[2] = (-1.0) * (r19 + r22);
      const double I = conductance * (V - own[4]);
      current -= I;
      open += conductance;
    }
    { // K
      double conductance = own[5];
      conductance *= (x[3] * x[3] * (x[3] * x[3]));
      k[3] = 1.0 * (r35 * (1 - x[3]) - r39 * x[3]);
      a[3] = (-1.0) * (r35 + r39);
      const double I = conductance * (V - own[6]);
      current -= I;
      open += conductance;
    }
    k[0] = current * own[0];
    a[0] = -open * own[0];
  }
  static __device__ __forceinline__ void tell(const Neuron &at, bool crossed, unsigned char *spiked) {
    spiked[at.at(28) + at.i] = crossed;
  }
  static __device__ __forceinline__ void afterwards(const Neuron &at, double *x, const double *, const unsigned char *spiked) {
    at.jump<false>(at.at(26), at.at(27), spiked + at.at(23), CONSTANTS[15], x[4]);
    at.jump<false>(at.at(31), at.at(32), spiked + at.at(28), CONSTANTS[16], x[5]);
  }
};
#include "kernel.cuh"
