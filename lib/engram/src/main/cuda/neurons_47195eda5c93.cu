#define KERNEL neurons_47195eda5c93
#define TOGETHER
#define RUNGE_KUTTA
#define STAGES 4
#define MOST_VARIABLES 7
#define MOST_NUMBERS 12
#define THREADS 128
#define EXCHANGED 128
#define SPIKED 32
#define LINK unsigned short
#define EACH(DO) DO(Population0) DO(Population1)
#include "elementary.cuh"
#include "steps.cuh"

__constant__ double CONSTANTS[44] = {0x1.999999999999ap-1, 0x1.999999999999ap-3, 0x1.999999999999ap-4, (-0x1.999999999999ap-3), 0x1.0624dd2f1a9fcp-10, 0x1.5555555555555p-4, 0x1.999999999999ap-6, 0x1.b7e8043582021p-3, 0x1.47ae147ae147bp0, 0x1.6666666666667p0, 0x1.b993fe00d5376p-8, 0x1.0624dd2f1a9fcp-3, 0x1.c71c71c71c71cp-5, 0x1.e1e1e1e1e1e1ep-4, 0x1.1e8f5c28f5c29p5, 0x1.3b0a3d70a3d71p4, 0x1.a00c7b41233bfp-5, 0x1.3ec28f5c28f5cp6, 0x1.9666666666666p3, 0x1.42850a142850ap-4, 0x1.7ae147ae147aep-2, 0x1.f95f56fb1ea1ap1, 0x1.5555555555555p-3, 0x1.23b3f2dd77036p3, 0x1.dcccccccccccdp7, 0x1.2b9999999999ap5, 0x1.b57d6fc3d85a3p-6, 0x1.a993a79019cb8p-3, 0x1.12e0be826d695p-30, 0x1.3333332205274p-2, 0x1.3333333333333p-2, 0x1.3b13b13b13b14p-3, 0x1.3b13b13b13b14p-4, 0x1.0624dd2f1a9fcp-9, 0x1.1a7b9611a7b96p-5, 0x1.47ae147ae147bp-7, 0x1.47ae147ae147bp-6, 0x1.48ab2e63e8c14p0, (-0x1.a36e2eb1c432dp-13), 0x1.f75104d551d69p-13, 0x1.b4e81b4e81b4fp-8, (-0x1.b4e81b4e81b4fp-8), 0x1.5555555555555p-1, 0x1.47ae147ae147bp-3};

