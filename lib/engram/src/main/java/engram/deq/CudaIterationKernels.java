package engram.deq;

import engram.cuda.DeviceBuffer;
import engram.cuda.Kernel;
import engram.cuda.Ptx;

/**
 * What the kernels of {@code iteration.cu} are called with: a record for each, whose components are its parameters, in its order and by its names; a
 * record among them stands for its components. There are B samples with states of n numbers, and as many rows as samples are at work. All numbers are
 * float32 where nothing else is said.
 */
final class CudaIterationKernels {
    private static final Ptx KERNELS = Ptx.shipped("iteration");

    private CudaIterationKernels() {}

    /**
     * A call that is looked at.
     *
     * @param slot      of this call among those that are not yet reported
     * @param first     1 in the first call, else 0
     * @param last      1 in the last that is allowed, else 0
     * @param tolerance residual of a sample that has converged
     * @param numbers   ints: the sample of each row
     * @param z         rows × n
     * @param value     rows × n: f(z)
     * @param best      B × n: the states of the smallest residuals
     * @param samples   what is remembered of each of B
     * @param seen      calls × rows × 2 float64: residual, and how far the last two steps led
     */
    record Look(int n, int slot, int first, int last, double tolerance, DeviceBuffer numbers, DeviceBuffer z, DeviceBuffer value, DeviceBuffer best,
            DeviceBuffer samples, DeviceBuffer seen) {}

    /**
     * Picard's step.
     *
     * @param step   β
     * @param before rows × n: z of the call before
     */
    record PicardStep(Look look, float step, DeviceBuffer before) {
        static final Kernel KERNEL = KERNELS.kernel("picard_step");
    }

    /**
     * Anderson's step.
     *
     * @param window  m
     * @param falling 1 for the safeguard FALLING, 0 for NEAR
     * @param place   of this call in the window
     * @param filled  places that have been used, with this one
     * @param history 2m addresses of rows × n: values of f, and their residuals
     * @param gram    B × m × m float64: products of residuals
     * @param choices B × 2 ints: steps with a choice, and those that took the mixture
     */
    record AndersonStep(Look look, int window, double regularisation, int falling, int place, int filled, DeviceBuffer history, DeviceBuffer gram,
            DeviceBuffer choices) {
        static final Kernel KERNEL = KERNELS.kernel("anderson_step");
    }
}
