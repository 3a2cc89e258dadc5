"""n equations x' = sin(xt), x(0) = 0.5, by 500 steps of Runge-Kutta 4 in NumPy, all states kept: prints a name, then for every n read the seconds
and the mean of x at the end."""
import sys
import time

import numpy

STEPS, DT = 500, 0.01
print(f"NumPy {numpy.__version__}", flush=True)


def slope(x, t):
    return numpy.sin(x * t)


def integrate(n):
    states = numpy.empty((STEPS + 1, n))
    states[0] = 0.5
    for k in range(STEPS):
        x, t = states[k], k * DT
        k1 = slope(x, t)
        k2 = slope(x + DT / 2 * k1, t + DT / 2)
        k3 = slope(x + DT / 2 * k2, t + DT / 2)
        k4 = slope(x + DT * k3, t + DT)
        states[k + 1] = x + DT / 6 * (k1 + 2 * k2 + 2 * k3 + k4)
    return states


for line in sys.stdin:
    n = int(line)
    start = time.perf_counter()
    states = integrate(n)
    seconds = time.perf_counter() - start
    print(seconds, float(states[-1].mean()), flush=True)
    del states
