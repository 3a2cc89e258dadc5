"""Three neurons in a row for 700 ms in NumPy, Runge–Kutta 4 at dt = .01 ms: X1 excites X2 (acetylcholine), X2 inhibits X3 (GABA_A).

The neuron of single_neuron.py, V₀ = −71, gates and open fractions 0. Synapses: kinetics.py; acetylcholine α 10, β .2, g .35, E 0, GABA_A α 10, β .16,
g .8, E −70. X1 gets 2.5, 5, 7.5 in the steps [10000, 20000), [30000, 40000), [50000, 60000) of an input array; X2 and X3 get none.

Rules of the stages: stages 1 to 3 of step k use entry k of the input array, stage 4 uses entry k + 1; [T] of acetylcholine follows the last spike known
at the beginning of the step, within the open window (0, .3 ms) less 1e-9 ms at either end; a spike is V_k < 0 ≤ V_{k+1}, its time for the synapse is
k·dt, and it is known from step k + 1 on.

    python3 three_neurons.py DIR         # twenty seconds; DIR is ../../resources/engram/neuron

writes three_neurons_voltages.csv (V every 10 ms) and three_neurons_spikes.csv (times by cubic Hermite interpolation). Made with Python 3.11.2,
NumPy 1.24.2.
"""
import sys

import numpy

import kinetics

DT, STEPS = 0.01, 70000

INPUT = numpy.zeros(STEPS + 1)
for value, start in [(2.5, 10000), (5.0, 30000), (7.5, 50000)]:
    INPUT[start:start + 10000] = value

ONLY_FIRST = numpy.array([1.0, 0, 0])


def slope(step, fraction, y, fired):
    """y, 5 × 3: V, m, h, n and the open fraction of the synapse on a neuron; fired: when X1 fired last."""
    V, m, h, n, o = y
    m_steady, m_rate, h_steady, h_rate = kinetics.sodium(V)
    n_steady, n_rate = kinetics.potassium(V)
    current = INPUT[step + 1 if fraction == 1 else step] * ONLY_FIRST
    synapse = numpy.array([0, 0.35 * o[1] * V[1], 0.8 * o[2] * (V[2] + 70)])
    dV = current - 10 * n**4 * (V + 95) - 100 * m**3 * h * (V - 50) - 0.15 * (V + 55) - synapse
    acetylcholine = kinetics.transmitter_of_spike((step + fraction) * DT - fired)
    gaba = kinetics.transmitter_of_voltage(V[1])
    dO = numpy.array([0, 10 * (1 - o[1]) * acetylcholine - 0.2 * o[1], 10 * (1 - o[2]) * gaba - 0.16 * o[2]])
    return numpy.stack([dV, (m_steady - m) * m_rate, (h_steady - h) * h_rate, (n_steady - n) * n_rate, dO])


def main(folder):
    y = numpy.zeros((5, 3))
    y[0] = -71
    fired, spikes = -1e9, []
    with open(folder + "/three_neurons_voltages.csv", "w") as file:
        print("ms,X1,X2,X3", file=file)
        for k in range(STEPS):
            before = y
            y, k1 = kinetics.runge_kutta_4(lambda step, fraction, state: slope(step, fraction, state, fired), k, DT, y)
            up = (before[0] < 0) & (y[0] >= 0)
            if up.any():
                after = slope(k + 1, 0, y, fired)[0]
                spikes += [(kinetics.crossing(k * DT, DT, before[0, i], y[0, i], k1[0, i], after[i]), i) for i in numpy.flatnonzero(up)]
                fired = k * DT if up[0] else fired
            if (k + 1) % 1000 == 0:
                print((k + 1) // 100, *(f"{V:.17g}" for V in y[0]), sep=",", file=file)
    with open(folder + "/three_neurons_spikes.csv", "w") as file:
        print("neuron,ms", file=file)
        for time, i in sorted(spikes):
            print(f"X{i + 1}", f"{time:.12f}", sep=",", file=file)


if __name__ == "__main__":
    main(sys.argv[1])
