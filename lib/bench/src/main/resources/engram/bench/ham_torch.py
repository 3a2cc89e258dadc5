"""Training of a hierarchical associative memory in PyTorch, written as one writes it: functions of tensors, and autograd for the way back.

The first argument is a file with 768 images of 784 bytes, their labels, a byte each, and the weights to begin with, U (784 × 512) and
W (512 × 10), in float32. Prints a name, then for every line with a variant, a tolerance and a number of batches the seconds of an epoch of
937 batches and the mean loss. The recipe is that of Goemaere, Deleu and Demeester (2023): batches of 64, Madam, 40 calls forth, and the
adjoint by the same solver with 8 calls. With a tolerance, a batch is finished when the relative residuals of all its samples are below it.
The solution is the state with which f was called last. The second argument says where: "cpu", which it is without one, where one thread and all
cores are tried before; or "cuda".
"""
import ctypes
import os
import sys
import time

try:
    import torch
except ImportError as failure:
    sys.exit(print(f"missing: PyTorch is not installed ({failure})"))

IMAGES, INPUT, HIDDEN, OUTPUT, BATCH, EPOCH = 768, 784, 512, 10, 64, 937
FORTH, BACK, RATE, BOUND, DECAY = 40, 8, 0.01, 10, 0.999


def read(name):
    """Images as numbers from 0 to 1, what the output shall be, U and W."""
    with open(name, "rb") as file:
        data = bytearray(file.read())
    size = IMAGES * INPUT
    bytes_ = torch.frombuffer(data, dtype=torch.uint8, count=size + IMAGES)
    weights = torch.frombuffer(data, dtype=torch.float32, offset=size + IMAGES)
    wanted = torch.nn.functional.one_hot(bytes_[size:].long(), OUTPUT).float()
    pixels, U, W = bytes_[:size].view(IMAGES, INPUT) / 255, *weights.split([INPUT * HIDDEN, HIDDEN * OUTPUT])
    return [x.to(device) for x in (pixels, wanted, U.view(INPUT, HIDDEN), W.view(HIDDEN, OUTPUT))]


def rho(x):
    return torch.sigmoid(4 * x - 2)


def near(fx, x, tolerance):
    return tolerance > 0 and bool(((fx - x).norm(dim=1) < tolerance * fx.norm(dim=1)).all())


def picard(f, x, calls, tolerance):
    for k in range(calls):
        fx = f(x)
        if k == calls - 1 or near(fx, x, tolerance):
            return x
        x = fx


def anderson(f, x, calls, tolerance, window=4):
    """Of the last four states; where the mixture is not nearer than the last step was long, that step is taken."""
    X, F = x.new_zeros(2, len(x), window, x.shape[1])
    for k in range(calls):
        fx = f(x)
        if k == calls - 1 or near(fx, x, tolerance):
            return x
        X[:, k % window], F[:, k % window] = x, fx
        filled = min(k + 1, window)
        G = F[:, :filled] - X[:, :filled]
        H = torch.bmm(G, G.transpose(1, 2)) + 1e-10 * torch.eye(filled)
        alpha, _ = torch.linalg.solve_ex(H, x.new_ones(len(x), filled, 1))
        mixed = (alpha / alpha.sum(1, keepdim=True) * F[:, :filled]).sum(1)
        trusted = (fx - mixed).norm(dim=1) / mixed.norm(dim=1) < (fx - x).norm(dim=1) / x.norm(dim=1)
        x = torch.where(trusted.unsqueeze(1), mixed, fx)


def equation(x, U, W, even_odd):
    """f, and the number of a state's numbers: the output alone in even–odd form, else the hidden layer and the output."""
    Ux = rho(x) @ U
    if even_odd:
        return lambda e: rho(rho(e) @ W.t() + Ux) @ W, OUTPUT
    return lambda s: torch.cat([rho(s[:, HIDDEN:]) @ W.t() + Ux, rho(s[:, :HIDDEN]) @ W], 1), HIDDEN + OUTPUT


def train(variant, tolerance, batches):
    """The mean loss of the batches."""
    solve = anderson if variant.endswith("aa") else picard
    parameters = [p.clone().requires_grad_() for p in initial]
    squares = [torch.zeros_like(p) for p in parameters]
    total = 0
    for b in range(batches):
        at = b * BATCH % IMAGES
        f, size = equation(images[at:at + BATCH], *parameters, variant.startswith("eo"))
        with torch.no_grad():
            z = solve(f, torch.zeros(BATCH, size), FORTH, tolerance)
        z.requires_grad_()
        fz = f(z)
        loss = ((fz[:, -OUTPUT:] - wanted[at:at + BATCH]) ** 2).sum() / 2 / BATCH
        slope, = torch.autograd.grad(loss, fz, retain_graph=True)
        g = solve(lambda g: torch.autograd.grad(fz, z, g, retain_graph=True)[0] + slope, slope, BACK, tolerance)
        with torch.no_grad():
            for p, v, grad in zip(parameters, squares, torch.autograd.grad(fz, parameters, g)):
                v.mul_(DECAY).addcmul_(grad, grad, value=1 - DECAY)
                step = (grad / (v / (1 - DECAY ** (b + 1))).sqrt()).nan_to_num(0).clamp(-BOUND, BOUND)
                p.mul_(torch.exp(-RATE * step * p.sign()))
        total += loss.item()
    return total / batches


def use(threads):
    torch.set_num_threads(threads)
    try:
        ctypes.CDLL("libopenblas.so.0").openblas_set_num_threads(threads)  # OpenBLAS has threads of its own
    except (OSError, AttributeError):
        pass  # another BLAS does as PyTorch says


def seconds(*work):
    """What it takes, and the result."""
    start = time.perf_counter()
    loss = train(*work)
    if device == "cuda":
        torch.cuda.synchronize()
    return time.perf_counter() - start, loss


def fastest(variant, tolerance):
    """Of one thread and all cores the number that is faster at this."""
    took = {}
    for threads in dict.fromkeys((1, cores)):
        use(threads)
        took[threads] = min(seconds(variant, tolerance, 20)[0] for _ in range(2))
    return min(took, key=took.get)


file, device = (sys.argv[1:] + ["cpu"])[:2]
if device == "cuda":
    if not torch.cuda.is_available():
        sys.exit(print(f"missing: PyTorch {torch.__version__} sees no CUDA device"))
    torch.set_default_device(device)
    torch.backends.cuda.matmul.allow_tf32 = False
images, wanted, *initial = read(file)
cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
place = f", {torch.cuda.get_device_name()}" if device == "cuda" else ""
print(f"PyTorch {torch.__version__} (autograd{place})", flush=True)

for line in sys.stdin:
    variant, tolerance, batches = line.split()[0], float(line.split()[1]), int(line.split()[2])
    if device == "cpu":
        use(fastest(variant, tolerance))
    took, loss = seconds(variant, tolerance, batches)
    print(took * EPOCH / batches, loss, flush=True)