/** The neurons "PN": V, K.n, Na.m, Na.h, A.m, A.h. */
struct Population0 {
  enum { NUMBER = 0, VARIABLES = 7, GATES = 5, OWN = 12 };
  static constexpr double THRESHOLD = 0.0, REFRACTORY = 0.0;
  static __device__ __forceinline__ int place(const Neuron &at, int v) {
    if (v == 6) return at.at(21);
    return at.of<Population0>(AT) + v * at.width;
  }
  static __device__ __forceinline__ int counted(const Neuron &) {
    return 0;
  }
  static __device__ __forceinline__ void arrive(const Neuron &at) {
    at.arrive(at.at(22), at.at(23), at.at(24));
  }
  static __device__ __forceinline__ void fire(const Neuron &at) {
    at.fire(at.at(22), at.at(23), at.at(24));
  }
  static __device__ __forceinline__ void show(const Neuron &at, const double *x, double *seen) {
    seen[at.at(26) + at.i] = x[6];
  }
  /** The slopes k = dx/dt. */
  template <bool CAREFUL>
  static __device__ __forceinline__ void slopes(const Neuron &at, const double *x, const double *own, const double *seen, double fraction, double *k, double *, bool &strange) {
    const double V = x[0];
    double current = 0;
    const double wave0 = at.wave(0, fraction);
    if (wave0 != 0) current += wave0 * own[11];
    {
      const double sum = at.sum<false>(at.at(32), at.at(33), seen + at.at(29));
      current -= CONSTANTS[0] * sum * (V - (-70.0));
    }
    const double r0 = V - (-35.0);
    const double r1 = r0 * CONSTANTS[1];
    const double r2 = exp_of<CAREFUL>(r1, strange);
    const double r3 = r0 * CONSTANTS[3];
    const double r4 = fabs(r3);
    const double r5 = r3 * CONSTANTS[5];
    const double r6 = r5 + (-0x1.0p-1);
    const double r7 = r3 * r6;
    const double r8 = 1.0 + r7;
    const double r9 = r3 * r2;
    const double r10 = 1.0 - r2;
    const double r11 = quotient<CAREFUL>(r9, r10, strange);
    const double r12 = r4 < CONSTANTS[4] ? r8 : r11;
    const double r13 = CONSTANTS[2] * r12;
    const double r14 = (-40.0) - V;
    const double r15 = over<CAREFUL>(r14, 40.0, CONSTANTS[6], strange);
    const double r16 = exp_of<CAREFUL>(r15, strange);
    const double r17 = 0x1.0p-1 * r16;
    const double r18 = (-37.0) - V;
    const double r19 = r18 * 0x1.0p-2;
    const double r20 = exprelr_of<CAREFUL>(r19, strange);
    const double r21 = CONSTANTS[8] * r20;
    const double r22 = V - (-10.0);
    const double r23 = r22 * CONSTANTS[1];
    const double r24 = fabs(r23);
    const double r25 = r23 * CONSTANTS[5];
    const double r26 = r25 + (-0x1.0p-1);
    const double r27 = r23 * r26;
    const double r28 = 1.0 + r27;
    const double r29 = r2 * CONSTANTS[10];
    const double r30 = r29 - 1.0;
    const double r31 = quotient<CAREFUL>(r23, r30, strange);
    const double r32 = r24 < CONSTANTS[4] ? r28 : r31;
    const double r33 = CONSTANTS[9] * r32;
    const double r34 = (-33.0) - V;
    const double r35 = over<CAREFUL>(r34, 18.0, CONSTANTS[12], strange);
    const double r36 = exp_of<CAREFUL>(r35, strange);
    const double r37 = CONSTANTS[11] * r36;
    const double r38 = 1.0 + r29;
    const double r39 = quotient<CAREFUL>(r29, r38, strange);
    const double r40 = 4.0 * r39;
    const double r41 = V + 60.0;
    const double r42 = over<CAREFUL>(r41, 0x1.1p3, CONSTANTS[13], strange);
    const double r43 = logistic_of<CAREFUL>(r42, strange);
    const double r44 = V + CONSTANTS[14];
    const double r45 = over<CAREFUL>(r44, CONSTANTS[15], CONSTANTS[16], strange);
    const double r46 = exp_of<CAREFUL>(r45, strange);
    const double r47 = V + CONSTANTS[17];
    const double r48 = -r47;
    const double r49 = over<CAREFUL>(r48, CONSTANTS[18], CONSTANTS[19], strange);
    const double r50 = exp_of<CAREFUL>(r49, strange);
    const double r51 = r46 + r50;
    const double r52 = r51 + CONSTANTS[20];
    const double r53 = r52 * CONSTANTS[21];
    const double r54 = V + 78.0;
    const double r55 = -r54;
    const double r56 = over<CAREFUL>(r55, 6.0, CONSTANTS[22], strange);
    const double r57 = logistic_of<CAREFUL>(r56, strange);
    const double r58 = r2 * CONSTANTS[23];
    const double r59 = V + CONSTANTS[24];
    const double r60 = -r59;
    const double r61 = over<CAREFUL>(r60, CONSTANTS[25], CONSTANTS[26], strange);
    const double r62 = exp_of<CAREFUL>(r61, strange);
    const double r63 = r58 + r62;
    const double r64 = r63 * CONSTANTS[21];
    const double r65 = V < (-63.0) ? r64 : CONSTANTS[27];
    { // K
      double conductance = own[1];
      conductance *= (x[1] * x[1] * (x[1] * x[1]));
      k[1] = CONSTANTS[7] * (r13 * (1 - x[1]) - r17 * x[1]);
      const double I = conductance * (V - own[2]);
      current -= I;
    }
    { // Na
      double conductance = own[3];
      conductance *= (x[2] * x[2] * x[2]);
      k[2] = CONSTANTS[7] * (r21 * (1 - x[2]) - r33 * x[2]);
      conductance *= x[3];
      k[3] = CONSTANTS[7] * (r37 * (1 - x[3]) - r40 * x[3]);
      const double I = conductance * (V - own[4]);
      current -= I;
    }
    { // A
      double conductance = own[5];
      conductance *= (x[4] * x[4] * (x[4] * x[4]));
      k[4] = (r43 - x[4]) * r53;
      conductance *= x[5];
      k[5] = (r57 - x[5]) * r65;
      const double I = conductance * (V - own[6]);
      current -= I;
    }
    { // L
      double conductance = own[7];
      const double I = conductance * (V - own[8]);
      current -= I;
    }
    { // KL
      double conductance = own[9];
      const double I = conductance * (V - own[10]);
      current -= I;
    }
    k[0] = current * own[0];
    {
      const long long fired = at.lastSpike(at.at(22));
      const double since = ((double)(at.step - fired) + fraction) * at.run.dt - 0.0;
      const double T = fired != NEVER && since > CONSTANTS[28] && since < CONSTANTS[29] ? 0x1.0p-1 : 0.0;
      k[6] = 10.0 * (1 - x[6]) * T - CONSTANTS[1] * x[6];
    }
  }
  static __device__ __forceinline__ void tell(const Neuron &, bool, unsigned char *) {
  }
  static __device__ __forceinline__ void afterwards(const Neuron &, double *, const double *, const unsigned char *) {
  }
};

