package engram.memory.training;

import engram.activation.Curve;
import engram.cuda.DeviceBuffer;
import engram.cuda.Kernel;
import engram.cuda.Ptx;
import engram.deq.Adjoint;
import engram.deq.Anderson;
import engram.deq.FullAdjoint;
import engram.deq.RecurrentBackprop;
import engram.deq.Solver;
import engram.deq.Stop;

/**
 * What the kernels of {@code ham.cu} are called with: a record for each, whose components are its parameters, in its order and by its names; a
 * record among them stands for its components. A batch has B samples; there are n₀ inputs, n₁ hidden neurons and n₂ outputs, and synapses U of
 * n₀ × n₁ and W of n₁ × n₂. All numbers are float32 where nothing else is said.
 */
final class CudaHamKernels {
    private static final Ptx KERNELS = Ptx.shipped("ham");

    private CudaHamKernels() {}

    /**
     * The inputs of a batch.
     *
     * @param pixels  n₀ bytes for each example
     * @param grey    256: ρ of each level of grey
     * @param numbers ints: which examples, those of this batch from {@code first} on
     * @param batch   B
     */
    record Inputs(DeviceBuffer pixels, DeviceBuffer grey, DeviceBuffer numbers, int first, int batch, int n0) {}

    /**
     * ρ(x)·U in parts, to be added up.
     *
     * @param share  inputs of a part
     * @param drives ⌈n₀/share⌉ × B × n₁
     */
    record DriveHidden(Inputs inputs, int n1, DeviceBuffer u, int share, DeviceBuffer drives) {
        static final Kernel KERNEL = KERNELS.kernel("drive_hidden");
    }

    /** A kind of neurons, as {@link Curve} has it. */
    record Neurons(int shape, int order, float scale, float shift) {
        static Neurons of(Curve curve) { return new Neurons(curve.shape().ordinal(), curve.order(), curve.scale(), curve.shift()); }
    }

    /**
     * How equilibria are found.
     *
     * @param window 1 for Picard's iteration
     * @param full   1 where the way back is solved likewise, 0 where it is that of {@link RecurrentBackprop}
     */
    record Ways(int window, double regularisation, double tolerance, int calls, int full, double backTolerance, int backCalls) {
        static Ways of(Solver solver, Stop stop, Adjoint adjoint) {
            int window = solver instanceof Anderson anderson ? anderson.window() : 1;
            double regularisation = solver instanceof Anderson anderson ? anderson.regularisation() : 0;
            return switch (adjoint) {
                case FullAdjoint full -> new Ways(window, regularisation, stop.tolerance(), stop.calls(), 1, full.stop().tolerance(), full.stop().calls());
                case RecurrentBackprop few -> new Ways(window, regularisation, stop.tolerance(), stop.calls(), 0, 0, few.calls());
                default -> throw new AssertionError(adjoint);
            };
        }
    }

    /**
     * What gradients are made of.
     *
     * @param hidden       B × n₁: ρ(s₁)
     * @param output       B × n₂: ρ(s₂)
     * @param hiddenDrives B × n₁: how the loss depends on what reaches the hidden layer
     * @param outputDrives B × n₂: likewise
     */
    record Slopes(DeviceBuffer hidden, DeviceBuffer output, DeviceBuffer hiddenDrives, DeviceBuffer outputDrives) {}

    /**
     * Equilibria, losses, and the way back.
     *
     * @param form         0 for synchronous updates, 1 for even and odd layers in turn
     * @param drives       parts × B × n₁
     * @param hiddenBias   n₁
     * @param outputBias   n₂
     * @param w            W
     * @param targets      n₂ for each example
     * @param numbers      as in {@link Inputs}
     * @param largestInput |ρ(x)| of a pixel at most
     * @param scratch      B × 9 states: n₁ + n₂ numbers each, or n₂ with even and odd layers in turn
     * @param losses       B float64
     * @param sizes        B float64: bounds of what a sample adds to the gradients
     * @param made         B ints: calls of the equation
     */
    record SolveSamples(int form, int batch, int n1, int n2, Neurons hidden, Neurons output, DeviceBuffer drives, int parts, DeviceBuffer hiddenBias,
            DeviceBuffer outputBias, DeviceBuffer w, DeviceBuffer targets, DeviceBuffer numbers, int first, Ways ways, double largestInput,
            DeviceBuffer scratch, Slopes slopes, DeviceBuffer losses, DeviceBuffer sizes, DeviceBuffer made) {
        static final Kernel KERNEL = KERNELS.kernel("solve_samples");
    }

    /**
     * What came of a batch.
     *
     * @param place  of the batch among those that are done at a time
     * @param report 2 + 2·batches float64: what is astray, 0 for nothing, and in which place; then of each batch the loss, and the calls of a sample
     */
    record JudgeBatch(int batch, int place, DeviceBuffer losses, DeviceBuffer sizes, DeviceBuffer made, DeviceBuffer report) {
        static final Kernel KERNEL = KERNELS.kernel("judge_batch");
    }

    /** A step of {@link Madam}. */
    record Pace(float rate, float correction, float bound) {}

    /**
     * U follows its gradient; {@code report} as above.
     *
     * @param limit   of a number
     * @param moments n₀ × n₁: v
     */
    record MoveInput(DeviceBuffer report, Inputs inputs, int n1, DeviceBuffer hiddenDrives, Pace pace, float limit, DeviceBuffer moments, DeviceBuffer u) {
        static final Kernel KERNEL = KERNELS.kernel("move_input");
    }

    /**
     * W follows its gradient, and so do the biases.
     *
     * @param moments       n₁ × n₂
     * @param biases        1 where they are trained, else 0
     * @param hiddenMoments n₁
     * @param outputMoments n₂
     */
    record MoveRest(DeviceBuffer report, int batch, int n1, int n2, Slopes slopes, Pace pace, float limit, DeviceBuffer moments, DeviceBuffer w, int biases,
            float hiddenLimit, DeviceBuffer hiddenMoments, DeviceBuffer hiddenBias, float outputLimit, DeviceBuffer outputMoments,
            DeviceBuffer outputBias) {
        static final Kernel KERNEL = KERNELS.kernel("move_rest");
    }
}
