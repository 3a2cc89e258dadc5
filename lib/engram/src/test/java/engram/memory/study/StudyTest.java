package engram.memory.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import engram.data.DataSet;
import engram.data.Mnist;
import engram.file.FileException;
import engram.memory.HierarchicalMemory;
import engram.memory.training.Recipe;
import engram.memory.training.Variant;
import engram.tensor.Matrix;
import engram.work.Site;
import engram.work.Sweep;
import engram.work.WorkException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The rows of the studies, made from the 1,000 digits that come with the library. */
class StudyTest {
    private static final DataSet DIGITS = Mnist.sample();
    private static final int IMAGES = 320;

    @TempDir
    private Path folder;

    private static Map<String, String> named(List<String> columns, String row) {
        List<String> values = List.of(row.split(","));
        assertEquals(columns.size(), values.size(), row);
        var named = new HashMap<String, String>();
        for (int k = 0; k < values.size(); k++) named.put(columns.get(k), values.get(k));
        return named;
    }

    private static double number(Map<String, String> row, String column) { return Double.parseDouble(row.get(column)); }

    /** λ below 1, calls near what λ promises, and a gradient that nearly points the right way. */
    @Test
    void depth() {
        for (Variant variant : List.of(Variant.HAM, Variant.EO)) {
            var trial = new DepthTrial(3, Remedy.HALF, variant, 1, IMAGES, 2);
            var row = named(DepthTrial.COLUMNS, trial.row(DIGITS));
            assertEquals(row, with(row, "seconds", named(DepthTrial.COLUMNS, trial.row(DIGITS))), "the same once more");
            assertTrue(number(row, "rateBefore") > .3 && number(row, "rateBefore") < .6, row.toString());
            assertEquals(number(row, "promised"), number(row, "outputIterations"), .2 * number(row, "promised"), row.toString());
            assertEquals(1, number(row, "converged"));
            assertTrue(number(row, "cosine") > .95 && number(row, "cosine") <= 1.00001, row.toString());
            assertEquals(2, row.get("gradientNorms").split(" ").length);
        }
        var deep = named(DepthTrial.COLUMNS, new DepthTrial(5, Remedy.NONE, Variant.EO, 1, IMAGES, 0).row(DIGITS));
        assertTrue(number(deep, "rateAfter") > .9 && number(deep, "rateAfter") == number(deep, "rateBefore"), "untrained: " + deep);
        assertEquals(4, deep.get("gradientNorms").split(" ").length);
    }

    private static Map<String, String> with(Map<String, String> row, String column, Map<String, String> other) {
        var changed = new HashMap<>(other);
        changed.put(column, row.get(column));
        return changed;
    }

    /** What each remedy is named for. */
    @Test
    void remedies() {
        Recipe recipe = Recipe.of2024(7);
        var empty = Variant.EO.memory(784, 30, 30, 30, 30, 30, 10);
        Matrix inputs = DIGITS.train().first(50).toMatrix();
        HierarchicalMemory plain = recipe.initialised(empty, 3);
        for (Remedy remedy : Remedy.values()) {
            HierarchicalMemory begun = remedy.initialised(recipe, empty, inputs, 3);
            double input = begun.weights(0).get(0, 0) / plain.weights(0).get(0, 0), inner = begun.weights(3).get(0, 0) / plain.weights(3).get(0, 0);
            switch (remedy) {
                case HALF -> assertEquals(List.of(1.0, .5), List.of(input, inner));
                case DRIVE, FALLING, FASTER -> assertEquals(List.of(2.0, .5), List.of(input, inner));
                case TOGETHER -> assertEquals(List.of(3.0, .5), List.of(input, inner));
                case RATE -> assertEquals(.8, Rates.mean(Rates.of(begun, inputs)), .005);
                default -> assertEquals(List.of(1.0, 1.0), List.of(input, inner));
            }
            assertEquals(remedy == Remedy.CLIP || remedy == Remedy.TOGETHER || remedy == Remedy.DECAY ? 1 : 0, remedy.constraints().length);
            boolean same = remedy.recipe(recipe).equals(recipe);
            assertEquals(remedy != Remedy.CLAMP && remedy != Remedy.ADJOINT && remedy != Remedy.FASTER && remedy != Remedy.TOGETHER, same, remedy.toString());
        }
    }

