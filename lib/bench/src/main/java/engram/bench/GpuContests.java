package engram.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;

/**
 * Who does what on a GPU.
 *
 * @param plan        how large it is
 * @param python      the interpreter that may have other tools
 * @param environment what is added to the environment of Engram's processes
 */
record GpuContests(GpuPlan plan, String python, Map<String, String> environment) {
    static final String MATMUL = "matmul";
    static final String HOPFIELD = "hopfield";
    static final String HAM = "ham";
    static final String HH = "hh";
    static final String LOCUST = "locust";

    static final String ENGRAM = "Engram";
    static final String ENGRAM_OWN_KERNEL = "Engram, own kernel";
    static final String PYTORCH = "PyTorch";
    static final String CUPY = "CuPy";

    static final String ENGRAM_BITS = "Engram, bits";
    static final String ENGRAM_MATRIX = "Engram, matrix";
    static final String ENGRAM_ON_CPU = "Engram on the CPU";
    static final String PYTORCH_ALL = "PyTorch, all probes";
    static final String PYTORCH_FACTORS = "PyTorch, patterns twice";
    static final String PYTORCH_BY_HAND = "PyTorch, by hand";

    /** Multiplications and additions of the products that one question asks for: a second's work or less. */
    private static final double FLOPS = 1e13;

    GpuContests {
        environment = Map.copyOf(environment);
    }

    /** Engram finds the CUDA libraries that came with a Python of a virtual environment, and uses what PyTorch uses there. */
    static GpuContests of(GpuPlan plan, String python) {
        Path folder = Path.of(python).getParent();
        return new GpuContests(plan, python, folder == null ? Map.of()
                : Map.of("VIRTUAL_ENV", folder.toAbsolutePath().resolve("..").normalize().toString()));
    }

    /** A work of one size, in words. */
    static String place(String work, int size) {
        return work.equals(HAM) ? "%s by %s".formatted(work, EngramHam.label(size)) : "%s %d".formatted(work, size);
    }

    /** The environment in which Engram leaves NVIDIA's libraries alone. */
    Map<String, String> withOwnKernels() {
        Map<String, String> with = new HashMap<>(environment);
        with.put("ENGRAM_CUDA_LIBRARIES", "none");
        return Map.copyOf(with);
    }

    /** All of them, the ones with claims first. */
    List<Contest> all() {
        return List.of(matmul(), hopfield(), neurons(), lobes(), ham(),
                factorisation("inverse", plan.inverse(), "--n %d"::formatted),
                factorisation("pinv", plan.pinv(), n -> "--rows %d --cols %d".formatted(Math.max(1, 4 * n / 5), n)));
    }

    private Contest matmul() {
        Entrant.Question ours = (n, round) -> "matmul --n %d --device cuda --repeat %d".formatted(n, products(n));
        Entrant.Question theirs = (n, round) -> "%d %d".formatted(n, products(n));
        return new Contest(MATMUL, plan.matmul(), List.of(engram(ENGRAM, environment, ours), engram(ENGRAM_OWN_KERNEL, withOwnKernels(), ours),
                python(PYTORCH, theirs, "matmul_gpu.py", "torch"), python(CUPY, theirs, "matmul_gpu.py", "cupy")));
    }

    /** How many products of two n × n matrices are timed at a time: so many that a small one is timed when Java has compiled what it takes. */
    private static int products(int n) {
        return (int) Math.clamp(FLOPS / (2.0 * n * n * n), 10, 2000);
    }

    private Contest hopfield() {
        Entrant.Question theirs = (n, round) -> Integer.toString(n);
        return new Contest(HOPFIELD, plan.hopfield(), List.of(
                engram(ENGRAM_BITS, environment, recall("cuda --engine bits")), engram(ENGRAM_MATRIX, environment, recall("cuda --engine matrix")),
                engram(ENGRAM_ON_CPU, environment, recall("cpu --engine bits")),
                python(PYTORCH, theirs, "hopfield_torch.py", "couplings", "moving", "cuda"),
                python(PYTORCH_ALL, theirs, "hopfield_torch.py", "couplings", "all", "cuda"),
                python(PYTORCH_FACTORS, theirs, "hopfield_torch.py", "factors", "moving", "cuda")));
    }

