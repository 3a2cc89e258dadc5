package engram.cuda;

import static engram.argument.Given.given;

import engram.activation.Activation;
import engram.activation.Curve;
import engram.progress.Progress;
import engram.tensor.Backend;
import engram.tensor.Batches;
import engram.tensor.Check;
import engram.tensor.Matrix;
import engram.tensor.Panel;
import java.util.Optional;

/**
 * Batches on the GPU: see {@code batch.cu}. An activation of one's own is computed on the host, for which the numbers come home and go
 * back.
 */
abstract class CudaBatches extends DeviceWork implements Batches {

    private static final Ptx BATCH = Ptx.shipped("batch");
    private static final Kernel ADD_PRODUCT = BATCH.kernel("add_product");
    private static final Kernel ADD_SCALED = BATCH.kernel("add_scaled");
    private static final Kernel MULTIPLY = BATCH.kernel("multiply");
    private static final Kernel PANEL_DOTS = BATCH.kernel("panel_dots");
    private static final Kernel GATHER = BATCH.kernel("gather");
    private static final Kernel SCATTER = BATCH.kernel("scatter");

    private static final int TILE = 32;       // rows and columns that a block of ADD_PRODUCT computes
    private static final int PER_NUMBER = 10; // multiplications that take it as long as other kernels need for a number

    private final Backend host = Backend.cpu();
    private final RowNumbers gathered; // the rows that were asked for last
    private final RowNumbers numbers;
    private final RowNumbers others;

    CudaBatches(Gpu gpu) {
        super(gpu);
        gathered = new RowNumbers(gpu);
        numbers = new RowNumbers(gpu);
        others = new RowNumbers(gpu);
    }

    @Override
    public void together(Runnable work) {
        given("work", work);
        gpu.use(() -> {
            work.run();
            return null;
        });
    }

    /** One operation: also within {@link #together}, where it asks for no turn, it looks for an interruption. */
    private void operation(Runnable launches) {
        Progress.checkCancelled();
        together(launches);
    }

    private Strip read(Panel panel) {
        return Strip.of(panel, onDevice(panel.matrix()));
    }

    private Strip changed(Panel panel) {
        return Strip.of(panel, changed(panel.matrix()));
    }

    /** A panel all of whose numbers are going to be others. */
    private Strip written(Panel panel) {
        Matrix matrix = panel.matrix();
        boolean whole = panel.rows() == matrix.rows() && panel.cols() == matrix.cols();
        return Strip.of(panel, whole ? overwritten(matrix) : changed(matrix));
    }

    @Override
    public void addProduct(Panel a, Matrix b, Panel c) {
        Check.product(a, b, c);
        int n = b.cols(), k = b.rows();
        operation(() -> {
            Strip left = read(a), sums = changed(c);
            DeviceBuffer right = onDevice(b);
            if (n > 0) {
                inPieces(c.rows(), (long) n * k / PER_NUMBER + n, (top, height) ->
                        gpu.launch(ADD_PRODUCT, Grid.of(Math.ceilDiv(height, TILE) * Math.ceilDiv(n, TILE), 256), height, n, k,
                                left.from(top), right, sums.from(top)));
            }
        });
    }

    @Override
    public void apply(Activation function, Panel x, Panel y) {
        given("function", function);
        Check.panels("apply", x, y, true);
        Optional<DeviceActivation> known = DeviceActivation.of(function);
        if (known.isEmpty()) {
            host.apply(function, x, y);
        } else {
            operation(() -> launch(known.get(), read(x), Strip.NONE, written(y), y));
        }
    }

    @Override
    public void pullBack(Activation function, Panel x, Panel v, Panel out) {
        given("function", function);
        Check.panels("pullBack", x, out, false);
        Check.panels("pullBack", v, out, false);
        Optional<DeviceActivation> known = DeviceActivation.of(function);
        if (known.isEmpty()) {
            host.pullBack(function, x, v, out);
        } else {
            if (function instanceof Curve curve) {
                curve.slope(); // refuses the derivative that is not known
            }
            operation(() -> launch(known.get(), read(x), read(v), written(out), out));
        }
    }

