"""What ham_torch.py trains, in PyTorch written for speed: no autograd, no memory asked for, each operation the cheapest that does its part.

States are kept as u = 4s − 2, so that ρ(s) is the sigmoid of u alone. The arguments and the lines are those of ham_torch.py. It is one
file, though a long one, because a script is passed to Python as one text.
"""
import ctypes
import os
import sys
import time

os.environ.pop("OPENBLAS_CORETYPE", None)  # OpenBLAS takes the kernels that are best for this processor
try:
    with open("/proc/cpuinfo") as processor:
        if {"avx512f", "avx512vl", "avx512bw", "avx512dq"} <= set(processor.read().split()):
            os.environ["ATEN_CPU_CAPABILITY"] = "avx512"
except OSError:
    pass  # not Linux: PyTorch decides
try:
    import torch
except ImportError as failure:
    sys.exit(print(f"missing: PyTorch is not installed ({failure})"))

IMAGES, INPUT, HIDDEN, OUTPUT, BATCH, EPOCH = 768, 784, 512, 10, 64, 937
FORTH, BACK, RATE, BOUND, DECAY, WINDOW = 40, 8, 0.01, 10, 0.999, 4


def read(name):
    """ρ of the images, what the output shall be, U and W."""
    with open(name, "rb") as file:
        data = bytearray(file.read())
    size = IMAGES * INPUT
    bytes_ = torch.frombuffer(data, dtype=torch.uint8, count=size + IMAGES)
    weights = torch.frombuffer(data, dtype=torch.float32, offset=size + IMAGES)
    wanted = torch.nn.functional.one_hot(bytes_[size:].long(), OUTPUT).float()
    pixels = torch.sigmoid(bytes_[:size].view(IMAGES, INPUT) * (4 / 255) - 2)
    U, W = weights.split([INPUT * HIDDEN, HIDDEN * OUTPUT])
    return [x.to(device) for x in (pixels, wanted, U.view(INPUT, HIDDEN), W.view(HIDDEN, OUTPUT))]


class EvenOdd:
    """u' = 4ρ(o)W − 2 with o = ρ(e)Wᵀ + ρ(x)U: the state is the output."""
    size = OUTPUT

    def __init__(self, W, W4, Wt, W4t, drive):
        self.W, self.W4, self.Wt, self.W4t, self.drive = W, W4, Wt, W4t, drive
        self.a, self.o = torch.empty(BATCH, OUTPUT), torch.empty(BATCH, HIDDEN)
        self.back, self.slopes, self.slope_o = torch.empty(BATCH, OUTPUT), torch.empty(BATCH, OUTPUT), torch.empty(BATCH, HIDDEN)
        self.delta = torch.empty(BATCH, HIDDEN)
        self.outputs = slice(0, OUTPUT)

    def call(self, u, out):
        torch.sigmoid(u, out=self.a)
        torch.addmm(self.drive, self.a, self.W4t, out=self.o)
        self.o.sigmoid_()
        torch.addmm(minus_two, self.o, self.W4, out=out)

    def linearise(self, u):
        torch.sigmoid(u, out=self.a)
        torch.addmm(self.drive, self.a, self.W4t, out=self.o)
        self.o.sigmoid_()
        slope(self.a, self.slopes)
        slope(self.o, self.slope_o)

    def adjoint(self, g, out):
        torch.mm(g, self.Wt, out=self.delta)
        self.delta.mul_(self.slope_o)
        torch.mm(self.delta, self.W, out=self.back)
        torch.addcmul(self.start, self.back, self.slopes, out=out)

    def gradient(self, g, out):
        """Of W; what reaches the hidden layer is in delta then."""
        torch.mm(g, self.Wt, out=self.delta)
        self.delta.mul_(self.slope_o)
        torch.mm(self.o.t(), g, out=out)
        out.addmm_(self.delta.t(), self.a)
        return self.delta


class Synchronous:
    """The state is the hidden layer and after it the output."""
    size = HIDDEN + OUTPUT

    def __init__(self, W, W4, Wt, W4t, drive):
        self.W, self.W4, self.Wt, self.W4t, self.drive = W, W4, Wt, W4t, drive
        self.a, self.slopes, self.back = torch.empty(3, BATCH, self.size)
        self.outputs = slice(HIDDEN, self.size)
        self.halves = {}

    def split(self, state):
        """The parts of one of the few arrays that there are; a view is not made twice."""
        key = state.data_ptr()
        if key not in self.halves:
            self.halves[key] = state[:, :HIDDEN], state[:, HIDDEN:]
        return self.halves[key]

    def call(self, u, out):
        torch.sigmoid(u, out=self.a)
        (hidden, output), (to_hidden, to_output) = self.split(self.a), self.split(out)
        torch.addmm(self.drive, output, self.W4t, out=to_hidden)
        torch.addmm(minus_two, hidden, self.W4, out=to_output)

    def linearise(self, u):
        torch.sigmoid(u, out=self.a)
        slope(self.a, self.slopes)

    def adjoint(self, g, out):
        (hidden, output), (to_hidden, to_output) = self.split(g), self.split(self.back)
        torch.mm(output, self.Wt, out=to_hidden)
        torch.mm(hidden, self.W, out=to_output)
        torch.addcmul(self.start, self.back, self.slopes, out=out)

    def gradient(self, g, out):
        (hidden, output), (delta, slope_output) = self.split(self.a), self.split(g)
        torch.mm(hidden.t(), slope_output, out=out)
        out.addmm_(delta.t(), output)
        return delta