/** The neurons "LN": V, K.n, Ca.m, Ca.h, KCa.m, [Ca]. */
struct Population1 {
  enum { NUMBER = 1, VARIABLES = 7, GATES = 4, OWN = 12 };
  static constexpr double THRESHOLD = 0.0, REFRACTORY = 0.0;
  static __device__ __forceinline__ int place(const Neuron &at, int v) {
    if (v == 6) return at.at(25);
    return at.of<Population1>(AT) + v * at.width;
  }
  static __device__ __forceinline__ int counted(const Neuron &) {
    return 0;
  }
  static __device__ __forceinline__ void arrive(const Neuron &) {
  }
  static __device__ __forceinline__ void fire(const Neuron &) {
  }
  static __device__ __forceinline__ void show(const Neuron &at, const double *x, double *seen) {
    seen[at.at(29) + at.i] = x[6];
  }
  /** The slopes k = dx/dt. */
  template <bool CAREFUL>
  static __device__ __forceinline__ void slopes(const Neuron &at, const double *x, const double *own, const double *seen, double fraction, double *k, double *, bool &strange) {
    const double V = x[0];
    double current = 0;
    const double wave1 = at.wave(1, fraction);
    if (wave1 != 0) current += wave1 * own[11];
    {
      const double sum = at.sum<false>(at.at(27), at.at(28), seen + at.at(26));
      current -= CONSTANTS[30] * sum * (V - 0.0);
    }
    {
      const double sum = at.sum<false>(at.at(30), at.at(31), seen + at.at(29));
      current -= CONSTANTS[0] * sum * (V - (-70.0));
    }
    double ofCalcium = 0;
    const double r0 = (-35.0) - V;
    const double r1 = over<CAREFUL>(r0, 5.0, CONSTANTS[1], strange);
    const double r2 = exprelr_of<CAREFUL>(r1, strange);
    const double r3 = CONSTANTS[2] * r2;
    const double r4 = (-40.0) - V;
    const double r5 = over<CAREFUL>(r4, 40.0, CONSTANTS[6], strange);
    const double r6 = exp_of<CAREFUL>(r5, strange);
    const double r7 = 0x1.0p-1 * r6;
    const double r8 = V + 20.0;
    const double r9 = over<CAREFUL>(r8, 0x1.ap2, CONSTANTS[31], strange);
    const double r10 = logistic_of<CAREFUL>(r9, strange);
    const double r11 = V + 25.0;
    const double r12 = -r11;
    const double r13 = over<CAREFUL>(r12, 12.0, CONSTANTS[5], strange);
    const double r14 = logistic_of<CAREFUL>(r13, strange);
    const double r15 = V - 40.0;
    const double r16 = over<CAREFUL>(r15, 13.0, CONSTANTS[32], strange);
    const double r17 = exp_of<CAREFUL>(r16, strange);
    const double r18 = CONSTANTS[30] * r17;
    const double r19 = 60.0 - V;
    const double r20 = over<CAREFUL>(r19, 29.0, CONSTANTS[34], strange);
    const double r21 = exp_of<CAREFUL>(r20, strange);
    const double r22 = CONSTANTS[33] * r21;
    const double r23 = r18 + r22;
    const double r24 = CONSTANTS[35] * x[5];
    { // K
      double conductance = own[1];
      conductance *= (x[1] * x[1] * (x[1] * x[1]));
      k[1] = CONSTANTS[7] * (r3 * (1 - x[1]) - r7 * x[1]);
      const double I = conductance * (V - own[2]);
      current -= I;
    }
    { // L
      double conductance = own[3];
      const double I = conductance * (V - own[4]);
      current -= I;
    }
    { // KL
      double conductance = own[5];
      const double I = conductance * (V - own[6]);
      current -= I;
    }
    { // Ca
      double conductance = own[7];
      conductance *= (x[2] * x[2]);
      k[2] = quotient<CAREFUL>(r10 - x[2], 0x1.8p0, strange);
      conductance *= x[3];
      k[3] = quotient<CAREFUL>(r14 - x[3], r23, strange);
      const double I = conductance * (V - own[8]);
      current -= I;
      ofCalcium += I;
    }
    { // KCa
      double conductance = own[9];
      conductance *= x[4];
      k[4] = CONSTANTS[37] * (r24 * (1 - x[4]) - CONSTANTS[36] * x[4]);
      const double I = conductance * (V - own[10]);
      current -= I;
    }
    k[5] = CONSTANTS[38] * ofCalcium - over<CAREFUL>(x[5] - CONSTANTS[39], 150.0, CONSTANTS[40], strange);
    k[0] = current * own[0];
    {
      const double r0 = V - (-20.0);
      const double r1 = over<CAREFUL>(r0, 0x1.8p0, CONSTANTS[42], strange);
      const double r2 = logistic_of<CAREFUL>(r1, strange);
      const double T = r2;
      k[6] = 10.0 * (1 - x[6]) * T - CONSTANTS[43] * x[6];
    }
  }
  static __device__ __forceinline__ void tell(const Neuron &, bool, unsigned char *) {
  }
  static __device__ __forceinline__ void afterwards(const Neuron &, double *, const double *, const unsigned char *) {
  }
};
#include "kernel.cuh"
