#!/usr/bin/env python3
"""Starts many kernels of this checkout at the same moment, as a class does at nine o'clock, and stops them again.

    .ci/kernels-at-once.py [COUNT]        (default 30; the checkout must be built, and this Python must have jupyter_client)

Every kernel recalls a small network from a seed of its own, and all find the native libraries not yet unpacked. One kernel
alone then computes all the answers; each of the many must have printed its own and nothing else, and none of their processes
may be left.
"""
import os
import shutil
import sys
import threading
import time
from pathlib import Path

home = Path(__file__).resolve().parent.parent
os.environ["JUPYTER_PATH"] = str(home / ".engram" / "jupyter")
from jupyter_client import KernelManager  # noqa: E402  (reads JUPYTER_PATH)

NETWORK = """
import engram.hopfield.*;
import engram.tensor.Backend;
String recalled(long seed) {
    var patterns = Patterns.random(20, 400, seed);
    var network = Hopfield.hebb(patterns).on(Backend.cpu());
    return network.recall(patterns.corrupted(0.9, seed), Update.synchronous().withSeed(seed), 20).overlapHash();
}
"""


def start():
    manager = KernelManager(kernel_name="java")
    manager.start_kernel()
    client = manager.client()
    client.start_channels()
    client.wait_for_ready(timeout=300)
    return manager, client


def printed(client, code):
    """Runs a cell; gives all that it printed."""
    text = []

    def keep(message):
        assert message["msg_type"] != "error", message["content"]["evalue"]
        if message["msg_type"] == "stream":
            text.append(message["content"]["text"])

    reply = client.execute_interactive(code, timeout=300, output_hook=keep)
    assert reply["content"]["status"] == "ok", reply["content"]
    return "".join(text)


def question(number):
    return f"System.out.println({number} + \" \" + recalled({number}));"


def stop(manager, client):
    client.stop_channels()
    manager.shutdown_kernel()
    manager.cleanup_resources()


def processes(marks):
    """The processes whose command line holds one of the marks."""
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            line = (folder / "cmdline").read_bytes().decode(errors="replace")
        except OSError:
            continue
        if any(mark in line for mark in marks):
            found.append(folder.name)
    return found


def memory(pids):
    """Resident memory of some processes, shared pages counted once, in GB."""
    total = 0
    for pid in pids:
        try:
            rollup = Path(f"/proc/{pid}/smaps_rollup").read_text()
            total += int(next(line.split()[1] for line in rollup.splitlines() if line.startswith("Pss:"))) * 1024
        except OSError:
            pass
    return total / 1e9


count = int(sys.argv[1]) if len(sys.argv) > 1 else 30
failures = []

kernels = {}
answers = {}
shutil.rmtree(home / ".engram" / "builds" / (home / ".engram" / "built").read_text().splitlines()[1] / "javacpp", ignore_errors=True)
gate = threading.Barrier(count)
begin = time.time()


def student(number):
    try:
        gate.wait()
        kernels[number] = start()
        client = kernels[number][1]
        answers[number] = printed(client, NETWORK) + printed(client, question(number))
    except Exception as failure:
        failures.append(f"kernel {number}: {type(failure).__name__}: {failure}")


students = [threading.Thread(target=student, args=(number,)) for number in range(count)]
for thread in students:
    thread.start()
for thread in students:
    thread.join()
answered = time.time() - begin
marks = [manager.connection_file for manager, _ in kernels.values()]
used = memory(processes(marks))
for number in list(kernels):
    stop(*kernels.pop(number))
deadline = time.time() + 10
while processes(marks) and time.time() < deadline:
    time.sleep(0.2)
failures += [f"process {pid} is left" for pid in processes(marks)]

alone = start()
printed(alone[1], NETWORK)
for number in answers:
    expected = printed(alone[1], question(number))
    if answers[number] != expected:
        failures.append(f"kernel {number} printed {answers[number]!r} and not {expected!r}")
stop(*alone)
if len(set(answers.values())) != len(answers):
    failures.append("two kernels gave the same answer")
del alone, students

print(f"{count} kernels: all answered after {answered:.1f} s, {used:.1f} GB together")
for failure in failures:
    print("✗", failure)
print(f"{count - len(failures)} passed, {len(failures)} failed, 0 skipped")
sys.exit(bool(failures))
