package engram.cuda;

import static engram.argument.Given.eachGiven;
import static engram.argument.Given.given;

import engram.tensor.DeviceException;
import engram.tensor.Matrix;
import java.util.List;

/** Kernels compiled from a source, ready to run: see {@link Cuda#compile}. */
public final class CudaProgram {

    private final Gpu gpu;
    private final Ptx ptx;

    CudaProgram(Gpu gpu, Ptx ptx) {
        this.gpu = gpu;
        this.ptx = ptx;
    }

    /** The names of the kernels. */
    public List<String> kernels() {
        return ptx.kernels();
    }

    /**
     * Runs a kernel and waits for it. A {@link Matrix} is passed as the address of its numbers on the device, row after row, and what the kernel writes
     * there is in the matrix afterwards.
     *
     * @param arguments what the kernel declares, in its order: Matrix or {@link DeviceBuffer} for an address, int, long, float or double.
     *                  A record stands for its components
     * @throws DeviceException if they do not fit the declaration, or the kernel fails
     */
    public void launch(String kernel, Grid grid, Object... arguments) {
        given("kernel", kernel);
        given("grid", grid);
        eachGiven("arguments", arguments);
        gpu.use(() -> {
            List<Object> passed = Arguments.inARow(arguments);
            passed.replaceAll(argument -> argument instanceof Matrix matrix ? gpu.change(matrix) : argument);
            gpu.launch(ptx.kernel(kernel), grid, passed.toArray());
            return null;
        });
    }

    @Override
    public String toString() {
        return "CUDA program with the kernels " + String.join(", ", kernels());
    }
}
