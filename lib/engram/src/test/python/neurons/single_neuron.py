"""One neuron of the tutorial at I = 5 for 200 ms by four methods in four hands, and the counts of spikes that rest on it.

C dV/dt = I − 10 n⁴(V + 95) − 100 m³h(V − 50) − .15(V + 55), C = 1, V₀ = −71, gates 0; rates in kinetics.py. A spike is V crossing 0 upward.

    DOP853       SciPy's Runge–Kutta method of order 8, relative and absolute tolerance 1e-12; spike times by its events (dense output)
    RK4          NumPy, dt = .04, .02, .01; spike times by cubic Hermite interpolation
    NEURON       its own integration by CVODE, absolute tolerance 1e-10, of the same rates in a .mod file that this script writes and compiles; spike
                 times by inverse interpolation of the six values of V next to 0
    Brian2       RK4 at dt = .01 and exponential Euler at dt = .001, generated C++; spike times by inverse interpolation as well

    /usr/bin/python3 single_neuron.py DIR      # a minute; DIR is ../../resources/engram/neuron

writes single_neuron_spikes.csv (spike times by method), single_neuron_end.csv (V(200) by method), single_neuron_voltages.csv (V by DOP853 every ms),
f_i_counts.csv (twenty neurons, I = 10i/19, 200 ms, RK4 at dt = .01, and DOP853) and many_neurons.csv (10,000 neurons, I = 10i/9999, V₀ = −71,
spikes in 1,999 and 2,000 steps of .01 ms). Made with Debian 12: Python 3.11.2, NumPy 1.24.2, SciPy 1.10.1, NEURON 8.2.2, Brian2 2.5.1.
"""
import os
import subprocess
import sys
import tempfile

import numpy
from scipy.integrate import solve_ivp
from scipy.interpolate import KroghInterpolator

import kinetics

MS = 200


def slope(y, current):
    """y: V, m, h, n in its first dimension."""
    V, m, h, n = y
    m_steady, m_rate, h_steady, h_rate = kinetics.sodium(V)
    n_steady, n_rate = kinetics.potassium(V)
    dV = current - 10 * n**4 * (V + 95) - 100 * m**3 * h * (V - 50) - 0.15 * (V + 55)
    return numpy.stack([dV, (m_steady - m) * m_rate, (h_steady - h) * h_rate, (n_steady - n) * n_rate])


def dop853(current, tolerance=1e-12, at=None):
    def crossing(t, y):
        return y[0]
    crossing.direction = 1
    solution = solve_ivp(lambda t, y: slope(y, current), (0, MS), [-71.0, 0, 0, 0], method="DOP853", rtol=tolerance, atol=tolerance,
                         events=crossing, t_eval=at)
    return solution.t_events[0], solution.y[0]


def rk4(current, dt, steps):
    """Spike times of every neuron, and the last state."""
    current = numpy.asarray(current, float)
    y = numpy.zeros((4,) + current.shape)
    y[0] = -71
    times = [[] for _ in range(current.size)]
    for k in range(steps):
        before = y
        y, k1 = kinetics.runge_kutta_4(lambda step, fraction, state: slope(state, current), k, dt, y)
        fired = numpy.atleast_1d((before[0] < 0) & (y[0] >= 0))
        if fired.any():
            after = slope(y, current)[0]
            for i in numpy.flatnonzero(fired):
                times[i].append(kinetics.crossing(k * dt, dt, *(numpy.atleast_1d(x)[i] for x in (before[0], y[0], k1[0], after))))
    return times, y


