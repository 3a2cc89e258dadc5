"""n Hodgkin–Huxley neurons in NumPy, Runge–Kutta 4 at dt = .01 ms: prints a name, then for every n read the seconds of 20 ms (2,000 steps) and the spikes.

A line may give the milliseconds after n. The neuron is the tutorial's (./engram bench hh): C = 1, gK 10, gNa 100, gL .15, neuron i of n gets 10·i/(n − 1),
V₀ = −71 mV, gates 0; spikes are crossings of 0 mV upward. One core, as NumPy's elementary functions are.
"""
import sys
import time

try:
    import numpy
    from numpy import exp
except ImportError as failure:
    sys.exit(print(f"missing: NumPy is not installed ({failure})"))

DT, PHI = 0.01, 3 ** ((22 - 36) / 10)


def slope(y, current):
    V, m, h, n = y
    u = V + 50
    am, bm = 0.32 * (13 - u) / (exp((13 - u) / 4) - 1), 0.28 * (u - 40) / (exp((u - 40) / 5) - 1)
    ah, bh = 0.128 * exp((17 - u) / 18), 4 / (exp((40 - u) / 5) + 1)
    an, bn = 0.02 * (15 - u) / (exp((15 - u) / 5) - 1), 0.5 * exp((10 - u) / 40)
    m2, n2 = m * m, n * n
    dV = current - 10 * n2 * n2 * (V + 95) - 100 * m2 * m * h * (V - 50) - 0.15 * (V + 55)
    return numpy.array([dV, PHI * (am - (am + bm) * m), PHI * (ah - (ah + bh) * h), PHI * (an - (an + bn) * n)])


def simulate(n, steps):
    """The number of spikes."""
    current = 10 * numpy.arange(n) / max(n - 1, 1)
    y = numpy.zeros((4, n))
    y[0] = -71
    spikes = 0
    for step in range(steps):
        below = y[0] < 0
        k1 = slope(y, current)
        k2 = slope(y + DT / 2 * k1, current)
        k3 = slope(y + DT / 2 * k2, current)
        k4 = slope(y + DT * k3, current)
        y = y + DT / 6 * (k1 + 2 * k2 + 2 * k3 + k4)
        spikes += numpy.count_nonzero(below & (y[0] >= 0))
    return spikes


print(f"NumPy {numpy.__version__} (RK4)", flush=True)

for line in sys.stdin:
    n, ms = (list(map(int, line.split())) + [20])[:2]
    start = time.perf_counter()
    spikes = simulate(n, round(ms / DT))
    print(time.perf_counter() - start, spikes, flush=True)
