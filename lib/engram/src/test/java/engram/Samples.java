package engram;

import engram.activation.Activation;
import engram.activation.Curve;
import engram.activation.LayerNorm;
import engram.activation.Softmax;
import engram.activation.Spherical;
import engram.cuda.Device;
import engram.cuda.Discovery;
import engram.cuda.Grid;
import engram.cuda.Kernel;
import engram.cuda.Ptx;
import engram.cuda.factor.CudaProvider;
import engram.cuda.factor.Division;
import engram.data.DataSet;
import engram.data.Images;
import engram.data.Letters;
import engram.data.Mnist;
import engram.file.Checkpoint;
import engram.file.Claim;
import engram.file.NumPyFile;
import engram.file.ResumableTable;
import engram.file.TableHead;
import engram.hopfield.Attractor;
import engram.hopfield.Descent;
import engram.hopfield.Ending;
import engram.hopfield.Hopfield;
import engram.hopfield.Patterns;
import engram.hopfield.Recall;
import engram.hopfield.Recognition;
import engram.hopfield.Update;
import engram.hopfield.Watch;
import engram.hopfield.application.MaxCut;
import engram.hopfield.experiment.Experiment;
import engram.hopfield.experiment.Setting;
import engram.hopfield.rule.Hebb;
import engram.hopfield.rule.LearningRule;
import engram.hopfield.rule.PseudoInverse;
import engram.hopfield.rule.Storkey;
import engram.hopfield.theory.MeanField;
import engram.hopfield.theory.MeanFieldState;
import engram.memory.BitError;
import engram.memory.DenseMemory;
import engram.memory.ExponentialInteraction;
import engram.memory.HierarchicalMemory;
import engram.memory.Interaction;
import engram.memory.ModernHopfield;
import engram.memory.PolynomialInteraction;
import engram.memory.Retrieval;
import engram.ode.Cost;
import engram.ode.Crossing;
import engram.ode.DormandPrince;
import engram.ode.Euler;
import engram.ode.Event;
import engram.ode.ExponentialEuler;
import engram.ode.IndependentOde;
import engram.ode.IntegrationException;
import engram.ode.LinearOde;
import engram.ode.Midpoint;
import engram.ode.NotFiniteException;
import engram.ode.Ode;
import engram.ode.Problem;
import engram.ode.RungeKutta4;
import engram.ode.Solve;
import engram.ode.Span;
import engram.ode.StepException;
import engram.ode.Steps;
import engram.ode.Trajectory;
import engram.parallel.Cores;
import engram.parallel.Rounds;
import engram.plot.Figure;
import engram.plot.ImageGrid;
import engram.plot.Panels;
import engram.plot.Plot;
import engram.progress.Progress;
import engram.progress.ProgressReport;
import engram.tensor.Backend;
import engram.tensor.Batches;
import engram.tensor.DeviceCopy;
import engram.tensor.LinearAlgebra;
import engram.tensor.Matrix;
import engram.tensor.NonFiniteException;
import engram.tensor.Panel;
import engram.tensor.PowerOfTwo;
import engram.tensor.RandomStream;
import engram.tensor.SingularMatrixException;
import engram.work.Share;
import engram.work.Site;
import engram.work.Sweep;
import engram.work.Work;
import engram.work.WorkException;
import java.awt.Color;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.BinaryOperator;
import java.util.function.Consumer;
import java.util.function.DoubleBinaryOperator;
import java.util.function.IntConsumer;
import java.util.function.IntPredicate;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * Small arguments that make sense, a few for each type, made afresh for each call. They fit one another: all that has a length has three. A
 * new public type needs a line here.
 */
final class Samples {
    private final Map<String, List<Supplier<?>>> byType = new LinkedHashMap<>();
    private final Path folder;
    private int files;

    /** @param folder where files may be written */
    Samples(Path folder) {
        this.folder = folder;
        numbers();
        arrays();
        others();
        machine();
        device();
        equations();
        models();
        figures();
        NeuronSamples.putInto(this);
        memories();
        MemorySamples.putInto(this);
    }

