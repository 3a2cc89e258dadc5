// CUDA's driver, libcuda.so.1, with the CPU as its only device, for tests on machines without a GPU. It has the functions that
// engram.cuda calls, with the driver's own manners: device memory is poisoned when it is allocated and checked for writes beyond its
// end, an error of a kernel is reported by the next call that waits and by all calls after that, until the context is destroyed.
// Work runs as late as it may: when the host waits for it, frees memory or copies without a stream. While a stream is recorded, calls that a
// driver forbids then are refused, and the record is lost.
#include <dlfcn.h>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <deque>
#include <mutex>
#include "blocks_on_cpu.h"

using Address = unsigned long long;
using Result = int;

namespace {

constexpr Result SUCCESS = 0, INVALID_VALUE = 1, OUT_OF_MEMORY = 2, NOT_INITIALIZED = 3, NO_DEVICE = 100, INVALID_CONTEXT = 201,
                 INVALID_PTX = 218, UNSUPPORTED_PTX = 222, NOT_FOUND = 500, ILLEGAL_ADDRESS = 700, LAUNCH_FAILED = 719,
                 CAPTURE_UNSUPPORTED = 900, CAPTURE_INVALIDATED = 901;
constexpr int NEWEST_PTX = 87;           // of a driver for CUDA 12.8
constexpr size_t MARGIN = 64;
constexpr unsigned char POISON = 0xFF;   // NaN in every float format

struct Allocation { char *start; size_t size; };
struct Module { std::string ptx; };
struct Function { const on_cpu::Kernel *kernel; std::string name; };
struct Graph { std::vector<std::function<void()>> nodes; bool valid = true; };
struct Stream { Graph *capturing = nullptr; };
struct Event { std::chrono::steady_clock::time_point time; };

struct Context {
  std::map<Address, Allocation> memory;
  std::deque<void *> host;                   // memory of the host, which ends with the context
  Result broken = SUCCESS;
  std::deque<std::function<void()>> queued;  // work of all streams, in order
  Graph *recorded = nullptr;                 // by the one stream that is captured
};

std::recursive_mutex guard;
Context *context;
thread_local Context *current_context;
bool initialised;
size_t held;

struct Fault { std::string function; Result code = SUCCESS; int calls_before = 0; };
Fault fault;
std::map<std::string, long> calls;           // of each function so far

int setting(const char *name, int otherwise) {
  const char *value = std::getenv(name);
  return value ? std::atoi(value) : otherwise;
}

/** Memory of the device, in bytes. */
size_t capacity() { return (size_t)setting("CUDA_ON_CPU_MIB", 256) << 20; }

/** The fault that a test asked for, if it is this function's turn. Counts the call. */
Result faulty(const char *function) {
  calls[function]++;
  const char *wanted = std::getenv("CUDA_ON_CPU_FAIL");   // cuInit:100
  std::string name = function;
  if (wanted && std::string(wanted).rfind(name + ":", 0) == 0) return std::atoi(wanted + name.size() + 1);
  if (fault.code == SUCCESS || fault.function != name) return SUCCESS;
  if (fault.calls_before-- > 0) return SUCCESS;
  Result code = fault.code;
  fault = {};
  return code;
}

bool damaged(const Allocation &allocation) {
  for (size_t k = 0; k < MARGIN; k++)
    if ((unsigned char)allocation.start[allocation.size + k] != POISON) return true;
  return false;
}

void check_memory() {
  for (auto &[address, allocation] : context->memory) if (damaged(allocation)) context->broken = ILLEGAL_ADDRESS;
}

/** Whether [address, address + size) lies within one allocation. */
bool is_owned(Address address, size_t size) {
  if (size == 0) return true;
  auto after = context->memory.upper_bound(address);
  if (after == context->memory.begin()) return false;
  auto &[start, allocation] = *--after;
  return address + size <= start + allocation.size;
}

Result run_or_capture(void *stream, std::function<void()> work) {
  auto *to = static_cast<Stream *>(stream);
  if (to && to->capturing) to->capturing->nodes.push_back(std::move(work));
  else context->queued.push_back(std::move(work));
  return SUCCESS;
}

/** Whether nothing is being recorded; if something is, it is lost. */
Result end_record() {
  if (!context->recorded) return SUCCESS;
  context->recorded->valid = false;
  return CAPTURE_UNSUPPORTED;
}

/** Runs all work that waits, and returns the error of a kernel if one failed. */
Result finish_work() {
  for (; !context->queued.empty() && !context->broken; context->queued.pop_front()) context->queued.front()();
  return context->broken;
}

}  // namespace

