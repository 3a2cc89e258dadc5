// The elementary functions of engram.math for float64, with the same bits: every step is one operation that IEEE 754 defines to the last
// bit, in the same order. Compiled without contraction of a·b + c (-fmad=false); where Java has Math.fma, __fma_rn stands here. What the
// steps and the constants are is told in engram.math. Sine and cosine of 1e5 and more are CUDA's, and may differ from Java's in the last bit.

#define EXP_LIMIT 708.0
#define SHIFT 0x1.8p52
#define LN2_HIGH 0x1.62e42fefa39efp-1
#define LN2_LOW 0x1.abc9e3b39803fp-56
#define ONE_BITS 0x3ff0000000000000LL
#define NO_NUMBER __longlong_as_double(0x7ff8000000000000LL)
#define WITHOUT_END __longlong_as_double(0x7ff0000000000000LL)

// Numbers of more than 32 bits stand in constant memory, from which an operation takes them as it takes a register.

/** 1/ln 2; ln 2 in two parts, with the other sign; C12 … C3 of ExpReduction. */
__constant__ double EXP[13] = {0x1.71547652b82fep0, -0x1.62e42fefa39efp-1, -0x1.abc9e3b39803fp-56, 0x1.1ee88a116f20ep-29, 0x1.af5e751c5c00ap-26,
                               0x1.27e5362aafdf6p-22, 0x1.71ddf87eaca6ep-19, 0x1.a01a017bc7291p-16, 0x1.a01a01afd3e6bp-13, 0x1.6c16c16c1f076p-10,
                               0x1.111111110f6dap-7, 0x1.555555555553fp-5, 0x1.5555555555559p-3};

/** x = n·ln 2 + r; rest is e^r − 1 − r, with what rounding r has lost, and scale 2^n. */
struct Reduced { double n, r, rest, scale; };

__device__ __forceinline__ Reduced reduced(double x) {
  double shifted = __fma_rn(x, EXP[0], SHIFT), n = shifted - SHIFT;
  double coarse = __fma_rn(n, EXP[1], x), r = __fma_rn(n, EXP[2], coarse), lost = __fma_rn(n, EXP[2], coarse - r);
  double q = __fma_rn(r, EXP[3], EXP[4]);
#pragma unroll
  for (int c = 5; c < 13; c++) q = __fma_rn(q, r, EXP[c]);
  q = __fma_rn(q, r, 0.5);
  return {n, r, __fma_rn(r * r, q, lost), __longlong_as_double((long long)((unsigned long long)__double_as_longlong(shifted) << 52) + ONE_BITS)};
}

/** m·2^n for 1/2 < m < 2^12 and |n| < 1500, rounded once. */
__device__ __forceinline__ double scaled(double m, double n) {
  double first = n < 0 ? fmax(n, -1000.0) : fmin(n, 1000.0);
  long long one = (long long)first, other = (long long)(n - first);
  return m * __longlong_as_double((one + 1023) << 52) * __longlong_as_double((other + 1023) << 52);
}

__device__ __noinline__ double exp_beyond(double x) {
  if (!(fabs(x) <= 1000)) return x > 0 ? WITHOUT_END : x < 0 ? 0 : NO_NUMBER;
  Reduced of = reduced(x);
  return scaled(1 + (of.r + of.rest), of.n);
}

// Every function has two ways. The careful one looks at its argument and has the right result for all numbers. The other one does not branch, so that
// several functions are computed side by side; where the argument is out of the ordinary it sets `strange`, and the caller does all again with care.

/** The upper half of a number without its sign, whose order is that of the sizes. */
__device__ __forceinline__ unsigned size_of(double x) { return (unsigned)((unsigned long long)__double_as_longlong(x) >> 32) & 0x7fffffffu; }

/** Whether |x| < 708. */
__device__ __forceinline__ bool is_within(double x) { return size_of(x) < 0x40862000u; }

/** Whether 2^−900 ≤ |x| < 2^900. */
__device__ __forceinline__ bool is_ordinary(double x) { return size_of(x) - 0x07b00000u < 0x70800000u; }

/** The same, or +0. */
__device__ __forceinline__ bool is_ordinary_or_zero(double x) { return is_ordinary(x) | (__double_as_longlong(x) == 0); }

/** 1/b to about 20 bits. */
__device__ __forceinline__ double about_inverse(double b) {
#ifdef __CUDA_ARCH__
  double y;
  asm("rcp.approx.ftz.f64 %0, %1;" : "=d"(y) : "d"(b));
  return y;
#else
  return (double)(float)(1 / b);
#endif
}