    void put(String type, Supplier<?>... samples) { byType.put(type, List.of(samples)); }

    <T> void put(Class<T> type, Supplier<? extends T> sample) { put(type.getTypeName(), sample); }

    <T> void put(Class<T> type, Supplier<? extends T> sample, Supplier<? extends T> another) {
        put(type.getTypeName(), sample, another);
    }

    private void numbers() {
        put("int", () -> 3, () -> 1, () -> 0, () -> 10, () -> 200);
        put("long", () -> 3L);
        put("double", () -> 0.5, () -> 1.0);
        put("float", () -> 0.5f);
        put("boolean", () -> true);
    }

    private void arrays() {
        put("int[]", () -> new int[] {0, 1, 2}, () -> new int[] {3}, () -> new int[] {3, 3, 3});
        put("int[][]", () -> new int[][] {{1, -1, 1}, {1, 1, 1}, {-1, -1, 1}}, () -> new int[][] {{0, 1}, {2, 0}, {1, 1}});
        put("boolean[]", () -> new boolean[] {true, false, true});
        put("byte[]", () -> new byte[] {1, 2, 3, 4, 5, 6, 7, 8, 9});
        put("byte[][]", () -> new byte[][] {{1, -1, 1}, {1, 1, 1}, {-1, -1, 1}});
        put("byte[][][]", () -> new byte[3][3][3]);
        put("double[]", () -> new double[] {0.5, 1, 2}, () -> new double[] {0.5}, () -> new double[3]);
        put("double[][]", () -> new double[][] {{0.5, 1, 2}, {3, 4, 5}, {6, 7, 8}});
        put("float[]", () -> new float[] {0.5f, 1, 2}, () -> new float[9]);
        put("float[][]", () -> new float[][] {{0.5f, 1, 2}, {3, 4, 5}, {6, 7, 8}});
        put("java.lang.String[]", () -> new String[] {"#..", ".#.", "..#"}, () -> new String[] {"x"});
        put("engram.plot.Figure[]", () -> new Figure[] {line(), line()});
    }

    private void others() {
        put("java.lang.String", () -> "x", () -> "y", () -> "z", () -> "g", () -> "V", () -> "C", () -> "swap_rows", () -> "factor", () -> "eo-aa", () -> "here", () -> "2/3",
                () -> folder + "/figure.png");
        put("java.nio.file.Path", () -> folder.resolve("figure.svg"), this::file, () -> folder.resolve("saved"), this::memory,
                () -> array(NumPyFile.Type.FLOAT64), () -> array(NumPyFile.Type.INT32), () -> NeuronSamples.run(file()));
        put("java.util.List<java.lang.String>", () -> List.of("x"));
        put("java.util.Map<java.lang.String, java.lang.String>", () -> Map.of("x", "y"));
        put("java.util.Map<java.lang.String, java.lang.Object>", () -> Map.of("x", new float[3]));
        put("java.util.Map<java.lang.String, java.lang.Double>", () -> Map.of("x", 0.5));
        put("java.lang.Class<T>", () -> float[].class);
        put("java.lang.Object", () -> "x");
        put("T[]", () -> new String[] {"x"});
        put("java.util.List<T>", () -> List.of("x"));
        put("java.lang.Throwable", () -> new IllegalStateException("x"));
        put(Duration.class, () -> Duration.ofSeconds(3));
        put(Color.class, () -> Color.RED);
        put("tech.tablesaw.api.Table", Samples::table, Samples::results, Samples::basin);
        put("java.util.List<java.nio.file.Path>", () -> List.of(finished()));
        put(Runnable.class, () -> () -> { });
        put(IntPredicate.class, () -> number -> number > 0);
        put(IntConsumer.class, () -> item -> { });
        put(IntSupplier.class, () -> () -> 0);
        put("java.util.function.Consumer<engram.parallel.Rounds>", () -> (Consumer<Rounds>) Rounds::play);
        put("java.util.function.Consumer<java.lang.String>", () -> (Consumer<String>) engine -> { });
    }

