package engram.cuda;

import engram.activation.Activation;
import engram.activation.Curve;
import engram.activation.LayerNorm;
import engram.activation.Softmax;
import engram.activation.Spherical;
import java.util.Optional;

/**
 * A function of the room {@code engram.activation}, as the kernels in {@code activation.cu} compute it.
 *
 * @param kernel     which takes the parameters, and then rows, columns and three panels
 * @param parameters a record of its first arguments
 * @param grid       how many threads it takes for so many rows and columns
 */
record DeviceActivation(Kernel kernel, Record parameters, Shape grid) {

    private static final Ptx ACTIVATION = Ptx.shipped("activation");
    private static final Kernel CURVE = ACTIVATION.kernel("curve");
    private static final Kernel SOFTMAX = ACTIVATION.kernel("softmax_rows");
    private static final Kernel LAYER_NORM = ACTIVATION.kernel("layer_norm");
    private static final Kernel SPHERICAL = ACTIVATION.kernel("spherical");

    /** The grid for a panel. */
    interface Shape {
        Grid of(int rows, int cols);
    }

    /** d^order/dx^order g(scale·x + shift), g by its number. */
    private record CurveParameters(int shape, int order, float scale, float shift) {
    }

    /** Empty for one of somebody's own. */
    static Optional<DeviceActivation> of(Activation function) {
        return switch (function) {
            case Curve curve -> Optional.of(new DeviceActivation(CURVE,
                    new CurveParameters(curve.shape().ordinal(), curve.order(), curve.scale(), curve.shift()),
                    (rows, cols) -> Grid.covering((long) rows * cols)));
            case Softmax softmax -> Optional.of(byRows(SOFTMAX, softmax));
            case LayerNorm norm -> Optional.of(byRows(LAYER_NORM, norm));
            case Spherical sphere -> Optional.of(byRows(SPHERICAL, sphere));
            default -> Optional.empty();
        };
    }

    /** A record of one number, which is the kernel's first argument. */
    private static DeviceActivation byRows(Kernel kernel, Record parameter) {
        return new DeviceActivation(kernel, parameter, (rows, _) -> DeviceWork.grid(rows));
    }
}
