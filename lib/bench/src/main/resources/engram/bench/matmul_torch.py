"""The product of two n × n matrices of float32 in PyTorch: prints a name, then for every size read the seconds of one product and its mean entry."""
import sys
import time

import torch

print(f"PyTorch {torch.__version__} ({torch.get_num_threads()} threads)", flush=True)

factors = {}
for line in sys.stdin:
    n = int(line)
    if n not in factors:
        factors[n] = torch.rand(n, n), torch.rand(n, n)
    a, b = factors[n]
    start = time.perf_counter()
    product = a @ b
    seconds = time.perf_counter() - start
    print(seconds, float(product.mean()), flush=True)
