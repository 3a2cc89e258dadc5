#define KERNEL neurons_11db6e697971
#define ALONE
#define RUNGE_KUTTA
#define STAGES 4
#define MOST_VARIABLES 4
#define MOST_NUMBERS 8
#define THREADS 128
#define EXCHANGED 32
#define SPIKED 32
#define LINK unsigned short
#define EACH(DO) DO(Population0)
#include "elementary.cuh"
#include "steps.cuh"

__constant__ double CONSTANTS[12] = {0x1.999999999999ap-3, 0x1.999999999999ap-4, (-0x1.999999999999ap-3), 0x1.0624dd2f1a9fcp-10, 0x1.5555555555555p-4, 0x1.999999999999ap-6, 0x1.b7e8043582021p-3, 0x1.47ae147ae147bp0, 0x1.6666666666667p0, 0x1.b993fe00d5376p-8, 0x1.0624dd2f1a9fcp-3, 0x1.c71c71c71c71cp-5};

/** The neurons "neurons": V, K.n, Na.m, Na.h. */
struct Population0 {
  enum { NUMBER = 0, VARIABLES = 4, GATES = 3, OWN = 8 };
  static constexpr double THRESHOLD = 0.0, REFRACTORY = 0.0;
  static __device__ __forceinline__ int place(const Neuron &at, int v) {
    return at.of<Population0>(AT) + v * at.width;
  }
  static __device__ __forceinline__ int counted(const Neuron &) {
    return 0;
  }
  static __device__ __forceinline__ void arrive(const Neuron &) {
  }
  static __device__ __forceinline__ void fire(const Neuron &) {
  }
  static __device__ __forceinline__ void show(const Neuron &, const double *, double *) {
  }
  /** The slopes k = dx/dt. */
  template <bool CAREFUL>
  static __device__ __forceinline__ void slopes(const Neuron &at, const double *x, const double *own, const double *, double fraction, double *k, double *, bool &strange) {
    const double V = x[0];
    double current = 0;
    const double wave0 = at.wave(0, fraction);
    if (wave0 != 0) current += wave0 * own[7];
    const double r0 = V - (-35.0);
    const double r1 = r0 * CONSTANTS[0];
    const double r2 = exp_of<CAREFUL>(r1, strange);
    const double r3 = r0 * CONSTANTS[2];
    const double r4 = fabs(r3);
    const double r5 = r3 * CONSTANTS[4];
    const double r6 = r5 + (-0x1.0p-1);
    const double r7 = r3 * r6;
    const double r8 = 1.0 + r7;
    const double r9 = r3 * r2;
    const double r10 = 1.0 - r2;
    const double r11 = quotient<CAREFUL>(r9, r10, strange);
    const double r12 = r4 < CONSTANTS[3] ? r8 : r11;
    const double r13 = CONSTANTS[1] * r12;
    const double r14 = (-40.0) - V;
    const double r15 = over<CAREFUL>(r14, 40.0, CONSTANTS[5], strange);
    const double r16 = exp_of<CAREFUL>(r15, strange);
    const double r17 = 0x1.0p-1 * r16;
    const double r18 = (-37.0) - V;
    const double r19 = r18 * 0x1.0p-2;
    const double r20 = exprelr_of<CAREFUL>(r19, strange);
    const double r21 = CONSTANTS[7] * r20;
    const double r22 = V - (-10.0);
    const double r23 = r22 * CONSTANTS[0];
    const double r24 = fabs(r23);
    const double r25 = r23 * CONSTANTS[4];
    const double r26 = r25 + (-0x1.0p-1);
    const double r27 = r23 * r26;
    const double r28 = 1.0 + r27;
    const double r29 = r2 * CONSTANTS[9];
    const double r30 = r29 - 1.0;
    const double r31 = quotient<CAREFUL>(r23, r30, strange);
    const double r32 = r24 < CONSTANTS[3] ? r28 : r31;
    const double r33 = CONSTANTS[8] * r32;
    const double r34 = (-33.0) - V;
    const double r35 = over<CAREFUL>(r34, 18.0, CONSTANTS[11], strange);
    const double r36 = exp_of<CAREFUL>(r35, strange);
    const double r37 = CONSTANTS[10] * r36;
    const double r38 = 1.0 + r29;
    const double r39 = quotient<CAREFUL>(r29, r38, strange);
    const double r40 = 4.0 * r39;
    { // K
      double conductance = own[1];
      conductance *= (x[1] * x[1] * (x[1] * x[1]));
      k[1] = CONSTANTS[6] * (r13 * (1 - x[1]) - r17 * x[1]);
      const double I = conductance * (V - own[2]);
      current -= I;
    }
    { // Na
      double conductance = own[3];
      conductance *= (x[2] * x[2] * x[2]);
      k[2] = CONSTANTS[6] * (r21 * (1 - x[2]) - r33 * x[2]);
      conductance *= x[3];
      k[3] = CONSTANTS[6] * (r37 * (1 - x[3]) - r40 * x[3]);
      const double I = conductance * (V - own[4]);
      current -= I;
    }
    { // L
      double conductance = own[5];
      const double I = conductance * (V - own[6]);
      current -= I;
    }
    k[0] = current * own[0];
  }
  static __device__ __forceinline__ void tell(const Neuron &, bool, unsigned char *) {
  }
  static __device__ __forceinline__ void afterwards(const Neuron &, double *, const double *, const unsigned char *) {
  }
};
#include "kernel.cuh"
