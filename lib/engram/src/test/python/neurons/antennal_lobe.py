"""The locust's antennal lobe in vectorised NumPy: 90 projection neurons (PN), 30 local neurons (LN), 1000 ms, Runge–Kutta 4 at dt = .01 ms.

Equations: kinetics.py. C dV/dt = I − ΣI_channel − ΣI_synapse with C = 1. Every synapse of a neuron adds its own g·O·(V − E); g is not divided by
the number of synapses, as in the tutorial. All synapses of one presynaptic neuron have one history and therefore one open fraction O:
    dO/dt = α(1 − O)[T] − βO,  acetylcholine α = 10, β = .2, GABA_A α = 10, β = .16.
PN excite LN (acetylcholine), LN inhibit LN and PN (GABA), each pair with probability .5; no neuron its own.

Rules of the stages: input is evaluated at a stage's own time (k + c)·dt; [T] of acetylcholine follows the last spike known at the beginning of the
step; a spike is V_k < 0 ≤ V_{k+1}, its time is k·dt, and it is known from step k + 1 on. The tutorial's threshold of −63 mV in τ_h of the A-current
stays as it is.

Draws (random_stream.py): connections of the presynaptic neuron r from of(seed, "PN to LN").child(r) and so on, gaps as in connected(), its own
number left out of the candidates; driven are the first 39 of of(seed, "driven").permutation(120), 0 … 89 PN, 90 … 119 LN; at the start
V = −70(1 + .01·z), z = of(seed, "start V").gaussian(0 … 119), [Ca] = 2.4e-4(1 + .01·z), z = of(seed, "start Ca").gaussian(0 … 29), the rest 0.

    python3 antennal_lobe.py DIR         # three minutes; DIR is ../../resources/engram/neuron

writes antennal_lobe_network.csv (seed 1: who is driven, the start, synapses by neuron), antennal_lobe_voltages.csv (seed 1: V of all neurons after 100 to
1000 ms), antennal_lobe_runs.csv (seeds 1 to 5: how many of the driven are PN, spikes, mean V after all steps, lowest and highest V) and
antennal_lobe_apart.csv (the same runs with a little added to every V after 100 ms, when the input begins: the largest difference of a V up to a time, and
when it first was 1 mV, if ever). Before 100 ms the network is at rest, and differences die away. Afterwards differences of rounding grow to some 1e-8 mV
on the flanks of spikes and no further, since spikes reach other neurons by the number of their step. Made with Python 3.11.2, NumPy 1.24.2.
"""
import sys

import numpy

import kinetics
from random_stream import RandomStream, connected

PN, LN, DT, MS = 90, 30, 0.01, 1000
SEEDS = [1, 2, 3, 4, 5]
MOVED = [1e-12, 1e-6, 1e-2]                                # mV
SNAPSHOTS = [10000, 12000, 15000, 30000, 60000, 100000]     # steps
N = PN + LN
P, L = slice(0, PN), slice(PN, N)


def connections(seed, name, pre, post, same):
    """1 where a synapse is, pre × post."""
    matrix = numpy.zeros((pre, post))
    for r in range(pre):
        for j in connected(RandomStream.of(seed, name).child(r), 0.5, post - 1 if same else post):
            matrix[r, j + 1 if same and j >= r else j] = 1
    return matrix


class Network:
    def __init__(self, seed):
        self.acetylcholine = connections(seed, "PN to LN", PN, LN, False)                     # PN × LN
        self.gaba = numpy.hstack([connections(seed, "LN to PN", LN, PN, False), connections(seed, "LN to LN", LN, LN, True)])  # LN × N
        self.driven = numpy.zeros(N)
        self.driven[RandomStream.of(seed, "driven").permutation(N)[:39]] = 1
        self.V = numpy.array([-70 * (1 + 0.01 * RandomStream.of(seed, "start V").gaussian(i)) for i in range(N)])
        self.calcium = numpy.array([2.4e-4 * (1 + 0.01 * RandomStream.of(seed, "start Ca").gaussian(i)) for i in range(LN)])


def drive(t):
    """Input of a driven neuron."""
    if t < 100:
        return 0.0
    return 10 * (1 - numpy.exp(-(t - 100) / 75)) if t < 600 else 10 * 0.9996 * numpy.exp(-(t - 600) / 150)


# Places in the state: V and n of all, four gates of PN, four variables of LN, O of either kind
V, K = slice(0, N), slice(N, 2 * N)
NA_M, NA_H, A_M, A_H = (slice(2 * N + i * PN, 2 * N + (i + 1) * PN) for i in range(4))
CA_M, CA_H, KCA_M, CA = (slice(2 * N + 4 * PN + i * LN, 2 * N + 4 * PN + (i + 1) * LN) for i in range(4))
ACH = slice(6 * N, 6 * N + PN)
GABA = slice(6 * N + PN, 7 * N)

LEAK_E = numpy.where(numpy.arange(N) < PN, -55.0, -50.0)
POTASSIUM_LEAK_G = numpy.where(numpy.arange(N) < PN, 0.05, 0.02)


