#!/usr/bin/env bash
# The kernel on a notebook host that is a fresh machine each time, as Colab's are. In one cell of a Python notebook:
#
#   !git clone --depth 1 URL-OF-THIS-REPOSITORY engram && engram/binder/colab.sh
#
# Installs a JDK and Maven where they are missing, builds, and lets the host's Jupyter offer the kernel "Java (Engram)"; nothing else.
# Run again, it builds what has changed.
set -euo pipefail
home=$(cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/.." && pwd)

"$home/engram" kernel install --user
"$home/engram" doctor || true     # the notebook host brings its own Jupyter; what else is missing is said here

cat <<END

The kernel "java" is installed. Begin with $home/notebooks/index.ipynb, the map of the
course: its notebooks name that kernel. In a notebook of your own choose it
under Runtime, Change runtime type (Colab), or Kernel, Change kernel (Jupyter); reload the page if it is not offered yet.
END
