#!/usr/bin/env bash
# Binder: its steps by an ordinary user under 2 GB, then its Jupyter, without the launcher, with every notebook
. /run/trees/steps.sh

# Stands in for environment.yml, whose packages come from a registry that is not a Linux distribution's.
step "clone" clone student
# shellcheck disable=SC2046
step "apt.txt, Maven, Jupyter" install maven jupyter-notebook jupyter-nbconvert $(cat ~student/engram/binder/apt.txt)
step "postBuild" within_2_GB as student bash -c 'PATH=/opt/jdk-25/bin:$PATH engram/binder/postBuild'
step "its Jupyter knows the kernel" as student python3 -c 'from jupyter_client.kernelspec import get_kernel_spec; print(get_kernel_spec("java").display_name)'
for notebook in $(as student bash -c 'cd engram && find notebooks solutions -name "*.ipynb" 2>/dev/null | sort'); do
  step "$notebook" within_2_GB as student bash -c 'cd engram && jupyter nbconvert --log-level=WARN --to notebook --execute --output-dir=/tmp "$1"' run "$notebook"
done
