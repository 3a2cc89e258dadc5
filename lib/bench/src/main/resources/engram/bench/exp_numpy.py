"""The exponentials of n doubles in NumPy: prints a name, then for every size read the seconds of one call and their mean."""
import sys
import time

import numpy

CALLS = 20
print(f"NumPy {numpy.__version__} (exp)", flush=True)

for line in sys.stdin:
    x = numpy.random.default_rng(1).uniform(-1, 1, int(line))
    y = numpy.empty_like(x)
    numpy.exp(x, out=y)
    start = time.perf_counter()
    for call in range(CALLS):
        numpy.exp(x, out=y)
    seconds = (time.perf_counter() - start) / CALLS
    print(seconds, float(y.mean()), flush=True)