    private void machine() {
        put(Cores.Range.class, () -> (from, to) -> { });
        put(Cores.Worker.class, () -> items -> { while (items.next() != Cores.Items.NONE) Thread.onSpinWait(); });
        put(Cores.Items.class, () -> () -> Cores.Items.NONE);
        put(Rounds.class, Samples::rounds);
        put(Progress.class, () -> Progress.of("x", 3));
        put(ProgressReport.class, () -> new ProgressReport("x", 1, 3, Duration.ofSeconds(3)));
        put(Claim.class, () -> Claim.on(file()));
        put(NumPyFile.Type.class, () -> NumPyFile.Type.FLOAT64);
        put(NumPyFile.Shape.class, () -> new NumPyFile.Shape(NumPyFile.Type.FLOAT64, 0, 3));
        put(NumPyFile.class, () -> NumPyFile.appendingTo(file(), new NumPyFile.Shape(NumPyFile.Type.FLOAT64, 0, 3)),
                () -> NumPyFile.appendingTo(file(), new NumPyFile.Shape(NumPyFile.Type.INT32, 0, 3)));
        put(Checkpoint.class, () -> new Checkpoint(Map.of("x", "y"), Map.of("x", new float[3])), () -> saved());
        put(TableHead.class, () -> new TableHead("x", "y", List.of("x"), 3));
        put(ResumableTable.class, () -> ResumableTable.open(file(), new TableHead("x", "y", List.of("x"), 3)));
        put(Site.class, Site::here, Site::cores);
        put("java.util.List<? extends engram.work.Work<R>>", Samples::works);
        put("java.util.List<? extends engram.work.Work<java.lang.String>>", Samples::works);
        put("engram.work.Site$Results<R>", () -> (Site.Results<String>) (number, result) -> { });
        put(Work.class, () -> works().getFirst());
        put(Share.class, () -> new Share(2, 3), () -> Share.ALL);
        put(Sweep.class, () -> new Sweep(new TableHead("x", "y", List.of("x"), 3), works()));
        put(WorkException.class, () -> new WorkException(3, new IllegalStateException("x")));
        put(Matrix.class, () -> Matrix.of(3, 3, 0, 1, 2, 1, 0, 3, 2, 3, 0), Samples::signs);
        put(PowerOfTwo.class, () -> new PowerOfTwo(3));
        put(RandomStream.class, () -> RandomStream.of(3, "x"));
        put(Backend.class, Backend::cpu, Backend::plain);
        put(Batches.class, Backend::cpu, Backend::plain);
        put(Panel.class, () -> Panel.of(Matrix.of(3, 3, 0, 1, 2, 1, 0, 3, 2, 3, 0)), () -> Panel.of(Matrix.zeros(3, 3)));
        put(Activation.class, () -> new Softmax(1), () -> Curve.of(Curve.Shape.SOFTPLUS));
        put(Curve.class, () -> Curve.of(Curve.Shape.TANH), () -> new Curve(Curve.Shape.LOGISTIC, 0.5f, 1, 1));
        put(Softmax.class, () -> new Softmax(0.5f));
        put(LayerNorm.class, () -> new LayerNorm(0.5f));
        put(Spherical.class, () -> new Spherical(0.5f));
        put(LinearAlgebra.class, () -> Backend.cpu().linearAlgebra(), () -> Backend.plain().linearAlgebra());
        put(LinearAlgebra.LeastSquares.class, () -> new LinearAlgebra.LeastSquares(Matrix.identity(3), 3, 3));
        put(LinearAlgebra.SymmetricEigen.class, () -> new LinearAlgebra.SymmetricEigen(new double[3], Matrix.identity(3)));
        put(LinearAlgebra.Eigen.class, () -> new LinearAlgebra.Eigen(new double[3], new double[3], Matrix.identity(3), Matrix.zeros(3, 3)));
        put(LinearAlgebra.SingularValues.class,
                () -> new LinearAlgebra.SingularValues(Matrix.identity(3), new double[3], Matrix.identity(3)));
        put(DeviceCopy.Factory.class, () -> (rows, cols) -> new Copy());
        put(DeviceCopy.class, Copy::new);
        put(NonFiniteException.class, () -> new NonFiniteException("x", 0, 0, Float.NaN));
        put(SingularMatrixException.class, () -> new SingularMatrixException("x", 0));
    }

