package engram.cuda;

import engram.tensor.Backend;
import engram.tensor.FactorCheck;
import engram.tensor.LinearAlgebra;
import engram.tensor.Matrix;
import engram.tensor.Op;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Factorisations by GPU and CPU together: narrow panels, full of dependent steps, on the CPU, and products with the rest of the matrix, which
 * stays on the device, there. A {@link Division} says from which size on.
 *
 * <ul>
 * <li>{@code inverse} and {@code solve}: {@link LuFactors}.
 * <li>{@code leastSquares}: {@link QrFactors}, where A has full rank and is not near to a matrix that has not; else LAPACK's sgelsd on the CPU,
 * which finds the rank and the shortest of many solutions.
 * <li>{@code symmetricEigen}, {@code eigen} and {@code singularValues}: on the CPU alone.
 * </ul>
 */
public final class CudaLinearAlgebra implements LinearAlgebra {

    private final Gpu gpu;
    private final Division division;
    private final Consumer<Account> listener;
    private final LinearAlgebra cpu = Backend.cpu().linearAlgebra();

    /** On a device, from the given sizes on. */
    public CudaLinearAlgebra(Gpu gpu, Division division) {
        this(gpu, division, _ -> { });
    }

    private CudaLinearAlgebra(Gpu gpu, Division division, Consumer<Account> listener) {
        this.gpu = gpu;
        this.division = division;
        this.listener = listener;
    }

    @Override
    public LinearAlgebra accountingTo(Consumer<Account> newListener) {
        return new CudaLinearAlgebra(gpu, division, newListener);
    }

    @Override
    public Matrix inverse(Matrix a) {
        int n = a.rows();
        if (n < division.systems()) {
            return onCpu(alone -> alone.inverse(a));
        }
        FactorCheck.square("inverse", a);
        return onDevice((work, _) -> {
            LuFactors factors = factors(work, "inverse", a, n);
            Matrix inverse = Matrix.madeOnDevice(n, n, factory());
            factors.invert(block(inverse));
            return inverse;
        });
    }

    @Override
    public Matrix solve(Matrix a, Matrix b) {
        int n = a.rows();
        int cols = b.cols();
        if (n < division.systems() || cols == 0) {
            return onCpu(alone -> alone.solve(a, b));
        }
        FactorCheck.square("solve", a);
        FactorCheck.rightSide("solve", a, b);
        return onDevice((work, _) -> {
            LuFactors factors = factors(work, "solve", a, cols);
            Matrix x = Matrix.madeOnDevice(n, cols, factory());
            work.write(b.data(), n, cols, block(x));
            factors.solve(Op.AS_IS, block(x), cols);
            return x;
        });
    }

    private LuFactors factors(Workspace work, String operation, Matrix a, int columns) {
        int n = a.rows();
        var factors = new LuFactors(work, work.matrix(n, n, a.data()), n, division.panel(), columns);
        FactorCheck.invertible(operation, n, factors.reciprocalCondition(FactorCheck.columnNorm(a)));
        return factors;
    }

    @Override
    public LeastSquares leastSquares(Matrix a, Matrix b) {
        int most = Math.min(a.rows(), a.cols());
        if (most < division.leastSquares() || b.cols() == 0) {
            return onCpu(alone -> alone.leastSquares(a, b));
        }
        FactorCheck.rightSide("leastSquares", a, b);
        var watch = new Stopwatch();
        Optional<Matrix> x = compute((work, _) -> a.rows() >= a.cols() ? bestFit(work, a, b) : shortest(work, a, b), watch);
        if (x.isEmpty()) {
            return onCpu(alone -> alone.leastSquares(a, b));
        }
        listener.accept(account(watch));
        return new LeastSquares(x.get(), most, most);
    }

    /** X = R⁻¹·(QᵀB)₁ with A = Q·R, for at least as many rows as columns. */
    private Optional<Matrix> bestFit(Workspace work, Matrix a, Matrix b) {
        int m = a.rows();
        int n = a.cols();
        int cols = b.cols();
        Block right = work.matrix(m, cols, b.data());
        var factors = new QrFactors(work, work.matrix(m, n, a.data()), m, n, division.panel(), right, cols, cols);
        if (!hasFullRank(factors, a)) {
            return Optional.empty();
        }
        factors.solve(Op.AS_IS, right, cols);
        Matrix x = Matrix.madeOnDevice(n, cols, factory());
        work.copy(n, cols, right, block(x));
        return Optional.of(x);
    }

    /** X = Q·(R⁻ᵀ·B, 0) with Aᵀ = Q·R, for fewer rows than columns. */
    private Optional<Matrix> shortest(Workspace work, Matrix a, Matrix b) {
        int m = a.rows();
        int n = a.cols();
        int cols = b.cols();
        Block transposed = work.matrix(n, m);
        work.writeColumns(a.data(), n, m, transposed);
        Block x = work.zeros(n, cols);
        var factors = new QrFactors(work, transposed, n, m, division.panel(), x, 0, cols);
        if (!hasFullRank(factors, a)) {
            return Optional.empty();
        }
        work.write(b.data(), m, cols, x);
        factors.solve(Op.TRANSPOSED, x, cols);
        factors.turn(x, cols);
        Matrix result = Matrix.madeOnDevice(n, cols, factory());
        work.copy(n, cols, x, block(result));
        return Optional.of(result);
    }

    /** Whether the smallest singular value is twice what counts as zero, which is more than its estimate can be wrong. */
    private static boolean hasFullRank(QrFactors factors, Matrix a) {
        // σ₁ ≤ √(‖A‖₁·‖Aᵀ‖₁)
        double largest = Math.sqrt(FactorCheck.columnNorm(a) * FactorCheck.columnNorm(a.transpose()));
        return factors.smallestSingularValue() > 2 * Math.max(a.rows(), a.cols()) * FactorCheck.UNIT_ROUNDOFF * largest;
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

    /** Work on the device, with memory that is freed at its end, and a watch for its parts. */
    private interface Steps<T> {
        T take(Workspace work, Stopwatch watch);
    }

    private <T> T onDevice(Steps<T> steps) {
        var watch = new Stopwatch();
        T result = compute(steps, watch);
        listener.accept(account(watch));
        return result;
    }

    private <T> T compute(Steps<T> steps, Stopwatch watch) {
        return gpu.use(() -> {
            try (var work = new Workspace(gpu)) {
                T result = steps.take(work, watch);
                gpu.context().synchronize(); // before its memory is given back
                return result;
            }
        });
    }

    private Account account(Stopwatch watch) {
        return new Account("%s; products by %s; panels by LAPACK on the CPU".formatted(gpu.device().name(),
                gpu.use(() -> gpu.context().blas().description())), watch.seconds());
    }

    private <T> T onCpu(Function<LinearAlgebra, T> work) {
        T result = work.apply(cpu);
        listener.accept(new Account(Backend.cpu().description(), Map.of()));
        return result;
    }

    private DeviceMatrix.Factory factory() {
        return new DeviceMatrix.Factory(gpu);
    }

    /** The room of a matrix on the device, to be written to. */
    private Block block(Matrix x) {
        return new Block(((DeviceMatrix) x.overwrittenOnDevice(factory())).buffer(), 0, x.cols());
    }
}