def slope(a, out):
    """ρ' = 4ρ(1 − ρ)."""
    torch.addcmul(a, a, a, value=-1, out=out)
    out.mul_(4)


class Picard:
    def __init__(self, size):
        self.x, self.fx, self.room = torch.empty(3, BATCH, size)
        self.step, self.length = torch.empty(2, BATCH)

    def solve(self, f, start, shift, calls, tolerance):
        """The last f(x); the length of a state is that of x + shift."""
        x, fx = self.x.copy_(start), self.fx
        for k in range(calls):
            f(x, fx)
            if k == calls - 1:
                return x
            if tolerance > 0:
                norm(torch.sub(fx, x, out=self.room), self.step)
                lengths(fx, shift, self.room, self.length)
                if near(self.step, self.length, tolerance):
                    return x
            x, fx = fx, x


class Anderson:
    """Of the last four states, one array each; all views are made before."""

    def __init__(self, size):
        self.x = torch.empty(BATCH, size)
        self.F, self.G, self.products = torch.empty(3, WINDOW, BATCH, size)
        self.f, self.g = list(self.F), list(self.G)
        self.gram = torch.empty(WINDOW, WINDOW, BATCH)
        self.system = torch.empty(WINDOW, WINDOW + 1, BATCH, dtype=torch.float64)
        self.squares = [self.gram[k, k] for k in range(WINDOW)]
        self.vectors, self.norms = torch.empty(3, BATCH, size), torch.empty(3, BATCH)
        self.trusted = torch.empty(BATCH, dtype=torch.bool)
        self.chosen, self.steps, self.length = self.trusted.unsqueeze(1), *torch.empty(2, BATCH)
        self.mixtures = [Mixture(self, filled) for filled in range(1, WINDOW + 1)]

    def solve(self, f, start, shift, calls, tolerance):
        x = self.x.copy_(start)
        epsilon = 1e-10 * (16 if shift else 1)  # the residuals of u are four times those of s
        before, mixed, off = self.vectors
        size_before, size_mixed, distance = self.norms
        for k in range(calls):
            at = k % WINDOW
            fx, g = self.f[at], self.g[at]
            f(x, fx)
            if k == calls - 1:
                return x
            torch.sub(fx, x, out=g)
            if tolerance > 0:
                norm(g, self.steps)
                lengths(fx, shift, off, self.length)
                if near(self.steps, self.length, tolerance):
                    return x
            torch.add(x, shift, out=before)
            self.mixtures[min(k, WINDOW - 1)].into(x, at, epsilon)
            torch.add(x, shift, out=mixed)
            torch.sub(fx, x, out=off)
            torch.linalg.vector_norm(self.vectors, dim=2, out=self.norms)
            self.norms.square_()
            if k > 0:  # where ‖f(x) − x̃‖/‖x̃‖ < ‖f(x) − x‖/‖x‖
                torch.lt(distance.mul_(size_before), size_mixed.mul_(self.squares[at]), out=self.trusted)
                torch.where(self.chosen, x, fx, out=x)