    private static List<Work<String>> works() { return List.of(() -> "1", () -> "2", () -> "3"); }

    /** A finished table. */
    private Path finished() {
        Path file = file();
        new Sweep(new TableHead("x", "y", List.of("x"), 3), works()).run(file, Site.here());
        return file;
    }

    private void device() {
        put(Ptx.class, () -> Ptx.shipped("factor"));
        put(Kernel.class, () -> Ptx.shipped("factor").kernel("swap_rows"));
        put(Device.class, () -> new Device("x", 3, 8, 0, 12000, 3, 0.5));
        put(Discovery.Found.class, () -> new Discovery.Found(new Device("x", 3, 8, 0, 12000, 3, 0.5)));
        put(Discovery.Missing.class, () -> new Discovery.Missing("x", "y"));
        put(Grid.class, () -> new Grid(3, 3, 3));
        put(Division.class, () -> Division.CHOSEN);
        put(CudaProvider.class, CudaProvider::new);
    }

    private void equations() {
        put(Ode.class, () -> DECAY);
        put(LinearOde.class, Constant::new);
        put(IndependentOde.class, Constants::new);
        put(Problem.class, () -> new Problem(DECAY, 0.5, 1, 2), () -> new Problem((LinearOde) Samples::decay, 0.5, 1, 2));
        put("engram.ode.FixedStep", RungeKutta4::new, ExponentialEuler::new);
        put(Euler.class, Euler::new);
        put(Midpoint.class, Midpoint::new);
        put(RungeKutta4.class, RungeKutta4::new);
        put(ExponentialEuler.class, ExponentialEuler::new);
        put(DormandPrince.class, () -> new DormandPrince(1e-6));
        put(Steps.class, () -> Steps.even(0.5, 0.5, 3));
        put(Span.class, () -> Span.of(0.5, 2));
        put("engram.ode.Crossing[]", () -> new Crossing[0], () -> new Crossing[] {Crossing.of(0, 0.5).stopping()});
        put(Crossing.class, () -> Crossing.of(0, 0.5));
        put(Crossing.Quantity.class, () -> (t, y) -> y[0] - 0.5);
        put(Event.class, () -> new Event(0, 0.5, true, 1));
        put(Cost.class, () -> new Cost(3, 3, 3, 0));
        put(Trajectory.class, () -> Solve.ode(new Problem(DECAY, 0.5, 1, 2), new RungeKutta4(), Steps.even(0.5, 0.5, 3)),
                () -> Solve.ode(new Problem(DECAY, 0.5, 1, 2), new DormandPrince(1e-6), Span.of(0.5, 2)));
        put(IntegrationException.class, () -> failure(DECAY));
        put(StepException.class, () -> (StepException) failure(DECAY));
        put(NotFiniteException.class, () -> (NotFiniteException) failure((t, y, slope) -> slope[0] = Double.NaN));
        put("A", () -> 3);
        put("java.util.List<E>", () -> List.of(3, 4));
        put(BiFunction.class.getTypeName(), () -> (BiFunction<Integer, Integer, Integer>) Integer::sum);
        put(BinaryOperator.class.getTypeName(), () -> (BinaryOperator<Integer>) Integer::sum);
        put(DoubleBinaryOperator.class, () -> Double::sum);
    }

    private static final Ode DECAY = (t, y, slope) -> {
        for (int i = 0; i < y.length; i++) slope[i] = -y[i];
    };

