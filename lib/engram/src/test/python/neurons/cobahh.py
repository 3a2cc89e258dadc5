"""Brian2's spikes and times in two benchmarks: COBAHH over sixty seeds, and 10,000 tutorial neurons for 20 ms.

The models are cobahh_brian2.py and hh_brian2.py of lib/bench/src/main/resources/engram/bench, which also serve ./engram compare: C++ standalone with OpenMP on
all cores, OMP_WAIT_POLICY=PASSIVE, COBAHH by exponential Euler at dt = .1 ms for 1 s, the tutorial's neurons by RK4 at dt = .01. Times are of Brian2's loop,
programs built and synapses drawn. Brian2 counts a spike where V > −20 mV and 3 ms have passed since the last, so a neuron that stays above counts again.

    /usr/bin/python3 cobahh.py DIR       # seven minutes on two cores; DIR is ../../resources/engram/neuron

writes cobahh.csv (seed, spikes, mean V at the end) and prints one line of JSON. Made with Debian 12: Python 3.11.2, Brian2 2.5.1, g++ 12.2.
"""
import json
import os
import statistics
import subprocess
import sys

SCRIPTS = os.path.join(os.path.dirname(os.path.abspath(__file__)), *[".."] * 5, "bench/src/main/resources/engram/bench")
SEEDS = range(1, 61)


def ask(script, lines):
    """What a tool answers to each line."""
    done = subprocess.run([sys.executable, os.path.join(SCRIPTS, script)], input="".join(line + "\n" for line in lines), stdout=subprocess.PIPE,
                          stderr=subprocess.DEVNULL, text=True, check=True)
    name, *answers = done.stdout.splitlines()
    return name, [list(map(float, answer.split())) for answer in answers]


def main(folder):
    tool, network = ask("cobahh_brian2.py", [f"1000 {seed}" for seed in SEEDS])
    with open(folder + "/cobahh.csv", "w") as file:
        print("seed,spikes,meanVoltageAtEnd", file=file)
        for seed, (_, spikes, voltage) in zip(SEEDS, network):
            print(seed, int(spikes), f"{voltage:.6f}", sep=",", file=file)
    _, alone = ask("hh_brian2.py", ["10000 20"] * 5)
    spikes = [row[1] for row in network]
    print(json.dumps({
        "tool": tool, "cobahhSeconds": min(row[0] for row in network), "cobahhNsPerNeuronStep": min(row[0] for row in network) / 4e7 * 1e9,
        "cobahhSpikesMean": statistics.mean(spikes), "cobahhSpikesSd": statistics.stdev(spikes), "cobahhSpikesMin": min(spikes), "cobahhSpikesMax": max(spikes),
        "hhSeconds": min(row[0] for row in alone), "hhNsPerNeuronStep": min(row[0] for row in alone) / 2e7 * 1e9, "hhSpikes": alone[0][1]}))


if __name__ == "__main__":
    main(sys.argv[1])