MOD = """
NEURON { SUFFIX tutorial NONSPECIFIC_CURRENT i RANGE iinj }
UNITS { (mV) = (millivolt) (mA) = (milliamp) }
PARAMETER { iinj = 5 }
ASSIGNED { v (mV) i (mA/cm2) }
STATE { m h n }
INITIAL { m = 0 h = 0 n = 0 }
BREAKPOINT {
    SOLVE states METHOD derivimplicit
    : in \\xb5A/cm\\xb2, of which NEURON wants mA
    i = 1e-3*(10*n^4*(v + 95) + 100*m^3*h*(v - 50) + 0.15*(v + 55) - iinj)
}
FUNCTION exprelr(x) {
    if (fabs(x) < 1e-5) { exprelr = 1 - x/2 + x*x/12 } else { exprelr = x/(exp(x) - 1) }
}
DERIVATIVE states { LOCAL u, a, b, phi
    phi = 3^((22 - 36)/10)
    u = v + 50
    a = 0.02*5*exprelr((15 - u)/5)
    b = 0.5*exp((10 - u)/40)
    n' = phi*(a*(1 - n) - b*n)
    a = 0.32*4*exprelr((13 - u)/4)
    b = 0.28*5*exprelr((u - 40)/5)
    m' = phi*(a*(1 - m) - b*m)
    a = 0.128*exp((17 - u)/18)
    b = 4/(exp((40 - u)/5) + 1)
    h' = phi*(a*(1 - h) - b*h)
}
""".replace("\\xb5A/cm\\xb2", "uA/cm2")

NEURON_RUN = """
import numpy
from neuron import h
h.load_file("stdrun.hoc")
cell = h.Section(name="cell")
cell.L = cell.diam = 10
cell.nseg, cell.cm = 1, 1
cell.insert("tutorial")
h.CVode().active(True)
h.CVode().atol(1e-10)
h.CVode().rtol(0)
t, v = h.Vector().record(h._ref_t), h.Vector().record(cell(0.5)._ref_v)
h.v_init = -71
h.finitialize(-71)
h.CVode().solve(200)
numpy.savetxt("trace.csv", numpy.column_stack([t, v]), fmt="%.17g", delimiter=",")
"""


def neuron():
    """NEURON's own steps, a few thousand: t and V."""
    with tempfile.TemporaryDirectory() as folder:
        for name, text in [("tutorial.mod", MOD), ("run.py", NEURON_RUN)]:
            with open(os.path.join(folder, name), "w") as file:
                file.write(text)
        # Debian's nrnivmodl looks for its makefile beside itself, where it is not: a home of links
        home = os.path.join(folder, "home")
        os.makedirs(home + "/bin")
        for link in ["bin/nocmodl", "include", "share"]:
            os.symlink("/usr/" + link, home + "/" + link)
        os.symlink("/usr/lib/nrn", home + "/lib")
        os.symlink("/usr/lib/nrn/nrnmech_makefile", home + "/bin/nrnmech_makefile")
        environment = dict(os.environ, DISPLAY="", NEURON_MODULE_OPTIONS="-nogui", NRNHOME=home)
        built = subprocess.run(["nrnivmodl"], cwd=folder, env=environment, capture_output=True, text=True)
        if not os.path.exists(folder + "/x86_64/.libs/libnrnmech.so"):      # the program that it builds next does without
            sys.exit(built.stdout + built.stderr)
        del environment["NRNHOME"]
        subprocess.run([sys.executable, "run.py"], cwd=folder, env=environment, stdout=subprocess.DEVNULL, check=True)
        return numpy.loadtxt(os.path.join(folder, "trace.csv"), delimiter=",").T


def inverse(t, V):
    """Spike times of a trace, by inverse interpolation of the six values next to 0."""
    return [float(KroghInterpolator(V[k - 2:k + 4], t[k - 2:k + 4])(0)) for k in numpy.flatnonzero((V[:-1] < 0) & (V[1:] >= 0))]