    /** A solution that stays as it is. */
    private record Constant() implements LinearOde {
        @Override public void slope(double t, double[] y, double[] slope, double[] factor) { }
    }

    /** The same for each variable by itself. */
    private record Constants() implements IndependentOde {
        @Override public void slope(double t, double[] y, double[] slope, int first) { }
    }

    private static IntegrationException failure(Ode ode) {
        try {
            Solve.ode(new Problem(ode, 1), new DormandPrince(1e-6).withStepLimit(1), Span.of(0, 3));
        } catch (IntegrationException failure) {
            return failure;
        }
        throw new AssertionError("It should have failed.");
    }

    private static void decay(double t, double[] y, double[] slope, double[] factor) {
        DECAY.slope(t, y, slope);
        Arrays.fill(factor, -1);
    }

    private void models() {
        put(Images.class, Letters::alphabet, () -> Images.of(3, new byte[9], 0, 1, 2));
        put(DataSet.class, Mnist::sample, () -> new DataSet("x", Images.of(3, new byte[9], 0, 1, 2), Images.of(3, new byte[9], 0, 1, 2), "y"));
        put(Patterns.class, () -> Patterns.random(3, 3, 3));
        put("engram.hopfield.Hopfield", () -> Hopfield.hebb(Patterns.random(3, 3, 3)),
                () -> Hopfield.hebb(Patterns.random(3, 3, 3)).on(Backend.plain()),
                () -> Hopfield.learned(Patterns.random(3, 3, 3), new Storkey()));
        put(Update.class, Update::synchronous, () -> Update.asynchronous(0.5).atTemperature(0.5));
        put(Watch.class, () -> Watch.overlaps().withEnergy().withNeurons(0, 1, 2));
        put(Recall.class, Samples::recall);
        put("java.util.List<engram.hopfield.Recall>", () -> List.of(recall(), recall()));
        put(Attractor.class, () -> Attractor.MIXTURE);
        put(Ending.class, () -> recognition().endings().getFirst());
        put("java.util.List<engram.hopfield.Ending>", () -> recognition().endings());
        put(Recognition.class, Samples::recognition);
        put(Descent.class, () -> new Descent(new double[3], 3, 1));
        put(MaxCut.class, () -> MaxCut.random(3, 1, 3));
        put(Setting.class, () -> new Setting(6, 0.5, 0, 0.5, Update.synchronous(), 3));
        put("java.util.List<engram.hopfield.experiment.Setting>", () -> List.of(new Setting(6, 0.5, 0, 0.5, Update.synchronous(), 3)));
        put(Experiment.class, () -> new Experiment(List.of(new Setting(6, 0.5, 0, 0.5, Update.synchronous(), 3)), 3, 3));
        put(MeanFieldState.class, () -> MeanField.spinGlass(0.5, 0.5));
        put("engram.hopfield.rule.LearningRule", Hebb::new, Storkey::new, PseudoInverse::new, () -> new Hebb().withSelfCoupling(0.5));
        put(Hebb.class, Hebb::new);
        put(Storkey.class, Storkey::new);
        put(PseudoInverse.class, PseudoInverse::new);
    }

    private void memories() {
        put(ModernHopfield.class, () -> ModernHopfield.of(Matrix.of(3, 3, 0, 1, 2, 1, 0, 3, 2, 3, 0), 0.5),
                () -> ModernHopfield.of(Matrix.of(3, 3, 0, 1, 2, 1, 0, 3, 2, 3, 0), 3).normalised());
        put(DenseMemory.class, () -> DenseMemory.of(signs(), new PolynomialInteraction(3)),
                () -> DenseMemory.of(signs(), new ExponentialInteraction()));
        put(Interaction.class, () -> new PolynomialInteraction(3), ExponentialInteraction::new);
        put(PolynomialInteraction.class, () -> new PolynomialInteraction(3));
        put(ExponentialInteraction.class, ExponentialInteraction::new);
        put(BitError.class, () -> new BitError(0.5, 0.1));
        put(Retrieval.class, () -> new Retrieval(Matrix.zeros(3, 3), 1, 0));
    }

