// How far f(z) is from z, and when that is a cycle: as in engram.deq.
#pragma once

constexpr double PERIOD_TWO = 1e-6, FACTOR = 1e3;  // of a 2-cycle
#define ENDLESS __int_as_float(0x7f800000)
#define LARGEST_FLOAT __int_as_float(0x7f7fffff)

__device__ __forceinline__ bool is_finite(double x) { return x - x == 0; }

/** ‖f(z) − z‖/‖f(z)‖, from the squares. */
__device__ __forceinline__ double relative(double square, double size) { return square == 0 ? 0 : size == 0 ? 1 : sqrt(square / size); }