BRIAN_EQUATIONS = """
dV/dt = (5 - 10*n**4*(V + 95) - 100*m**3*h*(V - 50) - 0.15*(V + 55))/ms : 1
dm/dt = phi*(am*(1 - m) - bm*m)/ms : 1
dh/dt = phi*(ah*(1 - h) - bh*h)/ms : 1
dn/dt = phi*(an*(1 - n) - bn*n)/ms : 1
am = 1.28/exprel((13 - (V + 50))/4) : 1
bm = 1.4/exprel(((V + 50) - 40)/5) : 1
ah = 0.128*exp((17 - (V + 50))/18) : 1
bh = 4/(exp((40 - (V + 50))/5) + 1) : 1
an = 0.1/exprel((15 - (V + 50))/5) : 1
bn = 0.5*exp((10 - (V + 50))/40) : 1
"""


def brian(method, dt):
    """Brian2's t and V."""
    import brian2
    brian2.prefs.codegen.target = "cython"
    clock = dt * brian2.ms
    neuron = brian2.NeuronGroup(1, BRIAN_EQUATIONS, method=method, dt=clock, namespace={"phi": 3 ** ((22 - 36) / 10)})
    neuron.V = -71
    monitor = brian2.StateMonitor(neuron, "V", record=True, dt=clock)
    network = brian2.Network(neuron, monitor)
    network.run(MS * brian2.ms + clock)
    return numpy.arange(len(monitor.V[0])) * dt, numpy.array(monitor.V[0])


def main(folder):
    exact, _ = dop853(5.0)
    _, voltages = dop853(5.0, at=numpy.arange(MS + 1.0))
    spikes, ends = {"DOP853": exact}, {"DOP853": voltages[-1]}
    for dt in [0.04, 0.02, 0.01]:
        times, y = rk4(5.0, dt, round(MS / dt))
        spikes[f"RK4 {dt}"], ends[f"RK4 {dt}"] = times[0], y[0]
    t, V = neuron()
    spikes["NEURON"], ends["NEURON"] = inverse(t, V), V[-1]
    for method, dt in [("rk4", 0.01), ("exponential_euler", 0.001)]:
        t, V = brian(method, dt)
        name = f"Brian2 {method.replace('_', ' ')} {dt}"
        spikes[name], ends[name] = inverse(t, V), V[round(MS / dt)]

    with open(folder + "/single_neuron_spikes.csv", "w") as file:
        print(*spikes, sep=",", file=file)
        for row in zip(*spikes.values()):
            print(*(f"{time:.12f}" for time in row), sep=",", file=file)
    with open(folder + "/single_neuron_end.csv", "w") as file:
        print("method,V200", file=file)
        for name, end in ends.items():
            print(name, f"{end:.12f}", sep=",", file=file)
    with open(folder + "/single_neuron_voltages.csv", "w") as file:
        print("ms,V", file=file)
        for t, V in enumerate(voltages):
            print(t, f"{V:.10f}", sep=",", file=file)
    for name in spikes:
        print(f"{name:32} {len(spikes[name])} spikes, the first {spikes[name][0] - exact[0]:+.2e}, the last {spikes[name][-1] - exact[-1]:+.2e} ms,"
              f" V(200) {ends[name] - voltages[-1]:+.2e} mV", flush=True)

    currents = numpy.arange(20) * 10 / 19
    counts, _ = rk4(currents, 0.01, 20000)
    with open(folder + "/f_i_counts.csv", "w") as file:
        print("I,spikes,spikesDOP853", file=file)
        for current, times in zip(currents, counts):
            print(f"{current:.17g}", len(times), len(dop853(current)[0]), sep=",", file=file)

    counts, y = rk4(numpy.arange(10000) * 10 / 9999, 0.01, 2000)
    with open(folder + "/many_neurons.csv", "w") as file:
        print("steps,spikes,meanVoltage", file=file)
        fewer, z = rk4(numpy.arange(10000) * 10 / 9999, 0.01, 1999)
        print(1999, sum(map(len, fewer)), f"{z[0].mean():.12f}", sep=",", file=file)
        print(2000, sum(map(len, counts)), f"{y[0].mean():.12f}", sep=",", file=file)


if __name__ == "__main__":
    main(sys.argv[1])
