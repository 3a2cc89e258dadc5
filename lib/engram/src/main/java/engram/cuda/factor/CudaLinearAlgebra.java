package engram.cuda.factor;

import static engram.argument.Given.given;

import engram.cuda.Block;
import engram.cuda.Gpu;
import engram.cuda.PiecewiseProduct;
import engram.tensor.Backend;
import engram.tensor.FactorCheck;
import engram.tensor.LinearAlgebra;
import engram.tensor.Matrix;
import engram.tensor.Op;
import engram.tensor.PowerOfTwo;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Factorisations by GPU and CPU together: narrow panels, full of dependent steps, on the CPU, and products with the rest of the matrix, which
 * stays on the device, there. A {@link Division} says from which size on.
 *
 * <ul>
 * <li>{@code inverse} and {@code solve}: {@link LuFactors}. Matrices whose entries are near to the ends of float32 are left to the CPU.
 * <li>{@code leastSquares}: {@link QrFactors}, where A has full rank and is not near to a matrix that has not; else, and with such entries, LAPACK's
 * sgelsd on the CPU, which finds the rank and the shortest of many solutions.
 * <li>{@code symmetricEigen}, {@code eigen} and {@code singularValues}: the CPU alone. Half of their work is done row by row, and where it was
 * measured a device was not clearly faster.
 * </ul>
 */
public final class CudaLinearAlgebra implements LinearAlgebra {

    private final Gpu gpu;
    private final Division division;
    private final Consumer<String> listener;
    private final LinearAlgebra cpu = Backend.cpu().linearAlgebra();

    /** On a device, from the given sizes on. */
    public CudaLinearAlgebra(Gpu gpu, Division division) {
        this(gpu, division, _ -> { });
    }

    private CudaLinearAlgebra(Gpu gpu, Division division, Consumer<String> listener) {
        this.gpu = gpu;
        this.division = division;
        this.listener = listener;
    }

    @Override
    public LinearAlgebra accountingTo(Consumer<String> newListener) {
        return new CudaLinearAlgebra(gpu, division, given("newListener", newListener));
    }

    @Override
    public Matrix inverse(Matrix a) {
        int n = given("a", a).rows();
        if (isSmall(a, division.systems()) || PowerOfTwo.of(a).isExtreme()) {
            return onCpu(alone -> alone.inverse(a));
        }
        FactorCheck.square("inverse", a);
        return onDevice(work -> {
            Block inverse = work.matrix(n, n);
            Block room = work.zeros(n, n);
            factors(work, "inverse", a, n).invert(room, inverse);
            return work.keep(n, n, inverse);
        });
    }

    @Override
    public Matrix solve(Matrix a, Matrix b) {
        int n = given("a", a).rows();
        int cols = given("b", b).cols();
        if (isSmall(a, division.systems()) || cols == 0 || PowerOfTwo.of(a).isExtreme()) {
            return onCpu(alone -> alone.solve(a, b));
        }
        FactorCheck.square("solve", a);
        FactorCheck.rightSide("solve", a, b);
        return onDevice(work -> {
            Block x = work.matrix(n, cols, b.entries());
            factors(work, "solve", a, cols).solve(Op.AS_IS, x, cols);
            return work.keep(n, cols, x);
        });
    }

    private LuFactors factors(Workspace work, String operation, Matrix a, int columns) {
        int n = a.rows();
        var factors = new LuFactors(work, work.matrix(n, n, a.entries()), n, division.panel(), columns);
        FactorCheck.invertible(operation, n, factors.reciprocalCondition(FactorCheck.columnNorm(a)));
        return factors;
    }

    @Override
    public LeastSquares leastSquares(Matrix a, Matrix b) {
        if (isSmall(a, division.leastSquares()) || given("b", b).cols() == 0 || PowerOfTwo.of(a).isExtreme()) {
            return onCpu(alone -> alone.leastSquares(a, b));
        }
        FactorCheck.rightSide("leastSquares", a, b);
        Optional<Matrix> x = compute(work -> new QrLeastSquares(work, division.panel()).solve(a, b));
        if (x.isEmpty()) {
            return onCpu(alone -> alone.leastSquares(a, b));
        }
        tellOfDevice();
        int rank = Math.min(a.rows(), a.cols());
        return new LeastSquares(x.get(), rank, rank);
    }

    @Override
    public SymmetricEigen symmetricEigen(Matrix a) {
        return onCpu(alone -> alone.symmetricEigen(a));
    }

    @Override
    public Eigen eigen(Matrix a) {
        return onCpu(alone -> alone.eigen(a));
    }

    @Override
    public SingularValues singularValues(Matrix a) {
        return onCpu(alone -> alone.singularValues(a));
    }

    private static boolean isSmall(Matrix a, int smallest) {
        return Math.min(given("a", a).rows(), a.cols()) < smallest;
    }

    /** Work on the device, with memory that is freed at its end. */
    private <T> T compute(Function<Workspace, T> course) {
        return gpu.use(() -> {
            try (var work = new Workspace(gpu)) {
                return work.finished(course.apply(work)); // before its memory is given back
            }
        });
    }

    private <T> T onDevice(Function<Workspace, T> course) {
        T result = compute(course);
        tellOfDevice();
        return result;
    }

    private void tellOfDevice() {
        listener.accept("%s; products by %s; panels by LAPACK on the CPU".formatted(gpu.device().name(),
                new PiecewiseProduct(gpu).description()));
    }

    private <T> T onCpu(Function<LinearAlgebra, T> work) {
        T result = work.apply(cpu);
        listener.accept(Backend.cpu().description());
        return result;
    }
}
