"""Figure 2 of Vavilala (2020) in PyTorch: prints a name, then for every N read the seconds of one simulation and its mean final overlap.

α = 0.12, λ = 0, m0 = 0.8, 100 synchronous steps, in float32. The first argument says how fields are computed: "couplings" multiplies
states with the N × N matrix N·J, "factors" with the patterns twice, (S ξᵀ) ξ − p S. Only probes that have not converged are multiplied,
or all of them if the second argument is "all" instead of "moving". The third says where: "cpu" or "cuda".
"""
import math
import os
import sys
import time

try:
    import torch
except ImportError as failure:
    sys.exit(print(f"missing: PyTorch is not installed ({failure})"))

ALPHA, M0, STEPS = 0.12, 0.8, 100
form, probes, device = sys.argv[1:] + ["moving", "cpu"][len(sys.argv) - 2:]
if device == "cuda" and not torch.cuda.is_available():
    sys.exit(print(f"missing: PyTorch {torch.__version__} sees no CUDA device"))
torch.set_default_device(device)
torch.backends.cuda.matmul.allow_tf32 = False
torch.set_num_threads(len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count())
torch.set_grad_enabled(False)


def fields(patterns, form):
    """The function that gives the integers N·h, a × N, for states S, a × N."""
    p = len(patterns)
    if form == "factors":
        return lambda states: torch.addmm(states, states @ patterns.T, patterns, beta=-p)
    couplings = (patterns.T @ patterns).fill_diagonal_(0)  # N·J
    return lambda states: states @ couplings


def simulate(n, form):
    """Overlaps of all probes at all times, (steps + 1) × p."""
    p, flips = math.floor(ALPHA * n), round((1 - M0) * n / 2)
    patterns = torch.randint(0, 2, (p, n), dtype=torch.float32).mul_(2).sub_(1)
    states = patterns.scatter(1, torch.rand(p, n).topk(flips).indices, -1, reduce="multiply")
    field = fields(patterns, form)
    overlaps = torch.empty(STEPS + 1, p)
    overlaps[0] = (states * patterns).sum(1) / n
    moving, own = torch.arange(p), patterns  # the probes that have not converged, and their patterns
    for t in range(1, STEPS + 1):
        following = field(states).sign_()
        ties = following == 0
        following[ties] = torch.randint(0, 2, (int(ties.sum()),)) * 2.0 - 1
        overlaps[t] = overlaps[t - 1]
        overlaps[t, moving] = (following * own).sum(1) / n
        changed = (following != states).any(1)
        states = following
        if probes == "moving" and not changed.all():
            states, own, moving = states[changed], own[changed], moving[changed]
        if len(moving) == 0:
            overlaps[t + 1:] = overlaps[t]
            break
    return overlaps


formula = "J·S" if form == "couplings" else "ξᵀ(ξS)"
chosen = formula if probes == "moving" else f"{formula} of all probes"
place = torch.cuda.get_device_name() if device == "cuda" else f"{torch.get_num_threads()} threads"
print(f"PyTorch {torch.__version__} ({chosen}, {place})", flush=True)

for seed, line in enumerate(sys.stdin):
    torch.manual_seed(seed)
    start = time.perf_counter()
    result = simulate(int(line), form)
    if device == "cuda":
        torch.cuda.synchronize()
    seconds = time.perf_counter() - start
    print(seconds, float(result[-1].mean()), flush=True)