class Simulation:
    """Several networks at once, that NumPy has more to do in a call: state is networks × variables."""

    def __init__(self, networks):
        self.acetylcholine = numpy.stack([network.acetylcholine for network in networks])
        self.gaba = numpy.stack([network.gaba for network in networks])
        self.driven = numpy.stack([network.driven for network in networks])
        self.fired = numpy.full((len(networks), N), -1e9)
        self.y = numpy.zeros((len(networks), 7 * N))
        self.y[:, V] = [network.V for network in networks]
        self.y[:, CA] = [network.calcium for network in networks]

    def slope(self, step, fraction, y):
        t = (step + fraction) * DT
        dy = numpy.empty_like(y)

        def gate(place, steady, rate):
            dy[:, place] = (steady - y[:, place]) * rate

        v, p, l = y[:, V], y[:, P], y[:, L]
        gate(K, *kinetics.potassium(v))
        m, rate_m, h, rate_h = kinetics.sodium(p)
        gate(NA_M, m, rate_m)
        gate(NA_H, h, rate_h)
        m, rate_m, h, rate_h = kinetics.transient_potassium(p)
        gate(A_M, m, rate_m)
        gate(A_H, h, rate_h)
        m, rate_m, h, rate_h = kinetics.calcium(l)
        gate(CA_M, m, rate_m)
        gate(CA_H, h, rate_h)
        gate(KCA_M, *kinetics.calcium_potassium(y[:, CA]))

        calcium = 3 * y[:, CA_M]**2 * y[:, CA_H] * (l - 140)
        dy[:, CA] = -2e-4 * calcium - (y[:, CA] - 2.4e-4) / 150

        o = y[:, ACH]
        dy[:, ACH] = 10 * (1 - o) * kinetics.transmitter_of_spike(t - self.fired[:, P]) - 0.2 * o
        o = y[:, GABA]
        dy[:, GABA] = 10 * (1 - o) * kinetics.transmitter_of_voltage(l) - 0.16 * o

        current = 10 * y[:, K]**4 * (v + 95) + 0.15 * (v - LEAK_E) + POTASSIUM_LEAK_G * (v + 95)
        current += 0.8 * numpy.matmul(y[:, None, GABA], self.gaba)[:, 0] * (v + 70)
        current[:, P] += 100 * y[:, NA_M]**3 * y[:, NA_H] * (p - 50) + 10 * y[:, A_M]**4 * y[:, A_H] * (p + 95)
        current[:, L] += calcium + 0.3 * y[:, KCA_M] * (l + 90)
        current[:, L] += 0.3 * numpy.matmul(y[:, None, ACH], self.acetylcholine)[:, 0] * l
        dy[:, V] = self.driven * drive(t) - current
        return dy

    def step(self, k):
        """One step from k·dt; returns who fired, networks × N."""
        before = self.y[:, V]
        self.y, _ = kinetics.runge_kutta_4(self.slope, k, DT, self.y)
        spikes = (before < 0) & (self.y[:, V] >= 0)
        self.fired[spikes] = k * DT
        return spikes


def main(folder):
    networks = [Network(seed) for seed in SEEDS]
    with open(folder + "/antennal_lobe_network.csv", "w") as file:
        print("neuron,driven,startV,startCa,targetsByAcetylcholine,targetsByGABA", file=file)
        for i in range(N):
            excites = " ".join(str(PN + j) for j in numpy.flatnonzero(networks[0].acetylcholine[i])) if i < PN else ""
            inhibits = " ".join(map(str, numpy.flatnonzero(networks[0].gaba[i - PN]))) if i >= PN else ""
            print(i, int(networks[0].driven[i]), repr(float(networks[0].V[i])),
                  repr(float(networks[0].calcium[i - PN])) if i >= PN else "", excites, inhibits, sep=",", file=file)

    count, moved = len(SEEDS), numpy.repeat(MOVED, len(SEEDS))
    simulation = Simulation(networks + networks * len(MOVED))
    snapshots, apart = [], []
    spikes = numpy.zeros((count, N), int)
    sums = numpy.zeros((count, N))
    low, high = numpy.full(count, numpy.inf), numpy.full(count, -numpy.inf)
    largest, parted = numpy.zeros(len(moved)), numpy.full(len(moved), numpy.nan)
    for k in range(round(MS / DT)):
        if k == 10000:
            simulation.y[count:, V] += moved[:, None]
        spikes += simulation.step(k)[:count]
        v = simulation.y[:count, V]
        sums += v
        low, high = numpy.minimum(low, v.min(axis=1)), numpy.maximum(high, v.max(axis=1))
        if k + 1 in SNAPSHOTS:
            snapshots.append(v[0].copy())
        if k >= 10000:
            largest = numpy.maximum(largest, abs(simulation.y[count:, V] - numpy.tile(v, (len(MOVED), 1))).max(axis=1))
            parted[(largest >= 1) & numpy.isnan(parted)] = (k + 1) * DT
            if k + 1 in SNAPSHOTS[2:]:
                apart.append(largest)

    with open(folder + "/antennal_lobe_voltages.csv", "w") as file:
        print("neuron", *(f"V{step // 100}" for step in SNAPSHOTS), sep=",", file=file)
        for i in range(N):
            print(i, *(f"{snapshot[i]:.17g}" for snapshot in snapshots), sep=",", file=file)
    means = sums / round(MS / DT)
    with open(folder + "/antennal_lobe_runs.csv", "w") as file:
        print("seed,drivenPN,spikesPN,spikesLN,meanVoltagePN,meanVoltageLN,lowestVoltage,highestVoltage", file=file)
        for i, seed in enumerate(SEEDS):
            print(seed, int(networks[i].driven[P].sum()), spikes[i, P].sum(), spikes[i, L].sum(),
                  *(f"{x:.9f}" for x in (means[i, P].mean(), means[i, L].mean(), low[i], high[i])), sep=",", file=file)
    with open(folder + "/antennal_lobe_apart.csv", "w") as file:
        print("seed,added", *(f"apart{step // 100}" for step in SNAPSHOTS[2:]), "ms1mV", sep=",", file=file)
        for i, seed in enumerate(SEEDS * len(MOVED)):
            print(seed, moved[i], *(f"{largest[i]:.2g}" for largest in apart), "" if numpy.isnan(parted[i]) else f"{parted[i]:.2f}", sep=",", file=file)


if __name__ == "__main__":
    main(sys.argv[1])