/** a/b: the inverse by two steps of Newton's method, the first of which is of third order, and a quotient corrected by its remainder, as CUDA itself divides. */
template <bool CAREFUL> __device__ __forceinline__ double quotient(double a, double b, bool &strange) {
  if (CAREFUL) return a / b;
  double y = about_inverse(b), e = __fma_rn(-b, y, 1);
  y = __fma_rn(y, __fma_rn(e, e, e), y);
  y = __fma_rn(y, __fma_rn(-b, y, 1), y);
  const double q = a * y;
  strange |= !is_ordinary(b) | !is_ordinary_or_zero(q);
  return __fma_rn(y, __fma_rn(-b, q, a), q);
}

/**
 * x/c for a constant c with its rounded inverse: N. Brisebarre, J.-M. Muller, S. K. Raina, IEEE Trans. Comput. 53 (2004) 1069, have a proof that the quotient is
 * rounded as a division rounds it.
 */
template <bool CAREFUL> __device__ __forceinline__ double over(double x, double c, double inverse, bool &strange) {
  if (CAREFUL) return x / c;
  const double q = x * inverse;
  strange |= !is_ordinary_or_zero(q);
  return __fma_rn(__fma_rn(-c, q, x), inverse, q);
}

/** e^x. */
template <bool CAREFUL> __device__ __forceinline__ double exp_of(double x, bool &strange) {
  if (CAREFUL && !(fabs(x) < EXP_LIMIT)) return exp_beyond(x);
  strange |= !is_within(x);
  Reduced of = reduced(x);
  return __fma_rn(of.scale, of.r + of.rest, of.scale);
}

__device__ __forceinline__ double minus_one(const Reduced &of) {
  double first = of.scale - 1, large = __fma_rn(of.scale, of.r, first), lost = __fma_rn(of.scale, of.r, first - large);
  return large + __fma_rn(of.scale, of.rest, lost);
}

/** e^x − 1. */
template <bool CAREFUL> __device__ __forceinline__ double expm1_of(double x, bool &strange) {
  if (CAREFUL && !(fabs(x) < EXP_LIMIT)) return x < 0 ? -1 : exp_beyond(x);
  strange |= !is_within(x);
  return copysign(minus_one(reduced(x)), x);
}

__device__ __noinline__ double exprelr_beyond(double x) {
  if (!(x >= EXP_LIMIT)) return x == 0 ? 1 : x < 0 ? -x : NO_NUMBER;
  if (x > 1000) return 0;
  Reduced of = reduced(-x);
  return scaled(__fma_rn(x, of.r + of.rest, x), of.n);
}

/** x/(e^x − 1), 1 at 0. */
template <bool CAREFUL> __device__ __forceinline__ double exprelr_of(double x, bool &strange) {
  if (CAREFUL && (!(fabs(x) < EXP_LIMIT) || x == 0)) return exprelr_beyond(x);
  strange |= !is_within(x);
  const double below = minus_one(reduced(x));
  return quotient<CAREFUL>(x == 0 ? 1 : x, x == 0 ? 1 : below, strange);
}

/** 1/(1 + e^−x). */
template <bool CAREFUL> __device__ __forceinline__ double logistic_of(double x, bool &strange) {
  if (CAREFUL && !(fabs(x) < EXP_LIMIT)) return x > 0 ? 1 : exp_beyond(x);
  strange |= !is_within(x);
  Reduced of = reduced(-x);
  double large = 1 + of.scale;
  return quotient<CAREFUL>(1, large + __fma_rn(of.scale, of.r + of.rest, 1 - (large - of.scale)), strange);
}

template <bool CAREFUL> __device__ __forceinline__ double tanh_of(double x, bool &strange) {
  double twice = 2 * fabs(x);
  if (CAREFUL && !(twice < EXP_LIMIT)) return x != x ? NO_NUMBER : x > 0 ? 1 : -1;
  strange |= !is_within(twice);
  double e = minus_one(reduced(twice)), inverse = quotient<CAREFUL>(1, e + 2, strange), t = e * inverse;
  double lost = __fma_rn(-t, e, __fma_rn(-2, t, e));
  return copysign(__fma_rn(lost, inverse, t), x);
}

__device__ __forceinline__ double log_reduced(double x, int shift) {
  long long bits = __double_as_longlong(x), exponent = (bits - 0x3fe6a09e667f3bcdLL + ONE_BITS) >> 52;
  double k = (double)(exponent - 1023 - shift), f = __longlong_as_double(bits - (exponent << 52) + ONE_BITS) - 1;
  double s = f / (2 + f), z = s * s;
  double p = __fma_rn(z, 0x1.2f0705acc53f5p-3, 0x1.39a193329cde7p-3);
  p = __fma_rn(p, z, 0x1.7466405c1210ap-3);
  p = __fma_rn(p, z, 0x1.c71c5202b1b44p-3);
  p = __fma_rn(p, z, 0x1.24924941f8d39p-2);
  p = __fma_rn(p, z, 0x1.999999997fd37p-2);
  p = __fma_rn(p, z, 0x1.5555555555592p-1);
  double h = 0.5 * f * f, small = h - __fma_rn(s, __fma_rn(z, p, h), k * LN2_LOW);
  double large = __fma_rn(k, LN2_HIGH, f), lost = f - __fma_rn(k, -LN2_HIGH, large);
  return large + (lost - small);
}

