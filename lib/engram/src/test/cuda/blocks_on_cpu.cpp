// Runs the blocks of a grid: see on_cpu.h.
#include "blocks_on_cpu.h"

#include <atomic>
#include <memory>
#include <mutex>
#include <thread>
#include <ucontext.h>

namespace on_cpu {

constexpr size_t STACK = 64 << 10;

/** One thread of a block: started with a context of its own, changed by the cheaper long jump, which leaves signals alone. */
struct Fiber {
  std::unique_ptr<char[]> stack{new char[STACK]};
  ucontext_t start;
  jmp_buf resume;
  bool started = false;
  Waiting waiting = Waiting::NOTHING;
  uint3 index;
  int number;             // within the block
  uint64_t offered = 0;   // in an exchange between the lanes of a warp
};

thread_local Fiber *current;
thread_local uint3 thread_index, block_index;
thread_local dim3 block_size, grid_size;

static thread_local std::vector<Fiber> fibers;
static thread_local size_t alive;              // fibers of this block
static thread_local jmp_buf scheduler;
static thread_local const std::function<void()> *body;

std::map<std::string, Kernel> &kernels() {
  static std::map<std::string, Kernel> all;
  return all;
}

static void enter() {
  (*body)();
  current->waiting = Waiting::END;
  _longjmp(scheduler, 1);
}

/** Leaves the current fiber until its barrier opens. */
void wait(Waiting barrier) {
  current->waiting = barrier;
  if (_setjmp(current->resume) == 0) _longjmp(scheduler, 1);
}

static void run(Fiber &fiber) {
  current = &fiber;
  thread_index = fiber.index;
  fiber.waiting = Waiting::NOTHING;
  if (_setjmp(scheduler) != 0) return;
  if (fiber.started) _longjmp(fiber.resume, 1);
  fiber.started = true;
  setcontext(&fiber.start);
}

int lane() { return current->number % WARP; }

static Fiber *neighbour(int lane) {
  size_t number = current->number - current->number % WARP + lane;
  return lane >= 0 && lane < WARP && number < alive ? &fibers[number] : nullptr;
}

/** What another lane of the warp offers; one's own where there is no such lane. */
uint64_t exchange(uint64_t mine, int lane) {
  current->offered = mine;
  wait(Waiting::WARP_BARRIER);
  Fiber *other = neighbour(lane);
  uint64_t taken = other ? other->offered : mine;
  wait(Waiting::WARP_BARRIER);
  return taken;
}

unsigned ballot(bool mine) {
  current->offered = mine;
  wait(Waiting::WARP_BARRIER);
  unsigned votes = 0;
  for (int lane = 0; lane < WARP; lane++) {
    Fiber *other = neighbour(lane);
    if (other && other->waiting != Waiting::END && other->offered) votes |= 1u << lane;
  }
  wait(Waiting::WARP_BARRIER);
  return votes;
}

/** Opens a barrier that all of these fibers have reached, those that ended left out; whether it did. */
static bool open(size_t from, size_t to, Waiting barrier) {
  bool any = false;
  for (size_t k = from; k < to; k++) {
    if (fibers[k].waiting == barrier) any = true;
    else if (fibers[k].waiting != Waiting::END) return false;
  }
  if (any) for (size_t k = from; k < to; k++) if (fibers[k].waiting == barrier) fibers[k].waiting = Waiting::NOTHING;
  return any;
}

/** Runs one block; false when its threads wait at different barriers for ever. */
static bool run_block() {
  alive = (size_t)block_size.x * block_size.y * block_size.z;
  if (fibers.size() < alive) fibers = std::vector<Fiber>(alive);
  for (size_t k = 0; k < alive; k++) {
    Fiber &fiber = fibers[k];
    fiber.started = false;
    fiber.waiting = Waiting::NOTHING;
    fiber.number = (int)k;
    fiber.index = {(unsigned)(k % block_size.x), (unsigned)(k / block_size.x % block_size.y), (unsigned)(k / block_size.x / block_size.y)};
    getcontext(&fiber.start);
    fiber.start.uc_stack.ss_sp = fiber.stack.get();
    fiber.start.uc_stack.ss_size = STACK;
    makecontext(&fiber.start, enter, 0);
  }
  while (true) {
    bool ended = true;
    for (size_t warp = 0; warp < alive; warp += WARP) {
      size_t end = warp + WARP < alive ? warp + WARP : alive;
      do {  // a warp goes as far as it can before the next begins, so that whatever it runs ahead of shows
        for (size_t k = warp; k < end; k++) if (fibers[k].waiting == Waiting::NOTHING) run(fibers[k]);
      } while (open(warp, end, Waiting::WARP_BARRIER));
      for (size_t k = warp; k < end; k++) ended &= fibers[k].waiting == Waiting::END;
    }
    if (ended) return true;
    if (!open(0, alive, Waiting::BLOCK_BARRIER)) return false;
  }
}

bool run_grid(dim3 grid, dim3 block, const std::function<void()> &kernel) {
  std::atomic<size_t> next{0};
  std::atomic<bool> sound{true};
  size_t blocks = (size_t)grid.x * grid.y * grid.z;
  auto work = [&] {
    grid_size = grid;
    block_size = block;
    body = &kernel;
    for (size_t b = next++; b < blocks && sound; b = next++) {
      block_index = {(unsigned)(b % grid.x), (unsigned)(b / grid.x % grid.y), (unsigned)(b / grid.x / grid.y)};
      if (!run_block()) sound = false;
    }
  };
  std::thread other;
  if (blocks > 1) other = std::thread(work);
  work();
  if (other.joinable()) other.join();
  return sound;
}

}  // namespace on_cpu
