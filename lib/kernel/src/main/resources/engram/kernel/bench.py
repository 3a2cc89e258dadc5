"""Starts kernels and runs trivial cells in them, the kernels by turns; prints a table and, last, one line of JSON."""
import json
import statistics
import sys
import time

from jupyter_client.kernelspec import KernelSpecManager
from jupyter_client.manager import KernelManager

starts, cells = int(sys.argv[1]), int(sys.argv[2])


def run(client, code):
    """Seconds from sending a cell to its reply and its idle state."""
    begin = time.perf_counter()
    request = client.execute(code)
    while True:
        message = client.get_iopub_msg(timeout=60)
        if message["parent_header"].get("msg_id") == request and message["content"].get("execution_state") == "idle":
            break
    while client.get_shell_msg(timeout=60)["parent_header"].get("msg_id") != request:
        pass
    return time.perf_counter() - begin


def measure(name):
    """Start to kernel_info_reply in seconds, the first cell and the median of the others in milliseconds."""
    manager = KernelManager(kernel_name=name)
    begin = time.perf_counter()
    manager.start_kernel()
    client = manager.client()
    client.start_channels()
    request = client.kernel_info()
    while client.get_shell_msg(timeout=60)["parent_header"].get("msg_id") != request:
        pass
    start = time.perf_counter() - begin
    client.wait_for_ready(timeout=60)
    first = run(client, "1 + 1")
    times = [run(client, "1 + 1") for _ in range(cells)]
    client.stop_channels()
    manager.shutdown_kernel()
    return start, first * 1e3, statistics.median(times) * 1e3


names = ["java"] + (["python3"] if "python3" in KernelSpecManager().find_kernel_specs() else [])
results = {name: [] for name in names}
for _ in range(starts):
    for name in names:
        results[name].append(measure(name))

print(f"{'kernel':10}{'start':>10}{'first cell':>14}{'cell':>10}    medians of {starts} starts and {cells} cells 1 + 1 in each")
report = {"name": "kernel", "device": "cpu", "engine": "engram"}
for name in names:
    start, first, cell = (statistics.median(column) for column in zip(*results[name]))
    print(f"{name:10}{start:8.2f} s{first:11.0f} ms{cell:7.1f} ms")
    if name == "java":
        report.update(seconds=round(start, 3), startSeconds=round(start, 3), firstCellMillis=round(first, 1), cellMillis=round(cell, 2))
    else:
        report.update(pythonStartSeconds=round(start, 3), pythonFirstCellMillis=round(first, 1), pythonCellMillis=round(cell, 2))
print(json.dumps(report))
