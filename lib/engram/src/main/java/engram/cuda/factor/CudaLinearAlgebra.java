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
import java.util.Map;
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
 * <li>{@code symmetricEigen}, {@code singularValues} and {@code eigen}: {@link Tridiagonal}, {@link BidiagonalSvd} and {@link Hessenberg}. The device
 * reduces the matrix to that form and turns the vectors back; the CPU finds the eigenvalues and vectors of the form. An {@link Account} says how long
 * each of the three took: {@code reduction}, {@code qr}, {@code backTransformation}.
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
        return new CudaLinearAlgebra(gpu, division, given("newListener", newListener));
    }

    @Override
    public Matrix inverse(Matrix a) {
        int n = given("a", a).rows();
        if (isSmall(a, division.systems()) || PowerOfTwo.of(a).isExtreme()) {
            return onCpu(alone -> alone.inverse(a));
        }
        FactorCheck.square("inverse", a);
        return onDevice((work, _) -> {
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
        return onDevice((work, _) -> {
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
        var watch = new Stopwatch();
        Optional<Matrix> x = compute((work, _) -> new QrLeastSquares(work, division.panel()).solve(a, b), watch);
        if (x.isEmpty()) {
            return onCpu(alone -> alone.leastSquares(a, b));
        }
        listener.accept(account(watch));
        int rank = Math.min(a.rows(), a.cols());
        return new LeastSquares(x.get(), rank, rank);
    }

    @Override
    public SymmetricEigen symmetricEigen(Matrix a) {
        if (isSmall(a, division.symmetricEigen())) {
            return onCpu(alone -> alone.symmetricEigen(a));
        }
        FactorCheck.symmetric(a);
        return onDevice((work, watch) -> Tridiagonal.eigen(work, watch, a, division.panel()));
    }

    @Override
    public Eigen eigen(Matrix a) {
        if (isSmall(a, division.eigen())) {
            return onCpu(alone -> alone.eigen(a));
        }
        FactorCheck.square("eigen", a);
        return onDevice((work, watch) -> Hessenberg.eigen(work, watch, a, division.panel()));
    }

    @Override
    public SingularValues singularValues(Matrix a) {
        if (isSmall(a, division.singularValues())) {
            return onCpu(alone -> alone.singularValues(a));
        }
        FactorCheck.finite(a);
        return onDevice((work, watch) -> new BidiagonalSvd(work, watch, division.panel()).decompose(a));
    }

    private static boolean isSmall(Matrix a, int smallest) {
        return Math.min(given("a", a).rows(), a.cols()) < smallest;
    }

    /** Work on the device, with memory that is freed at its end, and a watch for its parts. */
    private interface Course<T> {
        T run(Workspace work, Stopwatch watch);
    }

    private <T> T onDevice(Course<T> course) {
        var watch = new Stopwatch();
        T result = compute(course, watch);
        listener.accept(account(watch));
        return result;
    }

    private <T> T compute(Course<T> course, Stopwatch watch) {
        return gpu.use(() -> {
            try (var work = new Workspace(gpu)) {
                return work.finished(course.run(work, watch)); // before its memory is given back
            }
        });
    }

    private Account account(Stopwatch watch) {
        return new Account("%s; products by %s; panels and small forms by LAPACK on the CPU".formatted(gpu.device().name(),
                new PiecewiseProduct(gpu).description()), watch.seconds());
    }

    private <T> T onCpu(Function<LinearAlgebra, T> work) {
        T result = work.apply(cpu);
        listener.accept(new Account(Backend.cpu().description(), Map.of()));
        return result;
    }
}
