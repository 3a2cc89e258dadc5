"""The product of two n × n matrices of float32 in NumPy: prints a name, then for every size read the seconds of one product and its mean entry."""
import ctypes
import os
import re
import sys
import time

import numpy

with open("/proc/self/maps") if os.path.exists("/proc/self/maps") else open(os.devnull) as maps:
    paths = [os.path.realpath(line.split()[-1]) for line in maps if re.search(r"lib\w*blas\S*\.so", line)]
libraries = {re.sub(r"[-.].*", "", os.path.basename(path)) for path in paths}
libraries = sorted(name for name in libraries if "openblas" in name) or sorted(libraries)
for library in {path: ctypes.CDLL(path) for path in paths}.values():
    for name in ["scipy_openblas_get_corename64_", "scipy_openblas_get_corename", "openblas_get_corename"]:
        function = getattr(library, name, None)
        if function:
            function.restype = ctypes.c_char_p
            kernels = function().decode()  # those it took for this processor
            libraries += [kernels] if kernels not in libraries else []
print(f"NumPy {numpy.__version__} ({', '.join(libraries) or 'its own BLAS'})", flush=True)

factors = {}
for line in sys.stdin:
    n = int(line)
    if n not in factors:
        draws = numpy.random.default_rng(1)
        factors[n] = draws.random((n, n), dtype=numpy.float32), draws.random((n, n), dtype=numpy.float32)
    a, b = factors[n]
    start = time.perf_counter()
    product = a @ b
    seconds = time.perf_counter() - start
    assert product.dtype == numpy.float32
    print(seconds, float(product.mean()), flush=True)
