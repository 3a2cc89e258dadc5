"""COBAHH in Brian2, C++ standalone: prints a name, then for every number of milliseconds read the seconds of the simulation, the spikes and the mean voltage.

COBAHH is the benchmark of 4,000 Hodgkin–Huxley neurons, 3,200 exciting and 800 inhibiting, each pair connected with probability .02, of R. Brette et al.,
J. Comput. Neurosci. 23 (2007) 349, in the form of Brian2's own example: exponential Euler, dt = .1 ms. A line may give the seed after the milliseconds,
else every line takes the next. OpenMP on as many threads as there are cores, which wait passively for one another. The seconds are Brian2's own measurement
of its loop, without what it takes to generate and compile the program, which is done once for every duration, to start it, or to draw the synapses.
"""
import os
import shutil
import sys
import tempfile

os.environ["OMP_WAIT_POLICY"] = "PASSIVE"

try:
    import brian2
    from brian2 import ms, mV, nS, pF, uS
except ImportError as failure:
    sys.exit(print(f"missing: Brian2 is not installed ({failure})"))
if not (shutil.which("g++") and shutil.which("make")):
    sys.exit(print("missing: what Brian2 writes is compiled by g++ and make, and they are not installed"))

NEURONS, EXCITING, PROBABILITY = 4000, 3200, 0.02

PARAMETERS = dict(C=200 * pF, gL=10 * nS, EL=-60 * mV, gNa=20 * uS, ENa=50 * mV, gK=6 * uS, EK=-90 * mV, VT=-63 * mV,
                  Ee=0 * mV, Ei=-80 * mV, taue=5 * ms, taui=10 * ms)

EQUATIONS = """
dV/dt = (gL*(EL - V) + ge*(Ee - V) + gi*(Ei - V) - gNa*m**3*h*(V - ENa) - gK*n**4*(V - EK))/C : volt
dm/dt = am*(1 - m) - bm*m : 1
dn/dt = an*(1 - n) - bn*n : 1
dh/dt = ah*(1 - h) - bh*h : 1
dge/dt = -ge/taue : siemens
dgi/dt = -gi/taui : siemens
am = 0.32*4/exprel((13*mV - V + VT)/(4*mV))/ms : Hz
bm = 0.28*5/exprel((V - VT - 40*mV)/(5*mV))/ms : Hz
ah = 0.128*exp((17*mV - V + VT)/(18*mV))/ms : Hz
bh = 4/(1 + exp((40*mV - V + VT)/(5*mV)))/ms : Hz
an = 0.032*5/exprel((15*mV - V + VT)/(5*mV))/ms : Hz
bn = 0.5*exp((10*mV - V + VT)/(40*mV))/ms : Hz
"""


def built(duration, folder):
    """Compiles the program, which takes its seed from the environment. Returns what counts its spikes, and the neurons."""
    brian2.device.reinit()
    brian2.device.activate(build_on_run=False)
    brian2.prefs.devices.cpp_standalone.openmp_threads = threads
    brian2.defaultclock.dt = 0.1 * ms
    brian2.device.insert_code("main", f"for (int i = 0; i < {threads}; i++) rk_seed(1000 * atol(getenv(\"SEED\")) + i, brian::_mersenne_twister_states[i]);")
    neurons = brian2.NeuronGroup(NEURONS, EQUATIONS, method="exponential_euler", threshold="V > -20*mV", refractory=3 * ms, namespace=PARAMETERS)
    neurons.V = "-65*mV + 5*mV*randn()"
    neurons.ge = "10*nS*(4 + 1.5*randn())"
    neurons.gi = "10*nS*(20 + 12*randn())"
    excitation = brian2.Synapses(neurons[:EXCITING], neurons, on_pre="ge += 6*nS")
    inhibition = brian2.Synapses(neurons[EXCITING:], neurons, on_pre="gi += 67*nS")
    excitation.connect(p=PROBABILITY)
    inhibition.connect(p=PROBABILITY)
    spikes = brian2.SpikeMonitor(neurons, record=False)
    brian2.Network(neurons, excitation, inhibition, spikes).run(duration * ms)
    brian2.device.build(directory=folder, run=False, with_output=False)
    return spikes, neurons


threads = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
brian2.set_device("cpp_standalone", build_on_run=False)
print(f"Brian2 {brian2.__version__} (C++, {threads} threads)", flush=True)

current, seed = None, 0
with tempfile.TemporaryDirectory() as root:
    for line in sys.stdin:
        duration, seed = (list(map(int, line.split())) + [seed + 1])[:2]
        if current != duration:
            current = duration
            folder = os.path.join(root, str(duration))
            spikes, neurons = built(duration, folder)
        os.environ["SEED"] = str(seed)
        brian2.device.run(folder, with_output=False, run_args=[])
        print(brian2.device._last_run_time, int(spikes.num_spikes), float(brian2.np.mean(neurons.V / mV)), flush=True)