    /** The bound holds, and in linear neurons it is λ. */
    @Test
    void neurons() {
        for (Neurons neurons : Neurons.all()) {
            var row = named(LagrangianTrial.COLUMNS, new LagrangianTrial(3, neurons, Variant.EO, 1, IMAGES, 1).row(DIGITS));
            assertEquals(.5, number(row, "rateBefore"), .03, row.toString());
            for (String when : List.of("Before", "After"))
                assertTrue(number(row, "bound" + when) > .999 * number(row, "rate" + when), row.toString());
            if (neurons.name().equals("identity")) assertEquals(number(row, "boundAfter"), number(row, "rateAfter"), 1e-3);
            assertEquals("1", row.get("finished"));
        }
    }

    /** The largest slope of a layer: that of the derivative, applied to many directions, is never larger. */
    @Test
    void steepest() {
        Matrix states = Matrix.gaussian(20, 12, 1);
        for (Neurons neurons : Neurons.all()) {
            var activation = neurons.neurons().activation();
            for (int i = 0; i < states.rows(); i++) {
                float[] state = states.row(i), direction = Matrix.gaussian(1, 12, i).row(0), out = new float[12];
                double gain = 0;
                for (int round = 0; round < 100; round++) { // power iteration on a symmetric matrix
                    double length = Math.sqrt(dot(direction));
                    for (int k = 0; k < 12; k++) direction[k] /= (float) length;
                    activation.pullBack(state, 0, direction, 0, out, 0, 12);
                    gain = Math.sqrt(dot(out));
                    if (gain == 0) break;
                    System.arraycopy(out, 0, direction, 0, 12);
                }
                double steepest = neurons.steepest().applyAsDouble(IntStream.range(0, 12).mapToDouble(k -> state[k]).toArray());
                boolean bounded = neurons.name().startsWith("softmax");
                assertTrue(gain <= steepest * 1.0001 && (bounded || gain > .9 * steepest), neurons + ": " + gain + " of " + steepest);
            }
        }
    }

    private static double dot(float[] x) { return IntStream.range(0, x.length).mapToDouble(k -> x[k] * x[k]).sum(); }

    /** All starts lead to the one equilibrium of a memory of three layers, the nearer ones sooner. */
    @Test
    void starts() {
        var learned = new StartTrial(3, Remedy.HALF, 1, Variant.EO, Beginning.ZERO, IMAGES, 2).known(new Once<>(Mnist::sample)).make();
        for (Variant variant : List.of(Variant.HAM, Variant.EO)) {
            var calls = new HashMap<Beginning, Double>();
            for (Beginning beginning : Beginning.values()) {
                var row = named(StartTrial.COLUMNS, new StartTrial(3, Remedy.HALF, 1, variant, beginning, IMAGES, 2).row(learned, DIGITS.test()));
                assertEquals(1, number(row, "same"), row.toString());
                if (beginning == Beginning.ZERO) assertEquals(1, number(row, "distance"), 1e-4);
                assertTrue(number(row, "calls") < number(row, "promised") + 1 && number(row, "calls") > .6 * number(row, "promised"), row.toString());
                calls.put(beginning, number(row, "calls"));
            }
            assertTrue(calls.get(Beginning.FEED_FORWARD) < calls.get(Beginning.ZERO) - .2, calls.toString());
            assertTrue(calls.get(Beginning.ZERO) <= calls.get(Beginning.RANDOM), calls.toString());
        }
    }

    /** Layer by layer is where nothing comes back; class means keep the sum; a linear guess finds what is linear. */
    @Test
    void startsAreWhatTheySay() {
        var images = DIGITS.train().first(60);
        var memory = Recipe.OF_2024.initialised(Variant.EO.memory(784, 20, 10), 5);
        Matrix none = Matrix.zeros(20, 10), rested = Rates.rested(memory.withWeights(memory.weights(0), none), images.toMatrix()).states();
        var learned = new Learned(memory, memory, images, Rates.rested(memory, images.toMatrix()).states());
        Matrix forward = Beginning.FEED_FORWARD.states(learned, images, 1);
        for (int i = 0; i < 60; i++) for (int k = 0; k < 20; k++) assertEquals(rested.get(i, k), forward.get(i, k), 1e-4, "the first layer hears nothing yet");
        assertTrue(Arrays.equals(learned.equilibria().entries(), Beginning.EPOCH_BEFORE.states(learned, images, 1).entries()));
        Matrix means = Beginning.CLASS_MEAN.states(learned, images, 1);
        double sum = 0, expected = 0;
        for (int i = 0; i < 60; i++) {
            sum += means.get(i, 7);
            expected += learned.equilibria().get(i, 7);
        }
        assertEquals(expected, sum, 1e-3, "means of the same images add up to the same");
        var many = DIGITS.train().first(800);
        Matrix fields = Rates.rested(memory.withWeights(memory.weights(0), none), many.toMatrix()).states(); // of layer 1 linear in ρ(x)
        Matrix guess = Beginning.LINEAR.states(new Learned(memory, memory, many, fields), images, 1);
        double apart = 0, size = 0;
        for (int i = 0; i < 60; i++) for (int k = 0; k < 20; k++) {
            apart += Math.pow(guess.get(i, k) - fields.get(i, k), 2);
            size += Math.pow(fields.get(i, k), 2);
        }
        assertTrue(apart < 1e-2 * size, apart + " of " + size);
    }

