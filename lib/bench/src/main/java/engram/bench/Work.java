package engram.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** What can be compared. */
enum Work {
    /** A matrix product. */
    MATMUL("Product of two n × n matrices of float32", "", List.of(256, 512, 1024, 2048, 4096)) {
        @Override
        List<Contestant> tools(List<String> pythons, double limit) throws IOException {
            List<Contestant> tools = new ArrayList<>(List.of(new Limited(new EngramMatmul(), limit)));
            add(tools, "NumPy", limit, PythonTool.start(pythons, "matmul_numpy.py"));
            add(tools, "PyTorch", limit, PythonTool.start(pythons, "matmul_torch.py"));
            return tools;
        }
    },

    /** The simulation of figure 2 of Vavilala (2020). */
    HOPFIELD("Recall of p = 0.12 n patterns, m0 = 0.8, 100 steps", """
            The columns of the paper are printed in its figure 2 (n neurons, α = 0.12, λ = 0, m0 = 0.8, 100 steps) and were measured by its \
            authors on their machines; the last time of its CPUs is extrapolated there. The others were measured here: drawing patterns and \
            flips, building couplings, and all steps. PyTorch multiplies float32 matrices with the probes that have not converged, by the couplings, \
            J·S, or twice by the patterns, ξᵀ(ξS). A dash: it would have taken longer than --limit, or is not printed.
            """, List.of(1000, 2000, 4000, 8000, 16_000, 32_000)) {
        @Override
        List<Contestant> tools(List<String> pythons, double limit) throws IOException {
            List<Contestant> tools = new ArrayList<>(List.of(new Limited(new EngramHopfield(), limit)));
            if (add(tools, "PyTorch", limit, PythonTool.start(pythons, "hopfield_torch.py", "couplings"))) {
                add(tools, "PyTorch", limit, PythonTool.start(pythons, "hopfield_torch.py", "factors"));
            }
            tools.addAll(List.of(Published.PAPER_GPU, Published.PAPER_CPU));
            return tools;
        }
    },

    /** The exponential function over an array. */
    EXP("Exponentials of n doubles, one core", "", List.of(10_000, 1_000_000)) {
        @Override
        List<Contestant> tools(List<String> pythons, double limit) throws IOException {
            List<Contestant> tools = new ArrayList<>(List.of(new Limited(ExpLoop.engram(), limit), new Limited(ExpLoop.java(), limit)));
            add(tools, "NumPy", limit, PythonTool.start(pythons, "exp_numpy.py"));
            return tools;
        }
    },

    /** The Runge–Kutta method, as Mohanta and Assisi (2022) time it. */
    RK4("n equations x' = sin(xt), 500 steps of Runge–Kutta 4, all states kept", """
            The columns of the paper are printed by Mohanta and Assisi (2022) and were measured by its authors with two CPU threads and a K80 GPU; the \
            others were measured here, on all cores where the tool uses them. All in float64.
            """, List.of(1, 1000, 10_000, 100_000)) {
        @Override
        List<Contestant> tools(List<String> pythons, double limit) throws IOException {
            List<Contestant> tools = new ArrayList<>(List.of(new Limited(new EngramRk4(), limit, 1)));
            add(tools, "NumPy", found -> new Limited(found, limit, 1), PythonTool.start(pythons, "rk4_numpy.py"));
            tools.addAll(List.of(Published.TENSORFLOW_GPU, Published.TENSORFLOW_CPU, Published.NUMPY));
            return tools;
        }
    };

    private final String title;
    private final String note;
    private final List<Integer> sizes;

    Work(String title, String note, List<Integer> sizes) {
        this.title = title;
        this.note = note;
        this.sizes = sizes;
    }

    /** In one line. */
    String title() {
        return title;
    }

    /** Where the numbers are from, as far as the names of the tools do not say it. */
    String note() {
        return note;
    }

    /** How large it is done where nothing else is asked for. */
    List<Integer> sizes() {
        return sizes;
    }

    /**
     * Those who do it, Engram first.
     *
     * @param pythons the interpreters in which other tools may be installed
     * @param limit seconds that one run may take
     */
    abstract List<Contestant> tools(List<String> pythons, double limit) throws IOException;

    /** Adds a tool, or says that it is missing. */
    private static boolean add(List<Contestant> tools, String name, double limit, Optional<Contestant> tool) {
        return add(tools, name, found -> new Limited(found, limit), tool);
    }

    private static boolean add(List<Contestant> tools, String name, UnaryOperator<Contestant> limited, Optional<Contestant> tool) {
        tool.map(limited).ifPresentOrElse(tools::add, () -> System.out.println(name + " is not installed."));
        return tool.isPresent();
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
