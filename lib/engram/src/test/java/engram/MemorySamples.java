package engram;

import static engram.argument.Given.given;

import engram.data.Images;
import engram.deq.Adjoint;
import engram.deq.Anderson;
import engram.deq.Batch;
import engram.deq.Broyden;
import engram.deq.EnergyFixedPoint;
import engram.deq.EquilibriumPropagation;
import engram.deq.ExactAdjoint;
import engram.deq.FixedPoint;
import engram.deq.ForwardEuler;
import engram.deq.FullAdjoint;
import engram.deq.Newton;
import engram.deq.OneStep;
import engram.deq.Picard;
import engram.deq.RecurrentBackprop;
import engram.deq.Solution;
import engram.deq.Solver;
import engram.deq.Stop;
import engram.memory.Additive;
import engram.memory.Energies;
import engram.memory.Equilibrium;
import engram.memory.Form;
import engram.memory.HierarchicalMemory;
import engram.memory.Lagrangian;
import engram.memory.Relaxation;
import engram.memory.RowWise;
import engram.memory.Sensitivities;
import engram.memory.Xavier;
import engram.memory.study.CompletionStudy;
import engram.memory.study.Trial;
import engram.memory.training.Adam;
import engram.memory.training.Constraint;
import engram.memory.training.Epoch;
import engram.memory.training.Evaluation;
import engram.memory.training.LearningRate;
import engram.memory.training.Madam;
import engram.memory.training.Optimiser;
import engram.memory.training.Recipe;
import engram.memory.training.SpectralClip;
import engram.memory.training.Trained;
import engram.memory.training.Training;
import engram.memory.training.TrainingException;
import engram.memory.training.Variant;
import engram.memory.training.WeightDecay;
import engram.tensor.Matrix;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Samples of the rooms of fixed points and memories: three samples, layers of three. */
final class MemorySamples {
    private MemorySamples() {}

    static void putInto(Samples samples) {
        samples.put(Solver.class, Picard::new, () -> new Anderson(3));
        samples.put(Picard.class, Picard::new);
        samples.put(ForwardEuler.class, () -> new ForwardEuler(0.5));
        samples.put(Anderson.class, () -> new Anderson(3));
        samples.put(Broyden.class, Broyden::new);
        samples.put(Newton.class, Newton::new);
        samples.put(Stop.class, () -> new Stop(1e-3, 10));
        samples.put(Batch.class, () -> Batch.all(3));
        samples.put(FixedPoint.class, MemorySamples::equation);
        samples.put(EnergyFixedPoint.class, MemorySamples::equation);
        samples.put(Solution.class, () -> new Picard().solve(equation(), matrix(), new Stop(1e-3, 10)));
        samples.put(Adjoint.class, OneStep::new);
        samples.put(FullAdjoint.class, () -> new FullAdjoint(new Picard(), 3));
        samples.put(ExactAdjoint.class, ExactAdjoint::new);
        samples.put(RecurrentBackprop.class, () -> new RecurrentBackprop(3));
        samples.put(OneStep.class, OneStep::new);
        samples.put(EquilibriumPropagation.class, () -> new EquilibriumPropagation(0.5));
        samples.put(Lagrangian.class, Lagrangian::logistic, Own::new);
        samples.put("engram.memory.Lagrangian[]", () -> new Lagrangian[] {Lagrangian.tanh()});
        samples.put(Additive.class, Own::new);
        samples.put(RowWise.class, OwnRows::new);
        samples.put(Xavier.class, () -> new Xavier(0.5));
        samples.put("engram.memory.HierarchicalMemory", MemorySamples::memory,
                () -> HierarchicalMemory.layers(3, 3).initialised(Xavier.gain(0.5), 3),
                () -> memory().as(Form.EVEN_ODD_CHN), () -> HierarchicalMemory.layers(2, 3, 1));
        samples.put(Equilibrium.class, MemorySamples::equilibrium);
        samples.put(Energies.class, () -> equilibrium().energies());
        samples.put("java.util.List<engram.memory.Energies>", () -> List.of(equilibrium().energies(), equilibrium().energies()));
        samples.put("java.util.Map<java.lang.String, engram.deq.Solution>", () -> Map.of("x", equilibrium().solution()));
        samples.put(Relaxation.class, () -> memory().relaxation(matrix(), Matrix.zeros(3, 6)));
        samples.put("engram.tensor.Matrix[]", () -> new Matrix[] {matrix(), matrix()},
                () -> new Matrix[] {Matrix.zeros(1, 3), Matrix.zeros(1, 3), Matrix.zeros(1, 3)});
        training(samples);
        samples.put("boolean[][]", () -> new boolean[][] {{true, false, true}});
    }