    /** A row that counts images, or fails. */
    private record Counted(long seed, boolean failing) implements ImageTrial {
        @Override
        public String row(DataSet images) {
            if (failing) throw new IllegalStateException("stopped");
            return seed + "," + images.train().count();
        }

        @Override public String toString() { return "" + seed; }
    }

    private static Sweep counted(long from, long failing, Once.Source<DataSet> images) {
        var trials = LongStream.range(from, from + 9).mapToObj(seed -> new Counted(seed, seed == failing)).toList();
        return Rows.sweep("Counted", trials, List.of("seed", "images"), new Once<>(images));
    }

    /** A row each, whatever was there; other seeds are refused, and leave the file as it is. */
    @Test
    void tables() throws IOException {
        Path file = folder.resolve("table.csv");
        var thrown = assertThrows(WorkException.class, () -> counted(1, 5, Mnist::sample).run(file, Site.cores()));
        assertEquals("Row 4 failed: stopped", thrown.getMessage());
        counted(1, 0, Mnist::sample).run(file, Site.cores());
        String whole = Files.readString(file);
        try (Stream<String> lines = whole.lines()) {
            assertEquals(9, lines.filter(line -> line.matches("\\d,\\d,800,\\d+")).count(), whole);
        }
        counted(1, 0, () -> {
            throw new AssertionError("a finished table asks for no images");
        }).run(file, Site.cores());
        assertThrows(FileException.Foreign.class, () -> counted(2, 0, Mnist::sample).run(file, Site.cores()));
        assertEquals(whole, Files.readString(file));
    }

    /** What is sent to another machine is small, and says the same there. */
    @Test
    void rowsTravel() {
        var digits = new Once<DataSet>(Mnist::sample);
        digits.get();
        var trials = List.of(new LagrangianTrial(3, Neurons.all().get(6), Variant.EO, 1, IMAGES, 1), new DepthTrial(3, Remedy.HALF, Variant.EO, 1, IMAGES, 0),
                new Trial("MNIST", Recipe.WORKSHOP_2023, List.of(784, 20, 10), Variant.EO_AA, 1, 1));
        for (ImageTrial trial : trials) {
            var sent = sent(new ImageTrial.Row(trial, digits));
            assertEquals(trial.toString(), sent.trial().toString());
            assertEquals(untimed(trial.row(DIGITS)), untimed(sent.run()));
        }
        Stream.of(LagrangianStudy.sweep(true, Optional.of(folder)), DepthStudy.sweep(true, Optional.of(folder)), StartStudy.sweep(true, Optional.of(folder)),
                MemoryTable.sweep(MemoryTable.trials(), Optional.of(folder)), CompletionStudy.few().sweep(Optional.of(folder)))
                .flatMap(sweep -> sweep.rows().stream()).forEach(StudyTest::sent);
    }

    /** Without the column of seconds, which no two runs share. */
    private static String untimed(String row) { return row.replaceAll(",\\d+\\.\\d\\d(,|$)", "$1"); }

    private static <T> T sent(T work) {
        var bytes = new ByteArrayOutputStream();
        try (var out = new ObjectOutputStream(bytes)) {
            out.writeObject(work);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        assertTrue(bytes.size() < 5000, bytes.size() + " bytes");
        try (var in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            @SuppressWarnings("unchecked")
            T arrived = (T) in.readObject();
            return arrived;
        } catch (IOException | ClassNotFoundException e) {
            throw new AssertionError(e);
        }
    }
}
