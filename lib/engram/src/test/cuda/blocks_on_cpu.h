#pragma once
#include "on_cpu.h"

namespace on_cpu {

/** Runs a kernel, whose parameters are bound, on all blocks of a grid; false when threads of a block wait at different barriers for ever. */
bool run_grid(dim3 grid, dim3 block, const std::function<void()> &kernel);

}
