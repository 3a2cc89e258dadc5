package engram.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.function.UnaryOperator;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** What can be compared. */
enum Work {
    /** A matrix product. */
    MATMUL("Product of two n × n matrices of float32", "", List.of(256, 512, 1024, 2048, 4096)) {
        @Override
        List<Contestant> tools(List<String> pythons, double limit) throws IOException {
            List<Contestant> tools = new ArrayList<>(List.of(new Limited(new EngramMatmul(), limit)));
            add(tools, Library.NUMPY, limit, PythonTool.start(pythons, "matmul_numpy.py"));
            add(tools, Library.PYTORCH, limit, PythonTool.start(pythons, "matmul_torch.py"));
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
            if (add(tools, Library.PYTORCH, limit, PythonTool.start(pythons, "hopfield_torch.py", "couplings"))) {
                add(tools, Library.PYTORCH, limit, PythonTool.start(pythons, "hopfield_torch.py", "factors"));
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
            add(tools, Library.NUMPY, limit, PythonTool.start(pythons, "exp_numpy.py"));
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
            List<Contestant> tools = new ArrayList<>(List.of(new Limited(new EngramRk4(), limit, n -> n)));
            add(tools, Library.NUMPY, found -> new Limited(found, limit, n -> n), PythonTool.start(pythons, "rk4_numpy.py"));
            tools.addAll(List.of(Published.TENSORFLOW_GPU, Published.TENSORFLOW_CPU, Published.NUMPY));
            return tools;
        }
    },

    /** The neuron of Mohanta and Assisi (2022) with a current that rises from one to the next. */
    HH("n neurons of Hodgkin and Huxley, Runge–Kutta 4, 2000 steps of 0.01 ms (20,000 where n < 1000)", """
            The best of the rounds, in float64; the figures in the CSV file are the spikes. NumPy computes on one core. Brian2 writes a program \
            in C++ (standalone, OpenMP on all cores, OMP_WAIT_POLICY=PASSIVE); what it takes to write, compile and start it is not counted. \
            A dash: it might have taken longer than --limit, to judge by the size before.
            """, List.of(20, 1000, 10_000)) {
        @Override
        List<Contestant> tools(List<String> pythons, double limit) throws IOException {
            UnaryOperator<Contestant> limited = tool -> new Limited(tool, limit, n -> (double) n * EngramHh.milliseconds(n));
            IntFunction<String> question = n -> "%d %d".formatted(n, EngramHh.milliseconds(n));
            List<Contestant> tools = new ArrayList<>(List.of(limited.apply(new EngramHh())));
            add(tools, Library.NUMPY, limited, PythonTool.start(pythons, question, "hh_numpy.py"));
            add(tools, Library.BRIAN2, limited, PythonTool.start(pythons, question, "hh_brian2.py"));
            return tools;
        }

        @Override
        double typical(DoubleStream seconds) {
            return Comparison.best(seconds);
        }
    },

    /** A network of such neurons that simulators are compared by. */
    COBAHH("COBAHH, 4000 neurons with 320,000 synapses for n ms, exponential Euler, dt = 0.1 ms", """
            The best of the rounds, each with another network, drawn before; the figures in the CSV file are the spikes, and 1 s for 1000 ms is \
            25 ns for a step of a neuron. NumPy computes on one core. Brian2 writes a program in C++ (standalone, OpenMP on all cores, \
            OMP_WAIT_POLICY=PASSIVE); what it takes to write, compile and start it is not counted. The published columns were measured by \
            M. Stimberg, D. Goodman and T. Nowotny (2020) on their machines, in float64, for the same neurons with 1000 synapses each whose \
            weights are 0. A dash: it might have taken longer than --limit, or was not published.
            """, List.of(100, 1000)) {
        @Override
        List<Contestant> tools(List<String> pythons, double limit) throws IOException {
            UnaryOperator<Contestant> limited = tool -> new Limited(tool, limit, ms -> ms);
            List<Contestant> tools = new ArrayList<>(List.of(limited.apply(new EngramCobahh())));
            add(tools, Library.NUMPY, limited, PythonTool.start(pythons, "cobahh_numpy.py"));
            add(tools, Library.BRIAN2, limited, PythonTool.start(pythons, "cobahh_brian2.py"));
            tools.addAll(List.of(Published.GENN, Published.BRIAN2_ALL, Published.BRIAN2_ONE));
            return tools;
        }

        @Override
        double typical(DoubleStream seconds) {
            return Comparison.best(seconds);
        }
    },

    /** Training of a layered memory, as Goemaere, Deleu and Demeester (2023) do it. */
    HAM("An epoch of training a hierarchical associative memory, 784-512-10, with 937 batches of 64 digits", """
            The best of the rounds, each of 100 batches of the digits that come with Engram, in float32, from the same weights; the figures in \
            the CSV file are the mean losses. The rows above make all calls of the recipe, 40 forth and 8 back; those below end a solution when \
            its relative residual is below 1e-4, PyTorch's when those of all samples of the batch are. PyTorch is used in two ways: as one \
            writes it, with autograd for the way back, and written for speed, with derivatives by hand and all memory kept. Each takes one \
            thread or all cores, whichever is faster in a trial before it. Reading and shuffling of data is not counted; --limit does \
            not apply.
            """, IntStream.rangeClosed(1, 2 * EngramHam.VARIANTS.size()).boxed().toList()) {
        @Override
        List<Contestant> tools(List<String> pythons, double limit) throws IOException {
            return ham(pythons, 100);
        }

        @Override
        String label(int size) {
            return EngramHam.label(size);
        }

        @Override
        String axis() {
            return "row of the table";
        }

        @Override
        double typical(DoubleStream seconds) {
            return Comparison.best(seconds);
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

    /** What a size is called in the table. */
    String label(int size) {
        return Integer.toString(size);
    }

    /** What sizes are called in the plot. */
    String axis() {
        return "size n";
    }

    /** Those who train memories, with so many batches. */
    static List<Contestant> ham(List<String> pythons, int batches) throws IOException {
        Path beginning = Files.createTempFile("engram-ham", ".data");
        try {
            EngramHam engram = new EngramHam(batches);
            engram.training().write(beginning);
            IntFunction<String> question = row -> EngramHam.question(row, batches);
            List<Contestant> tools = new ArrayList<>(List.of(engram));
            String file = beginning.toString();
            if (add(tools, Library.PYTORCH, UnaryOperator.identity(), PythonTool.start(pythons, question, "ham_torch.py", file))) {
                add(tools, Library.PYTORCH, UnaryOperator.identity(), PythonTool.start(pythons, question, "ham_torch_fast.py", file));
            }
            return tools;
        } finally {
            Files.delete(beginning);        // they have read it when they say their names
        }
    }

    /** Of the times of its rounds the one that stands for them. */
    double typical(DoubleStream seconds) {
        return Comparison.median(seconds);
    }

    /** Adds a tool, or says that it is missing. */
    private static boolean add(List<Contestant> tools, Library library, double limit, Optional<Contestant> tool) {
        return add(tools, library, found -> new Limited(found, limit), tool);
    }

    private static boolean add(List<Contestant> tools, Library library, UnaryOperator<Contestant> limited, Optional<Contestant> tool) {
        tool.map(limited).ifPresentOrElse(tools::add, () -> System.out.println(library.missing()));
        return tool.isPresent();
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