#define BEGIN(function)                                                   \
  std::lock_guard<std::recursive_mutex> lock(guard);                      \
  if (Result code = faulty(#function)) return code;                       \
  if (!initialised) return NOT_INITIALIZED;
#define BEGIN_IN_CONTEXT(function)                                        \
  BEGIN(function)                                                         \
  if (!current_context || current_context != context) return INVALID_CONTEXT; \
  if (context->broken) return context->broken;
#define BEGIN_UNRECORDED(function)                                        \
  BEGIN_IN_CONTEXT(function)                                              \
  if (Result code = end_record()) return code;
#define BEGIN_AND_WAIT(function)                                          \
  BEGIN_UNRECORDED(function)                                              \
  if (Result code = finish_work()) return code;

extern "C" {

/** For tests: the given function returns a code once, after so many calls. */
void cuda_on_cpu_fail(const char *function, int code, int calls_before) {
  std::lock_guard<std::recursive_mutex> lock(guard);
  fault = {function, code, calls_before};
}

/** For tests: how often a function of the driver was called, or a kernel run, so far. */
long cuda_on_cpu_calls(const char *function) {
  std::lock_guard<std::recursive_mutex> lock(guard);
  return calls[function];
}

/** For tests: bytes of device memory that are allocated now. */
size_t cuda_on_cpu_held() { return held; }

Result cuInit(unsigned) {
  if (Result code = faulty("cuInit")) return code;
  initialised = true;
  return SUCCESS;
}
Result cuDriverGetVersion(int *version) { *version = setting("CUDA_ON_CPU_DRIVER", 12080); return SUCCESS; }
Result cuDeviceGetCount(int *count) { BEGIN(cuDeviceGetCount) *count = setting("CUDA_ON_CPU_DEVICES", 1); return SUCCESS; }
Result cuDeviceGet(int *device, int ordinal) { BEGIN(cuDeviceGet) *device = ordinal; return ordinal == 0 ? SUCCESS : 101; }
Result cuDeviceGetName(char *name, int length, int) { BEGIN(cuDeviceGetName) std::snprintf(name, length, "CPU in place of a GPU"); return SUCCESS; }
Result cuDeviceTotalMem_v2(size_t *bytes, int) { BEGIN(cuDeviceTotalMem) *bytes = capacity(); return SUCCESS; }
Result cuDeviceGetAttribute(int *value, int attribute, int) {
  BEGIN(cuDeviceGetAttribute)
  int capability = setting("CUDA_ON_CPU_CAPABILITY", 75);
  switch (attribute) {
    case 13: *value = 1000; return SUCCESS;               // clock rate in kHz: so slow that work is cut into small pieces
    case 16: *value = 2; return SUCCESS;                  // multiprocessors
    case 75: *value = capability / 10; return SUCCESS;
    case 76: *value = capability % 10; return SUCCESS;
    default: return INVALID_VALUE;
  }
}

Result cuCtxCreate_v2(Context **created, unsigned, int) {
  BEGIN(cuCtxCreate)
  if (context) { std::fprintf(stderr, "a second context\n"); return INVALID_VALUE; }
  context = current_context = *created = new Context();
  return SUCCESS;
}
Result cuCtxSetCurrent(Context *wanted) {
  BEGIN(cuCtxSetCurrent)
  if (wanted != context) return INVALID_CONTEXT;
  current_context = wanted;
  return SUCCESS;
}
Result cuCtxDestroy_v2(Context *dead) {
  BEGIN(cuCtxDestroy)
  if (dead != context) return INVALID_CONTEXT;
  for (auto &[address, allocation] : dead->memory) { held -= allocation.size; std::free(allocation.start); }
  for (void *start : dead->host) std::free(start);
  delete dead;
  context = nullptr;
  return SUCCESS;
}
Result cuCtxSynchronize() { BEGIN_AND_WAIT(cuCtxSynchronize) return SUCCESS; }

Result cuMemGetInfo_v2(size_t *free, size_t *total) {
  BEGIN_IN_CONTEXT(cuMemGetInfo)
  *total = capacity();
  *free = *total - held;
  return SUCCESS;
}
Result cuMemAlloc_v2(Address *address, size_t size) {
  BEGIN_UNRECORDED(cuMemAlloc)
  if (size == 0) return INVALID_VALUE;
  if (held + size > capacity()) return OUT_OF_MEMORY;
  void *start;
  if (posix_memalign(&start, 256, size + MARGIN)) return OUT_OF_MEMORY;
  std::memset(start, POISON, size + MARGIN);
  *address = (Address)start;
  context->memory[*address] = {(char *)start, size};
  held += size;
  return SUCCESS;
}
Result cuMemFree_v2(Address address) {
  BEGIN_AND_WAIT(cuMemFree)
  auto found = context->memory.find(address);
  if (found == context->memory.end()) return INVALID_VALUE;
  if (damaged(found->second)) context->broken = ILLEGAL_ADDRESS;
  held -= found->second.size;
  std::free(found->second.start);
  context->memory.erase(found);
  return context->broken;
}
/** Memory of the host that kernels may write to, under the same address. */
Result cuMemHostAlloc(void **start, size_t size, unsigned) {
  BEGIN_UNRECORDED(cuMemHostAlloc)
  if (!(*start = std::malloc(size))) return OUT_OF_MEMORY;
  std::memset(*start, POISON, size);
  context->host.push_back(*start);
  return SUCCESS;
}
Result cuMemHostGetDevicePointer_v2(Address *address, void *start, unsigned) {
  BEGIN_IN_CONTEXT(cuMemHostGetDevicePointer)
  *address = (Address)start;
  return SUCCESS;
}
Result cuMemcpyHtoD_v2(Address to, const void *from, size_t size) {
  BEGIN_AND_WAIT(cuMemcpyHtoD)
  if (!is_owned(to, size)) return INVALID_VALUE;
  std::memcpy((void *)to, from, size);
  return SUCCESS;
}
Result cuMemcpyDtoH_v2(void *to, Address from, size_t size) {
  BEGIN_AND_WAIT(cuMemcpyDtoH)
  if (!is_owned(from, size)) return INVALID_VALUE;
  std::memcpy(to, (const void *)from, size);
  return SUCCESS;
}
Result cuMemcpyHtoDAsync_v2(Address to, const void *from, size_t size, void *stream) {
  BEGIN_IN_CONTEXT(cuMemcpyHtoDAsync)
  if (!is_owned(to, size)) return INVALID_VALUE;
  return run_or_capture(stream, [=] { std::memcpy((void *)to, from, size); });
}
Result cuMemcpyDtoHAsync_v2(void *to, Address from, size_t size, void *stream) {
  BEGIN_IN_CONTEXT(cuMemcpyDtoHAsync)
  if (!is_owned(from, size)) return INVALID_VALUE;
  return run_or_capture(stream, [=] { std::memcpy(to, (const void *)from, size); });
}
Result cuMemcpyDtoDAsync_v2(Address to, Address from, size_t size, void *stream) {
  BEGIN_IN_CONTEXT(cuMemcpyDtoDAsync)
  if (!is_owned(to, size) || !is_owned(from, size)) return INVALID_VALUE;
  return run_or_capture(stream, [=] { std::memmove((void *)to, (const void *)from, size); });
}
Result cuMemsetD8Async(Address to, unsigned char value, size_t count, void *stream) {
  BEGIN_IN_CONTEXT(cuMemsetD8Async)
  if (!is_owned(to, count)) return INVALID_VALUE;
  return run_or_capture(stream, [=] { std::memset((void *)to, value, count); });
}
Result cuMemsetD32Async(Address to, unsigned value, size_t count, void *stream) {
  BEGIN_IN_CONTEXT(cuMemsetD32Async)
  if (!is_owned(to, 4 * count)) return INVALID_VALUE;
  return run_or_capture(stream, [=] { for (size_t k = 0; k < count; k++) ((unsigned *)to)[k] = value; });
}

/** The part of CUDA_MEMCPY2D that copies rows between memory of host and device. */
struct Copy2D {
  size_t from_x, from_y; unsigned from_type; const char *from_host; Address from_device; void *from_array; size_t from_pitch;
  size_t to_x, to_y; unsigned to_type; char *to_host; Address to_device; void *to_array; size_t to_pitch;
  size_t width, height;
};
Result cuMemcpy2D_v2(const Copy2D *copy) {
  BEGIN_AND_WAIT(cuMemcpy2D)
  const char *from = copy->from_type == 1 ? copy->from_host : (const char *)copy->from_device;
  char *to = copy->to_type == 1 ? copy->to_host : (char *)copy->to_device;
  from += copy->from_y * copy->from_pitch + copy->from_x;
  to += copy->to_y * copy->to_pitch + copy->to_x;
  if (copy->width == 0 || copy->height == 0) return SUCCESS;
  if (copy->from_type == 2 && !is_owned((Address)from, (copy->height - 1) * copy->from_pitch + copy->width)) return INVALID_VALUE;
  if (copy->to_type == 2 && !is_owned((Address)to, (copy->height - 1) * copy->to_pitch + copy->width)) return INVALID_VALUE;
  for (size_t row = 0; row < copy->height; row++) std::memcpy(to + row * copy->to_pitch, from + row * copy->from_pitch, copy->width);
  return SUCCESS;
}

/** A module has the kernels that its PTX declares, and runs the ones that the C++ compiler made of their source. */
Result cuModuleLoadData(Module **module, const void *image) {
  BEGIN_UNRECORDED(cuModuleLoadData)
  std::string ptx = static_cast<const char *>(image);
  int major = 0, minor = 0;
  size_t declared = ptx.find(".version ");
  if (declared == std::string::npos || std::sscanf(ptx.c_str() + declared, ".version %d.%d", &major, &minor) != 2) return INVALID_PTX;
  if (10 * major + minor > NEWEST_PTX) return UNSUPPORTED_PTX;
  size_t library = ptx.find("// on_cpu: ");   // made by nvrtc_on_cpu.cpp; its kernels register themselves
  if (library != std::string::npos) {
    std::string file = ptx.substr(library + 11, ptx.find('\n', library) - library - 11);
    if (!dlopen(file.c_str(), RTLD_NOW | RTLD_LOCAL)) return INVALID_PTX;
  }
  *module = new Module{ptx};
  return SUCCESS;
}
Result cuModuleLoadDataEx(Module **module, const void *image, unsigned, void *, void *) { return cuModuleLoadData(module, image); }
Result cuModuleUnload(Module *module) { BEGIN_UNRECORDED(cuModuleUnload) delete module; return SUCCESS; }
Result cuModuleGetFunction(Function **function, Module *module, const char *name) {
  BEGIN_IN_CONTEXT(cuModuleGetFunction)
  auto found = on_cpu::kernels().find(name);
  std::string entry = std::string(".entry ") + name + "(";
  if (found == on_cpu::kernels().end() || module->ptx.find(entry) == std::string::npos) return NOT_FOUND;
  *function = new Function{&found->second, name};
  return SUCCESS;
}
Result cuFuncSetAttribute(Function *, int, int) { BEGIN_IN_CONTEXT(cuFuncSetAttribute) return SUCCESS; }
Result cuLaunchKernel(Function *function, unsigned gx, unsigned gy, unsigned gz, unsigned bx, unsigned by, unsigned bz, unsigned,
                      void *stream, void **parameters, void **) {
  BEGIN_IN_CONTEXT(cuLaunchKernel)
  if (gx == 0 || gy == 0 || gz == 0 || bx * by * bz == 0 || bx * by * bz > 1024 || gy > 65535 || gz > 65535) return INVALID_VALUE;
  std::vector<std::vector<char>> bound;
  for (size_t k = 0; k < function->kernel->parameters.size(); k++) {
    auto *bytes = static_cast<char *>(parameters[k]);
    bound.emplace_back(bytes, bytes + function->kernel->parameters[k]);
  }
  return run_or_capture(stream, [=]() mutable {
    std::vector<void *> addresses;
    for (auto &parameter : bound) addresses.push_back(parameter.data());
    Result injected = faulty(function->name.c_str());
    if (injected) context->broken = injected;
    else if (!on_cpu::run_grid({gx, gy, gz}, {bx, by, bz}, [&] { function->kernel->run(addresses.data()); })) context->broken = LAUNCH_FAILED;
    check_memory();
  });
}

Result cuStreamCreate(Stream **stream, unsigned) { BEGIN_IN_CONTEXT(cuStreamCreate) *stream = new Stream(); return SUCCESS; }
Result cuStreamSynchronize(Stream *) { BEGIN_AND_WAIT(cuStreamSynchronize) return SUCCESS; }
Result cuStreamQuery(Stream *) { BEGIN_IN_CONTEXT(cuStreamQuery) return SUCCESS; }
Result cuStreamDestroy_v2(Stream *stream) { BEGIN_IN_CONTEXT(cuStreamDestroy) delete stream; return SUCCESS; }
Result cuStreamBeginCapture_v2(Stream *stream, int) {
  BEGIN_IN_CONTEXT(cuStreamBeginCapture)
  if (context->recorded) return INVALID_VALUE;
  stream->capturing = context->recorded = new Graph();
  return SUCCESS;
}
Result cuStreamEndCapture(Stream *stream, Graph **graph) {
  BEGIN_IN_CONTEXT(cuStreamEndCapture)
  if (!stream->capturing) return INVALID_VALUE;
  *graph = stream->capturing;
  stream->capturing = context->recorded = nullptr;
  if ((*graph)->valid) return SUCCESS;
  delete *graph;
  *graph = nullptr;
  return CAPTURE_INVALIDATED;
}
Result cuGraphInstantiateWithFlags(Graph **executable, Graph *graph, unsigned long long) {
  BEGIN_IN_CONTEXT(cuGraphInstantiate)
  *executable = new Graph(*graph);
  return SUCCESS;
}
Result cuGraphLaunch(Graph *executable, Stream *) {
  BEGIN_IN_CONTEXT(cuGraphLaunch)
  for (auto &node : executable->nodes) context->queued.push_back(node);
  return SUCCESS;
}
Result cuGraphExecDestroy(Graph *executable) { BEGIN_IN_CONTEXT(cuGraphExecDestroy) delete executable; return SUCCESS; }
Result cuGraphDestroy(Graph *graph) { BEGIN_IN_CONTEXT(cuGraphDestroy) delete graph; return SUCCESS; }

Result cuEventCreate(Event **event, unsigned) { BEGIN_IN_CONTEXT(cuEventCreate) *event = new Event(); return SUCCESS; }
Result cuEventRecord(Event *event, Stream *) { BEGIN_IN_CONTEXT(cuEventRecord) event->time = std::chrono::steady_clock::now(); return SUCCESS; }
Result cuEventQuery(Event *) { BEGIN_IN_CONTEXT(cuEventQuery) return SUCCESS; }
Result cuEventSynchronize(Event *) { BEGIN_AND_WAIT(cuEventSynchronize) return SUCCESS; }
Result cuEventElapsedTime(float *milliseconds, Event *from, Event *to) {
  BEGIN_IN_CONTEXT(cuEventElapsedTime)
  *milliseconds = std::chrono::duration<float, std::milli>(to->time - from->time).count();
  return SUCCESS;
}
Result cuEventDestroy_v2(Event *event) { BEGIN_IN_CONTEXT(cuEventDestroy) delete event; return SUCCESS; }

/** NVIDIA's own libraries ask for tables that are not documented; here there are none. */
Result cuGetExportTable(const void **table, const void *) { *table = nullptr; return NOT_FOUND; }

Result cuGetErrorName(Result code, const char **name) {
  switch (code) {
    case OUT_OF_MEMORY: *name = "CUDA_ERROR_OUT_OF_MEMORY"; break;
    case NO_DEVICE: *name = "CUDA_ERROR_NO_DEVICE"; break;
    case 803: *name = "CUDA_ERROR_SYSTEM_DRIVER_MISMATCH"; break;
    case INVALID_PTX: *name = "CUDA_ERROR_INVALID_PTX"; break;
    case ILLEGAL_ADDRESS: *name = "CUDA_ERROR_ILLEGAL_ADDRESS"; break;
    case LAUNCH_FAILED: *name = "CUDA_ERROR_LAUNCH_FAILED"; break;
    default: *name = "CUDA_ERROR_UNKNOWN"; break;
  }
  return SUCCESS;
}
Result cuGetErrorString(Result code, const char **text) { return cuGetErrorName(code, text); }

}  // extern "C"