class Mixture:
    """Σ α_i·f(x_i) of so many states, with (GᵀG + ε·Id)·α = (1, …, 1)ᵀ divided by its sum: Gauss's elimination of all samples at once."""

    def __init__(self, of, filled):
        self.of = of
        A = of.system[:filled, :filled + 1]  # the last column is the right-hand side, and then α
        self.gram, self.inner, self.ones = of.gram[:filled, :filled], A[:, :filled], A[:, filled]
        self.kept, self.products = of.G[:filled], of.products[:filled]
        self.rows, self.columns = [of.gram[k, :filled] for k in range(filled)], [of.gram[:filled, k] for k in range(filled)]
        self.unit = torch.eye(filled, dtype=torch.float64).unsqueeze(2)
        self.down = [(A[k + 1:, k], A[k, k], A[k + 1:, k + 1:], A[k + 1:, k:k + 1], A[k:k + 1, k + 1:]) for k in range(filled - 1)]
        self.up = [(A[k, filled], A[k, k], A[:k, filled], A[:k, k]) for k in reversed(range(filled))]
        self.alpha = torch.empty(filled, BATCH)
        self.terms = list(zip(of.f, self.alpha.unsqueeze(2)))

    def into(self, out, at, epsilon):
        torch.mul(self.kept, self.of.g[at], out=self.products)
        torch.sum(self.products, 2, out=self.alpha)
        self.rows[at].copy_(self.alpha)
        self.columns[at].copy_(self.alpha)
        torch.add(self.gram, self.unit, alpha=epsilon, out=self.inner)
        self.ones.fill_(1)
        for column, pivot, block, factor, row in self.down:
            column.div_(pivot)
            block.addcmul_(factor, row, value=-1)
        for value, pivot, above, column in self.up:
            value.div_(pivot)
            above.addcmul_(column, value, value=-1)
        torch.div(self.ones, self.ones.sum(0), out=self.alpha)
        torch.mul(*self.terms[0], out=out)
        for state, factor in self.terms[1:]:
            out.addcmul_(state, factor)


def norm(x, out):
    torch.linalg.vector_norm(x, dim=1, out=out)


def lengths(u, shift, room, out):
    """Those of s, four times, where a state is u = 4s − 2."""
    norm(torch.add(u, shift, out=room) if shift else u, out)


def near(step, length, tolerance):
    return bool((step < length.mul_(tolerance)).all())


class Madam:
    """p ← p·exp(−rate·ĝ·sign p): no sign ever changes."""

    def __init__(self, p):
        self.p, self.signs, self.room = p, p.sign(), torch.empty_like(p)
        self.squares = torch.full_like(p, 1e-30)  # not 0, which 0 would be divided by

    def step(self, gradient, t):
        correction = (1 - DECAY ** t) ** 0.5
        self.squares.mul_(DECAY).addcmul_(gradient, gradient, value=1 - DECAY)
        torch.sqrt(self.squares, out=self.room)
        gradient.div_(self.room).clamp_(-BOUND / correction, BOUND / correction).mul_(self.signs)
        self.p.mul_(gradient.mul_(-RATE * correction).exp_())


def train(variant, tolerance, batches):
    """The mean loss of the batches."""
    U, W = (p.clone() for p in initial)
    W4, Wt, W4t, drive = torch.empty_like(W), torch.empty(OUTPUT, HIDDEN), torch.empty(OUTPUT, HIDDEN), torch.empty(BATCH, HIDDEN)
    to_U, to_W, off = torch.empty_like(U), torch.empty_like(W), torch.empty(BATCH, OUTPUT)
    form = (EvenOdd if variant.startswith("eo") else Synchronous)(W, W4, Wt, W4t, drive)
    solver = (Anderson if variant.endswith("aa") else Picard)(form.size)
    madams = Madam(U), Madam(W)
    zero, form.start, out = torch.full((BATCH, form.size), -2.0), torch.zeros(BATCH, form.size), torch.empty(BATCH, form.size)
    slope_of_loss, output = form.start[:, form.outputs], out[:, form.outputs]
    total = torch.zeros(())
    for b in range(batches):
        at = b * BATCH % IMAGES
        rho = images[at:at + BATCH]
        torch.mul(W, 4, out=W4)
        Wt.copy_(W.t())
        torch.mul(Wt, 4, out=W4t)
        torch.addmm(minus_two, rho, U, alpha=4, out=drive)
        u = solver.solve(form.call, zero, 2, FORTH, tolerance)
        form.linearise(u)
        torch.sub(torch.add(u[:, form.outputs], 2, out=off).div_(4), wanted[at:at + BATCH], out=off)
        total += off.square().sum()
        torch.div(off, BATCH, out=slope_of_loss)
        delta = form.gradient(solver.solve(form.adjoint, form.start, 0, BACK, tolerance), to_W)
        torch.mm(rho.t(), delta, out=to_U)
        for madam, gradient in zip(madams, (to_U, to_W)):
            madam.step(gradient, b + 1)
    return float(total) / 2 / BATCH / batches


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
torch.set_grad_enabled(False)
minus_two = torch.tensor([-2.0])
images, wanted, *initial = read(file)
cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
place = f", {torch.cuda.get_device_name()}" if device == "cuda" else ""
print(f"PyTorch {torch.__version__} (by hand{place})", flush=True)

for line in sys.stdin:
    variant, tolerance, batches = line.split()[0], float(line.split()[1]), int(line.split()[2])
    if device == "cpu":
        use(fastest(variant, tolerance))
    took, loss = seconds(variant, tolerance, batches)
    print(took * EPOCH / batches, loss, flush=True)
