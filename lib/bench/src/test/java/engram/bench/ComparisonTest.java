package engram.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ComparisonTest {
    private static final List<String> PYTHONS = List.of(System.getProperty("engram.python", "python3"));

    /** A tool whose times are known, and which notes when its turn came. */
    private record Scripted(String name, Deque<Double> times, List<String> turns) implements Contestant {
        @Override
        public Outcome run(int size) {
            turns.add(name + size);
            return new Outcome(times.pop(), 0.5);
        }
    }

    @Test
    void toolsTakeTurnsAndTheWarmUpIsNotCounted() throws IOException {
        List<String> turns = new ArrayList<>();
        Contestant first = new Scripted("A", new ArrayDeque<>(List.of(9.0, 3.0, 1.0, 2.0)), turns);
        Contestant second = new Scripted("B", new ArrayDeque<>(List.of(9.0, 4.0, 4.0, 5.0)), turns);
        Comparison comparison = Comparison.run("work", List.of(first, second), List.of(7), 3, Comparison::median);
        assertEquals(List.of("A7", "B7", "A7", "B7", "A7", "B7", "A7", "B7"), turns);
        assertEquals("[[2.0], [4.0]]", Arrays.deepToString(comparison.seconds()));
        assertEquals("| n | A | B |\n|---|---|---|\n| 7 | 2.0000 s | 4.0000 s (× 2.00) |\n", comparison.markdown(Integer::toString));
        assertEquals("work,n,tool,seconds,figure\nwork,7,\"A\",2.000000000,0.500000000\nwork,7,\"B\",4.000000000,0.500000000\n", comparison.csv(Integer::toString));
    }

    @Test
    void aLongRunIsNotRepeatedAndATooLongOneIsLeftOut() throws IOException {
        List<String> turns = new ArrayList<>();
        Contestant slow = new Limited(new Scripted("slow", new ArrayDeque<>(List.of(15.0)), turns), 100);
        Contestant printed = new Published("printed", Map.of(8, 3.0));
        Comparison comparison = Comparison.run("work", List.of(slow, printed), List.of(4, 8), 5, Comparison::median);
        assertEquals(List.of("slow4"), turns);                     // 8 ⋅ 15 s is more than 100 s
        assertEquals("[[15.0, NaN], [NaN, 3.0]]", Arrays.deepToString(comparison.seconds()));
        assertEquals("work,n,tool,seconds,figure\nwork,4,\"slow\",15.000000000,0.500000000\nwork,4,\"printed\",,\n"
                + "work,8,\"slow\",,\nwork,8,\"printed\",3.000000000,\n", comparison.csv(Integer::toString));
        assertTrue(comparison.markdown(Integer::toString).contains("| 4 | 15.0000 s | – |"), comparison.markdown(Integer::toString));
    }

    @Test
    void engramMultipliesAndRecalls() throws IOException {
        assertEquals(0.25 * 32, new EngramMatmul().run(32).figure(), 0.5);     // the mean of Σ uv over n terms is n/4
        assertEquals(0.99, new EngramHopfield().run(2000).figure(), 0.01);
    }

    @Test
    void exponentialsAreTimedInJavaAndNumPy() throws IOException {
        List<Contestant> tools = Work.EXP.tools(PYTHONS, 60);
        Comparison comparison = Comparison.run("exp", tools, List.of(100_000), 1, Comparison::median);
        for (double[] figures : comparison.figures()) {
            assertEquals(Math.sinh(1), figures[0], 0.01);          // the mean of e^x over [−1, 1)
        }
        assertTrue(comparison.markdown(Integer::toString).matches("(?s).*\\| 100000 \\| \\d\\.\\d{4} ms \\|.*"), comparison.markdown(Integer::toString));
    }

    /** Both integrate the same: the mean of x agrees to more digits than rounding leaves in doubt. */
    @Test
    void rungeAndKuttaAreTheSameInJavaAndNumPy() throws IOException {
        List<Contestant> tools = Work.RK4.tools(PYTHONS, 60);
        Comparison comparison = Comparison.run("rk4", tools, List.of(1, 1000), 1, Comparison::median);
        assertEquals("paper's NumPy", comparison.names().getLast());
        for (int tool = 0; tool < tools.size() - 3; tool++) {
            for (double mean : comparison.figures()[tool]) {
                assertEquals(0.6575235035310274, mean, 1e-12);
            }
        }
    }

    /** Crossings of 0 mV upward on the grid of steps: rounding may move one, hardly more. */
    @Test
    void hodgkinAndHuxleysNeuronsSpikeTheSameInJavaAndPython() throws IOException {
        for (Contestant tool : Work.HH.tools(PYTHONS, 60)) {
            assertEquals(216, tool.run(20).figure(), 1, tool.name());
            assertEquals(1129, tool.run(1000).figure(), 1, tool.name());
            tool.close();
        }
    }

    /** Over 100 ms a network has 13,500 spikes on average, and from one to another they vary by 1900. */
    @Test
    void cobahhSpikesAsMuchInJavaAsInPython() throws IOException {
        List<Contestant> tools = Work.COBAHH.tools(PYTHONS, 60);
        Comparison comparison = Comparison.run("cobahh", tools, List.of(100), 2, Work.COBAHH::typical);
        assertEquals("published Brian2, i9-7920X, 1 thread", comparison.names().getLast());
        for (int tool = 0; tool < tools.size() - 3; tool++) {
            assertEquals(13_500, comparison.figures()[tool][0], 4000);
        }
    }

    @Test
    void thePapersTimesStandBesideOurs(@TempDir Path folder) throws IOException {
        List<Contestant> tools = Work.HOPFIELD.tools(List.of("no-such-python"), 60);
        Comparison comparison = Comparison.run("hopfield", tools, List.of(1000, 2000), 1, Comparison::median);
        assertEquals(List.of("paper's figure 2, T4 GPU", "paper's figure 2, 2 Xeon CPUs"), comparison.names().subList(1, 3));
        assertEquals("[[0.0675, 0.133], [0.376, 2.54]]", Arrays.deepToString(Arrays.copyOfRange(comparison.seconds(), 1, 3)));
        assertTrue(comparison.seconds()[0][0] > 0 && comparison.figures()[0][1] > 0.95, comparison.csv(Integer::toString));
        ComparisonPlot.of(comparison, Work.HOPFIELD.title(), Work.HOPFIELD.axis()).save(folder.resolve("hopfield.png"));
        assertTrue(Files.size(folder.resolve("hopfield.png")) > 5000);
    }

    @ParameterizedTest
    @ValueSource(strings = {"couplings", "factors"})
    void pyTorchRecallsAsWell(String form) throws IOException {
        Optional<Contestant> torch = PythonTool.start(PYTHONS, "hopfield_torch.py", form);
        assumeTrue(torch.isPresent(), "PyTorch is not installed in " + PYTHONS);
        try (Contestant tool = torch.get()) {
            EngramHopfield engram = new EngramHopfield();
            double theirs = 0;
            double ours = 0;
            for (int round = 0; round < 4; round++) {
                theirs += tool.run(1000).figure() / 4;
                ours += engram.run(1000).figure() / 4;
            }
            assertEquals(ours, theirs, 0.01);      // from network to network it varies by 0.005
        }
    }

    /** The same images, weights, calls and steps: what differs is which of the last states is the solution, and rounding. */
    @Test
    void memoriesLearnTheSameInJavaAndPyTorch() throws IOException {
        List<Contestant> tools = Work.ham(PYTHONS, 40);
        try {
            assumeTrue(tools.size() == 3, "PyTorch is not installed in " + PYTHONS);
            for (int row : Work.HAM.sizes()) {
                double loss = tools.getFirst().run(row).figure();
                for (Contestant tool : tools.subList(1, 3)) {
                    assertEquals(loss, tool.run(row).figure(), 1e-3, tool.name() + ", " + Work.HAM.label(row));
                }
            }
        } finally {
            for (Contestant tool : tools) {
                tool.close();
            }
        }
    }

    @Test
    void aMemoryLearnsInTheRowsOfTheTable() throws IOException {
        assertEquals(List.of("ham", "ham-aa", "eo", "eo-aa", "ham to 1e-4", "ham-aa to 1e-4", "eo to 1e-4", "eo-aa to 1e-4"),
                Work.HAM.sizes().stream().map(Work.HAM::label).toList());
        List<Contestant> tools = Work.ham(List.of("no-such-python"), 12);
        assertEquals(1, tools.size());
        Outcome all = tools.getFirst().run(4);
        Outcome early = tools.getFirst().run(8);
        assertTrue(all.seconds() > 0 && early.seconds() > 0);
        assertEquals(all.figure(), early.figure(), 1e-3);
    }

    @ParameterizedTest
    @CsvSource({
        "--n 0, --n is 0",
        "--n 100;-1, --n is -1",
        "--repeat 0, --repeat is 0",
        "--limit 0, --limit is 0.0 seconds",
        "--limit NaN, --limit is NaN seconds",
        "--repeat x, Invalid value for option '--repeat'",
        "--speed, Unknown option: '--speed'",
        "matmull, there are [matmul; hopfield; exp; rk4; hh; cobahh; ham]"})
    void optionsThatMakeNoSenseAreNamed(String options, String named) {
        StringWriter said = new StringWriter();
        int code = Compare.commandLine().setErr(new PrintWriter(said)).execute(options.replace(';', ',').split(" "));
        assertEquals(2, code);
        assertTrue(said.toString().startsWith("engram: ") && said.toString().contains(named.replace(';', ',')), said.toString());
        assertEquals(1, said.toString().lines().count());
    }

    @Test
    void aToolThatIsNotInstalledIsLeftOut() throws IOException {
        assertEquals(true, PythonTool.start(List.of("false", "no-such-python"), "matmul_numpy.py").isEmpty());
        assertEquals("Brian2 is not installed; to compare with it on Debian: sudo apt-get install python3-brian g++ make",
                Library.BRIAN2.missing());
    }

    @Test
    void theFirstPythonThatHasTheLibraryIsTaken() throws IOException {
        List<String> pythons = List.of("no-such-python", "false", PYTHONS.getFirst());
        try (Contestant tool = PythonTool.start(pythons, ms -> ms + " 7", "cobahh_numpy.py").orElseThrow()) {
            assertTrue(tool.name().startsWith("NumPy "), tool.name());
            assertEquals(tool.run(5).figure(), tool.run(5).figure());       // the question gives the seed
        }
    }

    @Test
    void theBestTimeStandsForTheRoundsOfNeurons() throws IOException {
        Contestant tool = new Scripted("A", new ArrayDeque<>(List.of(0.5, 3.0, 1.0, 4.0, 2.0)), new ArrayList<>());
        assertEquals(1, Comparison.run("hh", List.of(tool), List.of(7), 4, Work.HH::typical).seconds()[0][0]);
    }

    /** Of a thousand neurons, fifty times as many as twenty, a tenth of the time is simulated. */
    @Test
    void theLimitKnowsHowMuchWorkASizeIs() throws IOException {
        List<String> turns = new ArrayList<>();
        Contestant scripted = new Scripted("A", new ArrayDeque<>(List.of(3.0, 3.0)), turns);
        Contestant tool = new Limited(scripted, 20, n -> n * EngramHh.milliseconds(n));
        for (int size : List.of(20, 1000, 10_000)) {
            tool.run(size);         // 3 s; at most 15 s; at most 30 s
        }
        assertEquals(List.of("A20", "A1000"), turns);
    }
}
