// CUDA's kernel language on a CPU, for tests on machines without a GPU: a kernel source is included after this file and
// becomes ordinary C++. A block runs on one thread of the machine; its threads are fibers, which change at barriers only, so that a missing
// barrier gives wrong numbers here as it may on a device, and a barrier that not all threads reach is found.
#pragma once
#include <csetjmp>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <functional>
#include <map>
#include <string>
#include <utility>
#include <vector>
#include <cmath>

#define __global__
#define __device__
#define __host__
#define __forceinline__ inline
#define __noinline__
#define __align__(bytes) __attribute__((aligned(bytes)))
#define __restrict__
#define __launch_bounds__(...)
#define __shared__ static thread_local
#define __constant__ static const

struct uint3 { unsigned x, y, z; };
struct dim3 { unsigned x = 1, y = 1, z = 1; };
struct alignas(8) uint2 { unsigned x, y; };
struct alignas(16) float4 { float x, y, z, w; };
struct alignas(16) int4 { int x, y, z, w; };
struct alignas(16) uint4 { unsigned x, y, z, w; };
static inline float4 make_float4(float x, float y, float z, float w) { return {x, y, z, w}; }

namespace on_cpu {

constexpr int WARP = 32;

/** What one fiber of a block waits for. */
enum class Waiting { NOTHING, WARP_BARRIER, BLOCK_BARRIER, END };

struct Fiber;

/** The thread of the block that is running on this thread of the machine. */
extern thread_local Fiber *current;
extern thread_local uint3 thread_index, block_index;
extern thread_local dim3 block_size, grid_size;

void wait(Waiting barrier);
uint64_t exchange(uint64_t mine, int lane);
unsigned ballot(bool mine);
int lane();

/** A kernel as the emulated driver calls it: the bytes of its parameters, and the function that unpacks and runs them. */
struct Kernel {
  std::vector<size_t> parameters;
  std::function<void(void **)> run;
};
std::map<std::string, Kernel> &kernels();

template <class... P, size_t... I>
static void call(void (*kernel)(P...), void **parameters, std::index_sequence<I...>) {
  kernel(*static_cast<P *>(parameters[I])...);
}

struct Registration {
  template <class... P>
  Registration(const char *name, void (*kernel)(P...)) {
    kernels()[name] = {{sizeof(P)...}, [kernel](void **parameters) { call(kernel, parameters, std::index_sequence_for<P...>()); }};
  }
};

template <class T> static T bits_as(uint64_t bits) { T value; std::memcpy(&value, &bits, sizeof value); return value; }
template <class T> static uint64_t as_bits(T value) { uint64_t bits = 0; std::memcpy(&bits, &value, sizeof value); return bits; }

}  // namespace on_cpu

#define REGISTER(kernel) static on_cpu::Registration registered_##kernel(#kernel, kernel);

#define threadIdx on_cpu::thread_index
#define blockIdx on_cpu::block_index
#define blockDim on_cpu::block_size
#define gridDim on_cpu::grid_size
#define warpSize on_cpu::WARP

static inline void __syncthreads() { on_cpu::wait(on_cpu::Waiting::BLOCK_BARRIER); }
static inline void __syncwarp(unsigned = ~0u) { on_cpu::wait(on_cpu::Waiting::WARP_BARRIER); }
static inline void __threadfence() { __atomic_thread_fence(__ATOMIC_SEQ_CST); }
static inline void __threadfence_block() {}

template <class T> static T __shfl_sync(unsigned, T value, int from) { return on_cpu::bits_as<T>(on_cpu::exchange(on_cpu::as_bits(value), from)); }
template <class T> static T __shfl_down_sync(unsigned mask, T value, int by) { return __shfl_sync(mask, value, on_cpu::lane() + by); }
template <class T> static T __shfl_xor_sync(unsigned mask, T value, int by) { return __shfl_sync(mask, value, on_cpu::lane() ^ by); }
static inline unsigned __ballot_sync(unsigned, bool mine) { return on_cpu::ballot(mine); }
static inline bool __any_sync(unsigned, bool mine) { return on_cpu::ballot(mine) != 0; }

static inline int __popc(unsigned x) { return __builtin_popcount(x); }
static inline int __popcll(unsigned long long x) { return __builtin_popcountll(x); }
static inline int __clz(int x) { return x == 0 ? 32 : __builtin_clz((unsigned)x); }
static inline int __ffs(int x) { return __builtin_ffs(x); }

/** c + Σ of the four products of signed bytes, modulo 2^32. */
static inline int __dp4a(int a, int b, int c) {
  unsigned sum = (unsigned)c;
  for (int shift = 0; shift < 32; shift += 8) sum += (unsigned)((int8_t)(a >> shift) * (int8_t)(b >> shift));
  return (int)sum;
}

template <class T> static T __ldg(const T *address) { return *address; }
template <class T> static T atomicAdd(T *address, T value) { return __atomic_fetch_add(address, value, __ATOMIC_RELAXED); }
template <class T> static T atomicExch(T *address, T value) { return __atomic_exchange_n(address, value, __ATOMIC_RELAXED); }
static inline int atomicMax(int *address, int value) {
  int old = __atomic_load_n(address, __ATOMIC_RELAXED);
  while (old < value && !__atomic_compare_exchange_n(address, &old, value, false, __ATOMIC_RELAXED, __ATOMIC_RELAXED)) {}
  return old;
}
template <class T> static T atomicOr(T *address, T value) { return __atomic_fetch_or(address, value, __ATOMIC_RELAXED); }
template <class T> static T atomicAnd(T *address, T value) { return __atomic_fetch_and(address, value, __ATOMIC_RELAXED); }
template <class T> static T atomicXor(T *address, T value) { return __atomic_fetch_xor(address, value, __ATOMIC_RELAXED); }
template <class T> static T atomicMin(T *address, T value) {
  T old = __atomic_load_n(address, __ATOMIC_RELAXED);
  while (value < old && !__atomic_compare_exchange_n(address, &old, value, false, __ATOMIC_RELAXED, __ATOMIC_RELAXED)) {}
  return old;
}
static inline float __int_as_float(int bits) { return on_cpu::bits_as<float>((unsigned)bits); }
static inline int __float_as_int(float value) { return (int)on_cpu::as_bits(value); }
static inline unsigned __float_as_uint(float value) { return (unsigned)on_cpu::as_bits(value); }
static inline double __longlong_as_double(long long bits) { return on_cpu::bits_as<double>((uint64_t)bits); }
static inline long long __double_as_longlong(double value) { return (long long)on_cpu::as_bits(value); }
static inline double __fma_rn(double a, double b, double c) { return std::fma(a, b, c); }
template <class T> static T min(T a, T b) { return b < a ? b : a; }
template <class T> static T max(T a, T b) { return a < b ? b : a; }
