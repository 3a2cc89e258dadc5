#!/usr/bin/env bash
# Compiles every kernel source of this folder to PTX, which the driver of any GPU of compute capability 7.5 or later turns into its own code:
# build.sh [FOLDER], by default the resources of the library. Needs nvcc; the PTX is committed, so that nothing else does.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
to=${1:-../resources/engram/cuda}
mkdir -p "$to"
rm -f "$to"/neurons_*.ptx
for source in *.cu; do
  # these have the bits of the CPU
  options=()
  [[ $source != neurons_* && $source != iteration.cu ]] || options=(-fmad=false)
  # A newer compiler writes a newer PTX version than older drivers read; nothing here uses what came after 7.0.
  # Of its comments the one that names its release stays.
  nvcc -ptx -arch=compute_75 -O3 -std=c++17 ${options[@]+"${options[@]}"} "$source" -o - |
    sed -e '/^\/\/ Cuda compilation tools/b' -e '/^\/\//d' -e 's/^\.version .*/.version 7.0/' >"$to/${source%.cu}.ptx"
done