    private static void training(Samples samples) {
        samples.put(Sensitivities.class, () -> equilibrium().sensitivities(matrix(), new OneStep()));
        samples.put(Training.class, () -> training());
        samples.put(TrainingException.class, MemorySamples::refused);
        samples.put(Trained.class, () -> training().run());
        samples.put(Epoch.class, () -> new Epoch(1, 0.5, 3, 0.5));
        samples.put("java.util.List<engram.memory.training.Epoch>", () -> List.of(new Epoch(1, 0.5, 3, 0.5)));
        samples.put(Evaluation.class, () -> new Evaluation(3, 0.5, 3, 3));
        samples.put(Recipe.class, () -> Recipe.OF_2024.inBatchesOf(3), () -> Recipe.WORKSHOP_2023);
        samples.put(LearningRate.class, () -> LearningRate.constant(0.5));
        samples.put(Optimiser.class, Adam::new, () -> new Madam(3, 3));
        samples.put(Madam.class, () -> new Madam(3, 3));
        samples.put(Adam.class, Adam::new);
        samples.put(Constraint.class, () -> new WeightDecay(0.5));
        samples.put("engram.memory.training.Constraint[]", () -> new Constraint[] {new SpectralClip(0.5, 1)});
        samples.put(WeightDecay.class, () -> new WeightDecay(0.5));
        samples.put(SpectralClip.class, () -> new SpectralClip(0.5, 1));
        samples.put(CompletionStudy.class, CompletionStudy::few);
        samples.put(Trial.class, MemorySamples::trial);
        samples.put("java.util.List<engram.memory.study.Trial>", () -> List.of(trial()));
        samples.put("java.util.List<java.lang.Integer>", () -> List.of(3, 3, 3));
        samples.put("java.util.Optional<java.nio.file.Path>", Optional::empty);
    }

    private static TrainingException refused() {
        try {
            training().recipe(Recipe.OF_2024).run();
            throw new AssertionError("Three images don't fill a batch of 64.");
        } catch (TrainingException refused) {
            return refused;
        }
    }

    private static Training training() {
        var images = Images.of(3, new byte[] {1, 2, 3, 4, 5, 6, 7, 8, 9}, 0, 1, 2);
        return Training.of(memory().evenOdd(), images).recipe(Recipe.OF_2024.inBatchesOf(3)).epochs(1);
    }

    private static Trial trial() { return new Trial("MNIST", Recipe.OF_2024.inBatchesOf(3), List.of(3, 3, 3), Variant.EO, 3, 1); }

    private static Matrix matrix() { return Matrix.of(3, 3, 0, 1, 2, 1, 0, 3, 2, 3, 0); }

    private static HierarchicalMemory memory() { return HierarchicalMemory.layers(3, 3, 3).initialised(Xavier.gain(0.5), 3); }

    private static EnergyFixedPoint equation() { return (EnergyFixedPoint) memory().evenOdd().fixedPoint(matrix()); }

    private static Equilibrium equilibrium() { return memory().equilibrium(matrix(), new Picard(), new Stop(1e-3, 10)); }

    /** Neurons as a student may write them. */
    private record Own() implements Additive {
        @Override public double value(double s) { return s * s; }

        @Override public double activation(double s) { return 2 * s; }

        @Override public double slope(double s) { return 2; }
    }

    /** A layer as a student may write it. */
    private record OwnRows() implements RowWise {
        @Override public double value(double[] s) { return new Own().value(s); }

        @Override public double[] activation(double[] s) {
            double[] rho = given("s", s).clone();
            for (int i = 0; i < s.length; i++) rho[i] *= 2;
            return rho;
        }

        @Override public double[] hessianProduct(double[] s, double[] v) { return activation(v); }
    }
}