    private static Matrix signs() { return Matrix.of(3, 3, 1, -1, 1, 1, 1, -1, -1, 1, 1); }

    private void figures() {
        put("engram.plot.Plot", Samples::line, () -> Plot.histogram(new double[] {0.5, 1, 2}, 3).size(160, 120),
                () -> Plot.heatMap(new double[][] {{0.5, 1, 2}, {3, 4, 5}, {6, 7, 8}}).size(160, 120),
                () -> Plot.raster(new double[] {0.5, 1, 2}, new int[] {0, 1, 2}).size(160, 120), () -> line().logX().logY());
        put(ImageGrid.class, () -> Plot.images(new double[][] {{0.5, 1, 2}, {3, 4, 5}, {6, 7, 8}}, 3));
        put(Panels.class, () -> Plot.row(line(), line()));
        put(Figure.class, Samples::line);
    }

    /** The samples of a type: for a class without its own, the constants of an enum, else none. */
    List<Supplier<?>> of(Class<?> type, String name) {
        if (byType.containsKey(name)) return byType.get(name);
        if (byType.containsKey(type.getTypeName())) return byType.get(type.getTypeName());
        if (type.isEnum()) return Arrays.stream(type.getEnumConstants()).<Supplier<?>>map(constant -> () -> constant).toList();
        return List.of();
    }

    /** Room on a device that forgets what is written to it. */
    private record Copy() implements DeviceCopy {
        @Override public boolean isOf(Factory factory) { return true; }

        @Override public void exclusively(Runnable work) { DeviceCopy.NONE.exclusively(work); }

        @Override public void write(float[] numbers) { }

        @Override public void read(float[] numbers) { }
    }

    private static Rounds rounds() {
        var handed = new Rounds[1];
        Cores.rounds(1, k -> { }, rounds -> handed[0] = rounds);
        return handed[0];
    }

    Path file() { return folder.resolve("file-" + files++); }

    /** Three numbers in NumPy's format. */
    private Path array(NumPyFile.Type type) {
        Path file = file();
        try (var numbers = NumPyFile.appendingTo(file, new NumPyFile.Shape(type, 0, 0))) {
            for (int k = 0; k < 3; k++) {
                if (type == NumPyFile.Type.INT32) numbers.appendInts(k);
                else numbers.append(k);
            }
            numbers.force();
        }
        return file;
    }

    private Path memory() {
        Path file = file();
        HierarchicalMemory.layers(3, 3, 3).save(file);
        return file;
    }

    private Checkpoint saved() {
        Path file = file();
        new Checkpoint(Map.of("x", "y"), Map.of("x", new float[3])).write(file);
        return Checkpoint.read(file);
    }

    private static Plot line() { return Plot.line(new double[] {0.5, 1, 2}, new double[] {0.5, 1, 2}).named("x").size(160, 120); }

    private static Table table() {
        return Table.create("table", DoubleColumn.create("x", 0.5, 1, 2), DoubleColumn.create("y", 3, 4, 5),
                DoubleColumn.create("z", 6, 7, 8), StringColumn.create("g", "a", "b", "b"));
    }

    private static Table results() {
        return Experiment.phaseDiagram(20, new double[] {0.1, 0.2}, new double[] {0.1, 0.5}, 0.9, 3, 2, 3).run();
    }

    private static Table basin() { return Experiment.basin(20, new double[] {0.1, 0.2}, new double[] {0.5, 0.9}, 2, 3).run(); }

    private static Recognition recognition() {
        var patterns = Patterns.random(3, 3, 3);
        return Hopfield.hebb(patterns).recognise(patterns, Update.synchronous(), 3);
    }

    private static Recall recall() {
        var patterns = Patterns.random(3, 3, 3);
        return Hopfield.hebb(patterns).recall(patterns, Update.synchronous(), 2, Watch.overlaps().withEnergy().withNeurons(0, 1, 2));
    }
}
