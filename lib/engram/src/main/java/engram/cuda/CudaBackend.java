package engram.cuda;

import static engram.argument.Given.given;

import engram.tensor.Backend;
import engram.tensor.Check;
import engram.tensor.LinearAlgebra;
import engram.tensor.Matrix;
import engram.tensor.Op;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The GPU. Matrices stay on it: what an operation has made is copied to the host when someone asks for it there, and not before.
 *
 * <p>An interruption is looked for between pieces of rows that take about 0.05 s. A single row, however long, is one piece.
 */
public final class CudaBackend extends CudaBatches implements Backend {

    private static final Ptx MATRIX = Ptx.shipped("matrix");
    private static final Kernel LOOK_AT_ALL = MATRIX.kernel("look_at_all");
    private static final Kernel LOOK_AT_EDGES = MATRIX.kernel("look_at_edges");
    private static final Kernel AXPBY = MATRIX.kernel("axpby");
    private static final Kernel ROW_SUMS = MATRIX.kernel("row_sums");
    private static final Kernel ROW_DOTS = MATRIX.kernel("row_dots");
    private static final Kernel SOFTMAX = MATRIX.kernel("softmax");

    private final PiecewiseProduct products;
    private final Supplier<LinearAlgebra> factorisations;

    /**
     * A backend on a device; {@link Backend#cuda()} is how to get the one there is.
     *
     * @param factorisations what {@link #linearAlgebra} answers, asked each time
     */
    public CudaBackend(Gpu gpu, Supplier<LinearAlgebra> factorisations) {
        super(gpu);
        this.products = new PiecewiseProduct(gpu);
        this.factorisations = factorisations;
    }

    /** Its {@link Gpu}. */
    @Override
    public <T> Optional<T> offer(Class<T> what) {
        return Optional.of(gpu).filter(what::isInstance).map(what::cast);
    }

    @Override
    public String name() {
        return "cuda";
    }

    @Override
    public String description() {
        return gpu.device() + "; products by " + products.description();
    }

    @Override
    public LinearAlgebra linearAlgebra() {
        return factorisations.get();
    }

    @Override
    public Matrix matmul(Matrix a, Matrix b) {
        Check.inner("matmul", a, Op.AS_IS, b, Op.AS_IS);
        return gpu.use(() -> {
            Matrix c = Matrix.madeOnDevice(a.rows(), b.cols(), factory);
            gemm(1, a, Op.AS_IS, b, Op.AS_IS, 0, c);
            return c;
        });
    }

    @Override
    public void gemm(float alpha, Matrix a, Op opA, Matrix b, Op opB, float beta, Matrix c) {
        Check.product(a, opA, b, opB, c);
        Check.factor("gemm", "α", alpha);
        Check.factor("gemm", "β", beta);
        gpu.use(() -> {
            DeviceBuffer left = onDevice(a);
            DeviceBuffer right = onDevice(b);
            if (alpha == 0) {
                requireFinite("the left factor", a); // for 0·NaN need not be computed
                requireFinite("the right factor", b);
            }
            if (beta != 0) {
                requireFinite("the result that β multiplies", c);
            }
            DeviceBuffer result = overwritten(c);
            products.compute(alpha, new Block(left, 0, a.cols()), opA, new Block(right, 0, b.cols()), opB,
                    beta, new Block(result, 0, c.cols()), c.rows(), c.cols(), opA.cols(a));
            if (!finiteEdges(result, c)) {
                requireFinite("the left factor", a);
                requireFinite("the right factor", b);
            }
            return null;
        });
    }

    /**
     * Whether the first row and the first column of a product are finite. A bad entry of A spoils its whole row of A·B, since NaN·x and
     * ∞·0 are NaN and ∞ stays, so the first column shows it; a bad entry of B shows in the first row.
     */
    private boolean finiteEdges(DeviceBuffer result, Matrix c) {
        if (c.rows() == 0 || c.cols() == 0) {
            return false; // shows nothing
        }
        gpu.launch(LOOK_AT_EDGES, Grid.covering(c.rows() + c.cols()), place(result, 0), c.rows(), c.cols(), gpu.context().notFinite().address());
        gpu.checkpoint();
        return !gpu.context().notFinite().wasSet();
    }

    @Override
    public void axpby(float alpha, Matrix x, float beta, Matrix y) {
        Check.sameShape("axpby", x, y);
        Check.factor("axpby", "α", alpha);
        Check.factor("axpby", "β", beta);
        gpu.use(() -> {
            DeviceBuffer from = finite("x", x);
            if (beta != 0) {
                requireFinite("y", y);
            }
            DeviceBuffer to = overwritten(y);
            inPieces(x.rows() * x.cols(), 1, (first, n) ->
                    gpu.launch(AXPBY, Grid.covering(n), (long) n, alpha, place(from, first), beta, place(to, first)));
            return null;
        });
    }

    @Override
    public Matrix rowSums(Matrix a) {
        given("the matrix", a);
        return gpu.use(() -> {
            DeviceBuffer from = finite("the matrix", a);
            Matrix sums = Matrix.madeOnDevice(a.rows(), 1, factory);
            DeviceBuffer to = overwritten(sums);
            inPieces(a.rows(), a.cols(), (top, height) ->
                    gpu.launch(ROW_SUMS, grid(height), row(from, a, top), height, a.cols(), place(to, top)));
            return sums;
        });
    }

    @Override
    public Matrix rowDots(Matrix a, Matrix b) {
        Check.sameShape("rowDots", a, b);
        return gpu.use(() -> {
            DeviceBuffer left = finite("the first matrix", a);
            DeviceBuffer right = finite("the second matrix", b);
            Matrix dots = Matrix.madeOnDevice(a.rows(), 1, factory);
            DeviceBuffer to = overwritten(dots);
            inPieces(a.rows(), a.cols(), (top, height) ->
                    gpu.launch(ROW_DOTS, grid(height), row(left, a, top), row(right, b, top), height, a.cols(), place(to, top)));
            return dots;
        });
    }

    @Override
    public void softmax(float beta, Matrix x, Matrix out) {
        Check.sameShape("softmax", x, out);
        Check.factor("softmax", "β", beta);
        gpu.use(() -> {
            DeviceBuffer from = finite("x", x);
            DeviceBuffer to = overwritten(out);
            inPieces(x.rows(), x.cols(), (top, height) ->
                    gpu.launch(SOFTMAX, grid(height), beta, row(from, x, top), height, x.cols(), row(to, x, top)));
            return null;
        });
    }

    /** The address of a row of a matrix that lies in a buffer. */
    private static long row(DeviceBuffer buffer, Matrix a, int row) {
        return place(buffer, (long) row * a.cols());
    }

    /** The numbers of a matrix on the device, to be read, after a look at whether all of them are finite. */
    private DeviceBuffer finite(String name, Matrix x) {
        requireFinite(name, x);
        return onDevice(x);
    }

    /** Looks at all numbers on the device, and for the bad one on the host where there is one. */
    private void requireFinite(String name, Matrix x) {
        DeviceBuffer numbers = onDevice(x);
        inPieces(x.rows() * x.cols(), 1, (first, n) ->
                gpu.launch(LOOK_AT_ALL, Grid.covering(n), place(numbers, first), (long) n, gpu.context().notFinite().address()));
        gpu.checkpoint();
        if (gpu.context().notFinite().wasSet()) {
            Check.finite(name, x);
        }
    }
}