/** ln x. */
template <bool CAREFUL> __device__ __forceinline__ double log_of(double x, bool &) {
  if (x >= 0x1p-1022 && x < WITHOUT_END) return log_reduced(x, 0);
  if (x > 0 && x < 1) return log_reduced(x * 0x1p54, 54);
  return x == 0 ? -WITHOUT_END : x > 0 ? x : NO_NUMBER;
}

/** sin(x + quarters·π/2) for 0 ≤ x < 1e5. */
__device__ __forceinline__ double sine(double x, long long quarters) {
  double shifted = __fma_rn(x, 0x1.45f306dc9c883p-1, SHIFT), k = shifted - SHIFT;
  double r = __fma_rn(k, 0x1.f1976b7ed8fbcp-110, __fma_rn(k, -0x1.1a62633145c07p-54, __fma_rn(k, -0x1.921fb54442d18p0, x))), z = r * r;
  double s = __fma_rn(z, 0x1.5d8fa31c278d8p-33, -0x1.ae5e59f58b5e2p-26);
  s = __fma_rn(s, z, 0x1.71de3567124fcp-19);
  s = __fma_rn(s, z, -0x1.a01a019bfd180p-13);
  s = __fma_rn(s, z, 0x1.111111110f7cap-7);
  s = __fma_rn(s, z, -0x1.5555555555548p-3);
  s = __fma_rn(r * z, s, r);
  double c = __fma_rn(z, -0x1.8fa465ee99662p-37, 0x1.1ee9d75291b13p-29);
  c = __fma_rn(c, z, -0x1.27e4f7ea37964p-22);
  c = __fma_rn(c, z, 0x1.a01a019c8390fp-16);
  c = __fma_rn(c, z, -0x1.6c16c16c14f8ap-10);
  c = __fma_rn(c, z, 0x1.555555555554bp-5);
  c = __fma_rn(z * z, c, __fma_rn(z, -0.5, 1));
  long long turn = __double_as_longlong(shifted) + quarters;
  double chosen = turn & 1 ? c : s;
  return turn & 2 ? -chosen : chosen;
}

template <bool CAREFUL> __device__ __forceinline__ double sin_of(double x, bool &) {
  if (!(fabs(x) < 1e5)) return sin(x);
  return copysign(1.0, x) * sine(fabs(x), 0);
}

template <bool CAREFUL> __device__ __forceinline__ double cos_of(double x, bool &) { return fabs(x) < 1e5 ? sine(fabs(x), 1) : cos(x); }

// The same in float32, as CUDA has them: for rates that need not have the bits of the CPU.

template <bool CAREFUL> __device__ __forceinline__ float quotient(float a, float b, bool &) { return a / b; }
template <bool CAREFUL> __device__ __forceinline__ float over(float x, float, float inverse, bool &) { return x * inverse; }
template <bool CAREFUL> __device__ __forceinline__ float exp_of(float x, bool &) { return expf(x); }
template <bool CAREFUL> __device__ __forceinline__ float expm1_of(float x, bool &) { return expm1f(x); }
template <bool CAREFUL> __device__ __forceinline__ float exprelr_of(float x, bool &) { return x == 0 ? 1 : x / expm1f(x); }
template <bool CAREFUL> __device__ __forceinline__ float logistic_of(float x, bool &) { return 1 / (1 + expf(-x)); }
template <bool CAREFUL> __device__ __forceinline__ float tanh_of(float x, bool &) { return tanhf(x); }
template <bool CAREFUL> __device__ __forceinline__ float log_of(float x, bool &) { return logf(x); }
template <bool CAREFUL> __device__ __forceinline__ float sin_of(float x, bool &) { return sinf(x); }
template <bool CAREFUL> __device__ __forceinline__ float cos_of(float x, bool &) { return cosf(x); }
__device__ __forceinline__ float min_of(float a, float b) { return fminf(a, b); }
__device__ __forceinline__ float max_of(float a, float b) { return fmaxf(a, b); }

/** The smaller, as Java's Math.min has it: NaN if one is, −0 before 0. */
__device__ __forceinline__ double min_of(double a, double b) {
  if (a != a) return a;
  if (a == 0 && b == 0) return __double_as_longlong(b) < 0 ? b : a;
  return a <= b ? a : b;
}

/** The larger, likewise. */
__device__ __forceinline__ double max_of(double a, double b) {
  if (a != a) return a;
  if (a == 0 && b == 0) return __double_as_longlong(a) < 0 ? b : a;
  return a >= b ? a : b;
}
