"""The product of two n × n matrices of float32 into a third on the GPU, in the library that the argument names: torch or cupy.

Prints a name, then for every line "n runs" the median seconds of one product, the result ready, and its mean entry. TF32 is off.
"""
import os
import statistics
import sys
import time


def pytorch():
    import torch

    if not torch.cuda.is_available():
        return f"missing: PyTorch {torch.__version__} sees no CUDA device", None, None, None
    torch.backends.cuda.matmul.allow_tf32 = False
    name = f"PyTorch {torch.__version__} (CUDA {torch.version.cuda}, {torch.cuda.get_device_name()})"
    return name, lambda n: torch.rand(n, n, device="cuda"), lambda a, b, c: torch.matmul(a, b, out=c), torch.cuda.synchronize


def cupy():
    os.environ["CUPY_TF32"] = "0"
    import cupy

    try:
        device = cupy.cuda.runtime.getDeviceProperties(0)["name"].decode()
    except cupy.cuda.runtime.CUDARuntimeError as failure:
        return f"missing: CuPy {cupy.__version__} sees no CUDA device ({failure})", None, None, None
    name = f"CuPy {cupy.__version__} (CUDA {cupy.cuda.runtime.runtimeGetVersion()}, {device})"
    return name, lambda n: cupy.random.rand(n, n, dtype=cupy.float32), lambda a, b, c: cupy.matmul(a, b, out=c), \
        cupy.cuda.Device().synchronize


library, title = {"torch": (pytorch, "PyTorch"), "cupy": (cupy, "CuPy")}[sys.argv[1]]
try:
    name, uniform, multiply, synchronize = library()
except ImportError as failure:
    sys.exit(print(f"missing: {title} is not installed ({failure})"))
print(name, flush=True)
if name.startswith("missing"):
    sys.exit()


def once(a, b, c):
    start = time.perf_counter()
    multiply(a, b, c)
    synchronize()
    return time.perf_counter() - start


for line in sys.stdin:
    n, runs = map(int, line.split())
    a, b, c = uniform(n), uniform(n), uniform(n)
    once(a, b, c)
    print(statistics.median(once(a, b, c) for _ in range(runs)), float(c.mean()), flush=True)
