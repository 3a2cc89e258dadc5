#!/usr/bin/env bash
# root: ./engram compare installs NumPy with OpenBLAS and shows both side by side
. /run/trees/steps.sh
step "apt-get install" install maven jupyter-notebook jupyter-nbconvert fontconfig fonts-dejavu-core
step "clone" clone root
step "./engram compare matmul" as root engram/engram compare matmul --n 512,1024,2048,4096 --repeat 7
cat ~root/engram/compare/matmul.md
step "./engram bench matmul --n 4096" as root engram/engram bench matmul --n 4096 --repeat 5 --json
