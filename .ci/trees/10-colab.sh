#!/usr/bin/env bash
# a Colab-style host: root, Jupyter and Python, no JDK; the one-cell installer, twice, and a notebook on its kernel (needs a Debian with JDK 25: --suite trixie)
. /run/trees/steps.sh
if ! { apt-get -qq update && apt-cache show openjdk-25-jdk-headless; } >/dev/null 2>&1; then
  echo "skipped: this Debian has no JDK 25 to install; give --suite trixie"
  exit 0
fi
step "clone" clone root
step "the host's own: Python and Jupyter" install jupyter-notebook jupyter-nbconvert
rm -rf /opt/jdk-25
step "colab.sh" as root engram/binder/colab.sh
step "colab.sh again" as root engram/binder/colab.sh
step "its Jupyter knows the kernel" as root python3 -c 'from jupyter_client.kernelspec import get_kernel_spec; print(get_kernel_spec("java").display_name)'
for notebook in 1-matrices-cpu-gpu 7-on-a-gpu; do
  step "$notebook" as root bash -c 'cd engram && jupyter nbconvert --log-level=WARN --to notebook --execute --output-dir=/tmp "notebooks/hopfield/$1.ipynb"' run "$notebook"
done
