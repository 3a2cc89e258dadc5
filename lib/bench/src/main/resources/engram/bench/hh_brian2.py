"""n Hodgkin–Huxley neurons in Brian2, C++ standalone, RK4 at dt = .01 ms: prints a name, then for every n read the seconds of 20 ms and the spikes.

A line may give the milliseconds after n. The neuron is that of hh_numpy.py. OpenMP on as many threads as there are cores, which wait passively for one another.
The seconds are Brian2's own measurement of its loop, without what it takes to generate and compile a program, which is done once for every line that differs,
or to start it.
"""
import os
import shutil
import sys
import tempfile

os.environ["OMP_WAIT_POLICY"] = "PASSIVE"

try:
    import brian2
    from brian2 import ms
except ImportError as failure:
    sys.exit(print(f"missing: Brian2 is not installed ({failure})"))
if not (shutil.which("g++") and shutil.which("make")):
    sys.exit(print("missing: what Brian2 writes is compiled by g++ and make, and they are not installed"))

EQUATIONS = """
dV/dt = (I - 10*n**4*(V + 95) - 100*m**3*h*(V - 50) - 0.15*(V + 55))/ms : 1
dm/dt = phi*(am*(1 - m) - bm*m)/ms : 1
dh/dt = phi*(ah*(1 - h) - bh*h)/ms : 1
dn/dt = phi*(an*(1 - n) - bn*n)/ms : 1
am = 1.28/exprel((13 - (V + 50))/4) : 1
bm = 1.4/exprel(((V + 50) - 40)/5) : 1
ah = 0.128*exp((17 - (V + 50))/18) : 1
bh = 4/(exp((40 - (V + 50))/5) + 1) : 1
an = 0.1/exprel((15 - (V + 50))/5) : 1
bn = 0.5*exp((10 - (V + 50))/40) : 1
I : 1 (constant)
"""


def built(count, duration, folder):
    """Compiles the program; running it again and again is up to the caller. Returns the monitor of its spikes."""
    brian2.device.reinit()
    brian2.device.activate(build_on_run=False)
    brian2.prefs.devices.cpp_standalone.openmp_threads = threads
    brian2.defaultclock.dt = 0.01 * ms
    neurons = brian2.NeuronGroup(count, EQUATIONS, method="rk4", threshold="V >= 0", refractory="V >= 0", namespace={"phi": 3 ** ((22 - 36) / 10)})
    neurons.V = -71
    neurons.I = 10 * brian2.np.arange(count) / max(count - 1, 1)
    spikes = brian2.SpikeMonitor(neurons, record=False)
    brian2.Network(neurons, spikes).run(duration * ms)
    brian2.device.build(directory=folder, run=False, with_output=False)
    return spikes, neurons


threads = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
brian2.set_device("cpp_standalone", build_on_run=False)
print(f"Brian2 {brian2.__version__} (C++, RK4, {threads} threads)", flush=True)

current = None
with tempfile.TemporaryDirectory() as root:
    for line in sys.stdin:
        count, duration = (list(map(int, line.split())) + [20])[:2]
        if current != (count, duration):
            current = count, duration
            folder = os.path.join(root, f"{count}-{duration}")
            spikes, neurons = built(count, duration, folder)
        brian2.device.run(folder, with_output=False, run_args=[])
        print(brian2.device._last_run_time, int(spikes.num_spikes), flush=True)
