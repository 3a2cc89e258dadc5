package engram;

import static engram.argument.Given.given;

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
import engram.memory.Xavier;
import engram.tensor.Matrix;
import java.util.List;
import java.util.Map;

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
                () -> memory().as(Form.EVEN_ODD_CHN));
        samples.put(Equilibrium.class, MemorySamples::equilibrium);
        samples.put(Energies.class, () -> equilibrium().energies());
        samples.put("java.util.List<engram.memory.Energies>", () -> List.of(equilibrium().energies(), equilibrium().energies()));
        samples.put("java.util.Map<java.lang.String, engram.deq.Solution>", () -> Map.of("x", equilibrium().solution()));
        samples.put(Relaxation.class, () -> memory().relaxation(matrix(), Matrix.zeros(3, 6)));
        samples.put("engram.tensor.Matrix[]", () -> new Matrix[] {matrix(), matrix()},
                () -> new Matrix[] {Matrix.zeros(1, 3), Matrix.zeros(1, 3), Matrix.zeros(1, 3)});
        samples.put("boolean[][]", () -> new boolean[][] {{true, false, true}});
    }

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
