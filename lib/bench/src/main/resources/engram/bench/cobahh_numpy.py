"""COBAHH in NumPy: prints a name, then for every number of milliseconds read the seconds of the simulation, the spikes and the mean voltage at the end.

The model is that of cobahh_brian2.py, with conductances per area of 2e-4 cm²: exponential Euler at dt = .1 ms, spikes where V > −20 mV and 3 ms have passed
since the last; a spike acts from the next step on. A line may give the seed after the milliseconds, else every line takes the next. The seconds are of the
loop, synapses drawn before. One core.
"""
import sys
import time

try:
    import numpy
    from numpy import exp, expm1
except ImportError as failure:
    sys.exit(print(f"missing: NumPy is not installed ({failure})"))

NEURONS, EXCITING, PROBABILITY, DT, REFRACTORY = 4000, 3200, 0.02, 0.1, 30


def relax(x, steady, rate):
    """The exact solution of dx/dt = rate·(steady − x) after DT."""
    return steady + (x - steady) * exp(-DT * rate)


def simulate(ms, seed):
    draws = numpy.random.default_rng(seed)
    targets = [numpy.flatnonzero(draws.random(NEURONS) < PROBABILITY) for _ in range(NEURONS)]
    V = -65 + 5 * draws.standard_normal(NEURONS)
    ge = 0.05 * (4 + 1.5 * draws.standard_normal(NEURONS))
    gi = 0.05 * (20 + 12 * draws.standard_normal(NEURONS))
    m, h, n = numpy.zeros((3, NEURONS))
    last, spikes = numpy.full(NEURONS, -1000), 0
    start = time.perf_counter()
    for step in range(round(ms / DT)):
        u = V + 63
        am, bm = 0.32 * (13 - u) / expm1((13 - u) / 4), 0.28 * (u - 40) / expm1((u - 40) / 5)
        ah, bh = 0.128 * exp((17 - u) / 18), 4 / (exp((40 - u) / 5) + 1)
        an, bn = 0.032 * (15 - u) / expm1((15 - u) / 5), 0.5 * exp((10 - u) / 40)
        sodium, potassium = 100 * m * m * m * h, 30 * (n * n)**2
        total = 0.05 + ge + gi + sodium + potassium
        V = relax(V, (0.05 * -60 - 80 * gi + 50 * sodium - 90 * potassium) / total, total)
        m, h, n = relax(m, am / (am + bm), am + bm), relax(h, ah / (ah + bh), ah + bh), relax(n, an / (an + bn), an + bn)
        ge, gi = ge * exp(-DT / 5), gi * exp(-DT / 10)
        fired = numpy.flatnonzero((V > -20) & (step - last > REFRACTORY))
        last[fired] = step
        spikes += len(fired)
        for i in fired:
            if i < EXCITING:
                ge[targets[i]] += 0.03
            else:
                gi[targets[i]] += 0.335
    return time.perf_counter() - start, spikes, float(V.mean())


print(f"NumPy {numpy.__version__}", flush=True)

seed = 0
for line in sys.stdin:
    ms, seed = (list(map(int, line.split())) + [seed + 1])[:2]
    print(*simulate(ms, seed), flush=True)