    private void launch(DeviceActivation function, Strip x, Strip v, Strip y, Panel shape) {
        int cols = shape.cols();
        inPieces(shape.rows(), cols, (top, height) ->
                gpu.launch(function.kernel(), function.grid().of(height, cols), function.parameters(), height, cols,
                        x.from(top), v.from(top), y.from(top)));
    }

    @Override
    public void axpby(float alpha, Panel x, float beta, Panel y) {
        Check.panels("axpby", x, y, true);
        operation(() -> {
            Strip from = read(x);
            add(alpha, 0, from, beta, 0, beta == 0 ? written(y) : changed(y), y);
        });
    }

    @Override
    public void axpby(float[] alpha, Panel x, float[] beta, Panel y) {
        Check.panels("axpby", x, y, true);
        Check.perRow("axpby", "α", given("α", alpha).length, y.rows());
        Check.perRow("axpby", "β", given("β", beta).length, y.rows());
        operation(() -> {
            DeviceBuffer first = numbers.of(alpha, y.rows()), second = others.of(beta, y.rows());
            add(0, place(first, 0), read(x), 0, place(second, 0), changed(y), y);
        });
    }

    /** The factors are those of each row at an address, or where that is 0 the same for all. */
    private void add(float alpha, long alphas, Strip x, float beta, long betas, Strip y, Panel shape) {
        int cols = shape.cols();
        inPieces(shape.rows(), cols, (top, height) -> gpu.launch(ADD_SCALED, Grid.covering((long) height * cols), height, cols,
                alpha, row(alphas, top), x.from(top), beta, row(betas, top), y.from(top)));
    }

    private static long row(long address, int row) {
        return address == 0 ? 0 : address + (long) row * Float.BYTES;
    }

    @Override
    public void multiply(Panel x, Panel y) {
        Check.panels("multiply", x, y, true);
        int cols = y.cols();
        operation(() -> {
            Strip from = read(x), to = changed(y);
            inPieces(y.rows(), cols, (top, height) ->
                    gpu.launch(MULTIPLY, Grid.covering((long) height * cols), height, cols, from.from(top), to.from(top)));
        });
    }

    @Override
    public void rowDots(Panel a, Panel b, double[] dots) {
        Check.rowDots(a, b, dots);
        int cols = a.cols();
        operation(() -> {
            Strip left = read(a), right = read(b);
            DeviceBuffer to = numbers.room((long) a.rows() * Double.BYTES);
            inPieces(a.rows(), cols, (top, height) ->
                    gpu.launch(PANEL_DOTS, grid(height), height, cols, left.from(top), right.from(top), place(to, 2L * top)));
            to.read(dots, a.rows());
        });
    }

    @Override
    public void gather(Matrix x, int[] rows, Panel out) {
        Check.rowNumbers("gather", x, rows, out, false);
        int cols = out.cols();
        operation(() -> {
            Strip from = read(Panel.of(x)), to = written(out);
            DeviceBuffer which = gathered.of(rows, out.rows());
            inPieces(out.rows(), cols, (top, height) ->
                    gpu.launch(GATHER, Grid.covering((long) height * cols), height, cols, place(which, top), from, to.from(top)));
        });
    }

    @Override
    public void scatter(Panel x, int[] rows, Matrix out) {
        Check.rowNumbers("scatter", out, rows, x, true);
        int cols = x.cols();
        operation(() -> {
            Strip from = read(x), to = changed(Panel.of(out));
            DeviceBuffer which = numbers.of(rows, x.rows());
            inPieces(x.rows(), cols, (top, height) ->
                    gpu.launch(SCATTER, Grid.covering((long) height * cols), height, cols, place(which, top), from.from(top), to));
        });
    }
}