    /** Figure 2 is the default of {@code ./engram bench hopfield}; every round has other patterns. */
    private static Entrant.Question recall(String deviceAndEngine) {
        return (n, round) -> "hopfield --n %d --seed %d --device %s --repeat 1".formatted(n, round, deviceAndEngine);
    }

    /** A size is a row of the table of {@link EngramHam}. */
    private Contest ham() {
        Entrant.Question question = (row, round) -> EngramHam.question(row, plan.batches());
        return new Contest(HAM, plan.ham(), List.of(
                worker(ENGRAM, environment, question, HamWorker.class, "cuda"), worker(ENGRAM_ON_CPU, environment, question, HamWorker.class, "cpu"),
                learning(PYTORCH, question, "ham_torch.py"), learning(PYTORCH_BY_HAND, question, "ham_torch_fast.py")));
    }

    /** Neurons that nothing joins; on the CPU for their bits. */
    private Contest neurons() {
        return new Contest(HH, plan.neurons(), List.of(engram(ENGRAM, environment, neurons("cuda")), engram(ENGRAM_ON_CPU, environment, neurons("cpu"))));
    }

    private Entrant.Question neurons(String device) {
        return (n, round) -> "hh --neurons %d --ms %d --device %s --repeat 1".formatted(n, Math.max(1, plan.ms() / 5), device);
    }

    /** Many antennal lobes at once; the first of them alone on the CPU, for its bits. */
    private Contest lobes() {
        String lobe = "locust --seed 1 --ms %d".formatted(plan.ms());
        return new Contest(LOCUST, plan.lobes(), List.of(engram(ENGRAM, environment, (n, round) -> lobe + " --networks %d --device cuda --repeat 1".formatted(n)),
                engram(ENGRAM_ON_CPU, environment, (n, round) -> lobe + " --device cpu --repeat 1")));
    }

    private Contest factorisation(String name, List<Integer> sizes, IntFunction<String> options) {
        return new Contest(name, sizes, List.of(
                engram(ENGRAM, environment, (n, round) -> "%s %s --device cuda --repeat 1".formatted(name, options.apply(n))),
                engram(ENGRAM_ON_CPU, environment, (n, round) -> "%s %s --device cpu --repeat 1".formatted(name, options.apply(n)))));
    }

    private static Entrant engram(String name, Map<String, String> environment, Entrant.Question question) {
        return worker(name, environment, question, EngramWorker.class);
    }

    private static Entrant worker(String name, Map<String, String> environment, Entrant.Question question, Class<?> main, String... arguments) {
        return new Entrant(name, limit -> ToolProcess.start(EngramJvm.command(main.getName(), arguments), environment, limit), question);
    }

    /** PyTorch, which begins with the images and weights that Engram begins with. */
    private Entrant learning(String name, Entrant.Question question, String script) {
        return new Entrant(name, limit -> {
            Path beginning = Files.createTempFile("engram-ham", ".data");
            try {
                ToolProcess.start(EngramJvm.command(HamWorker.class.getName(), "cpu", beginning.toString()), environment, limit).close();
                return ToolProcess.start(PythonTool.command(python, script, beginning.toString(), "cuda"), Map.of(), limit);
            } finally {
                Files.delete(beginning);        // it has read it when it says its name
            }
        }, question);
    }

    private Entrant python(String name, Entrant.Question question, String script, String... arguments) {
        return new Entrant(name, limit -> ToolProcess.start(PythonTool.command(python, script, arguments), Map.of(), limit), question);
    }
}
