package engram.bench;

import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;

/** Who does what on a GPU. */
final class GpuContests {
    static final String MATMUL = "matmul";
    static final String HOPFIELD = "hopfield";
    static final List<String> FACTORISATIONS = List.of("inverse", "pinv", "eigen");

    static final String ENGRAM = "Engram";
    static final String ENGRAM_OWN_KERNEL = "Engram, own kernel";
    static final String PYTORCH = "PyTorch";
    static final String CUPY = "CuPy";

    static final String ENGRAM_BITS = "Engram, bits";
    static final String ENGRAM_MATRIX = "Engram, matrix";
    static final String ENGRAM_ON_CPU = "Engram on the CPU";
    static final String PYTORCH_ALL = "PyTorch, all probes";
    static final String PYTORCH_FACTORS = "PyTorch, patterns twice";

    /** Products that one question asks for. */
    private static final int PRODUCTS = 20;

    private static final Map<String, String> OWN_KERNELS_ONLY = Map.of("ENGRAM_CUDA_LIBRARIES", "none");

    private GpuContests() {
    }

    /** All of them, the ones with claims first. */
    static List<Contest> of(GpuPlan plan, String python) {
        return List.of(matmul(plan.matmul(), python), hopfield(plan.hopfield(), python),
                factorisation("inverse", plan.inverse(), "--n %d"::formatted),
                factorisation("pinv", plan.pinv(), n -> "--rows %d --cols %d".formatted(Math.max(1, 4 * n / 5), n)),
                factorisation("eigen", plan.eigen(), "--n %d"::formatted));
    }

    private static Contest matmul(List<Integer> sizes, String python) {
        Entrant.Question ours = (n, round) -> "matmul --n %d --device cuda --repeat %d".formatted(n, PRODUCTS);
        Entrant.Question theirs = (n, round) -> "%d %d".formatted(n, PRODUCTS);
        return new Contest(MATMUL, sizes, List.of(engram(ENGRAM, Map.of(), ours), engram(ENGRAM_OWN_KERNEL, OWN_KERNELS_ONLY, ours),
                python(PYTORCH, python, theirs, "matmul_gpu.py", "torch"), python(CUPY, python, theirs, "matmul_gpu.py", "cupy")));
    }

    private static Contest hopfield(List<Integer> sizes, String python) {
        Entrant.Question theirs = (n, round) -> Integer.toString(n);
        return new Contest(HOPFIELD, sizes, List.of(
                engram(ENGRAM_BITS, Map.of(), recall("cuda --engine bits")), engram(ENGRAM_MATRIX, Map.of(), recall("cuda --engine matrix")),
                engram(ENGRAM_ON_CPU, Map.of(), recall("cpu --engine bits")),
                python(PYTORCH, python, theirs, "hopfield_torch.py", "couplings", "moving", "cuda"),
                python(PYTORCH_ALL, python, theirs, "hopfield_torch.py", "couplings", "all", "cuda"),
                python(PYTORCH_FACTORS, python, theirs, "hopfield_torch.py", "factors", "moving", "cuda")));
    }

    /** Figure 2 is the default of {@code ./engram bench hopfield}; every round has other patterns. */
    private static Entrant.Question recall(String deviceAndEngine) {
        return (n, round) -> "hopfield --n %d --seed %d --device %s --repeat 1".formatted(n, round, deviceAndEngine);
    }

    private static Contest factorisation(String name, List<Integer> sizes, IntFunction<String> options) {
        return new Contest(name, sizes, List.of(
                engram(ENGRAM, Map.of(), (n, round) -> "%s %s --device cuda --repeat 1".formatted(name, options.apply(n))),
                engram(ENGRAM_ON_CPU, Map.of(), (n, round) -> "%s %s --device cpu --repeat 1".formatted(name, options.apply(n)))));
    }

    private static Entrant engram(String name, Map<String, String> environment, Entrant.Question question) {
        return new Entrant(name, limit -> ToolProcess.start(EngramJvm.command(EngramWorker.class.getName()), environment, limit), question);
    }

    private static Entrant python(String name, String python, Entrant.Question question, String script, String... arguments) {
        return new Entrant(name, limit -> ToolProcess.start(PythonTool.command(python, script, arguments), Map.of(), limit), question);
    }
}
