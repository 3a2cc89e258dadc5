package engram.cuda.library;

import static java.lang.foreign.ValueLayout.JAVA_FLOAT;

import engram.tensor.Backend;
import engram.tensor.DeviceException;
import engram.tensor.Matrix;
import engram.tensor.RandomStream;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import jcuda.driver.CUstream;

/** Uses CUDA's libraries in a process of its own, because a process can load a library of a name only once. */
final class LibraryWork {

    private LibraryWork() {
    }

    /** @param arguments what to do: findings, products, backend or compile; the folder that is {@code /} */
    static void main(String[] arguments) throws IOException {
        CudaLibraries libraries = new CudaLibraries(new Libraries(new Places(System.getenv(), Path.of(arguments[1]))));
        try {
            switch (arguments[0]) {
                case "findings" -> libraries.findings().forEach(System.out::println);
                case "products" -> products(libraries.blas().orElseThrow());
                case "backend" -> backend();
                case "compile" -> compile(libraries.nvrtc().orElseThrow());
                default -> throw new IllegalArgumentException(arguments[0]);
            }
        } catch (DeviceException failure) {
            System.out.println(failure.getClass().getSimpleName() + ": " + failure.getMessage());
        }
    }

    /** A product on the device; prints what computed it and the largest error. */
    private static void backend() {
        Matrix a = Matrix.gaussian(70, 30, 1);
        Matrix b = Matrix.gaussian(30, 50, 2);
        Matrix expected = Backend.plain().matmul(a, b);
        Matrix product = Backend.cuda().matmul(a, b);
        double error = 0;
        for (int i = 0; i < 70; i++) {
            for (int j = 0; j < 50; j++) {
                error = Math.max(error, Math.abs(product.get(i, j) - expected.get(i, j)));
            }
        }
        System.out.println(Backend.cuda().description() + "\nlargest error " + (error < 1e-5 ? "small" : error));
    }

    /** Compiles what it reads, for compute capability 12.0. */
    private static void compile(Nvrtc nvrtc) throws IOException {
        String source = new String(System.in.readAllBytes(), StandardCharsets.UTF_8);
        System.out.println("NVRTC " + nvrtc.version());
        try {
            System.out.println(nvrtc.toPtx(source, 12, 0));
        } catch (CompilationException failure) {
            System.out.println(failure.getMessage() + "\n" + failure.errors());
        }
    }

    /** Every combination of transposes on host memory, which stands for the device's; prints the largest error. */
    private static void products(BlasLibrary library) {
        try (Blas blas = library.on(new CUstream())) {
            double error = 0;
            for (boolean transposeA : new boolean[]{false, true}) {
                for (boolean transposeB : new boolean[]{false, true}) {
                    error = Math.max(error, error(blas, transposeA, transposeB, 5, 7, 3));
                    error = Math.max(error, error(blas, transposeA, transposeB, 4, 6, 0));
                    error = Math.max(error, error(blas, transposeA, transposeB, 0, 6, 2));
                }
            }
            System.out.println(blas.description() + "\nlargest error " + (error < 1e-5 ? "small" : error));
        }
    }

    /** Compares with the sum over the inner index, on matrices whose rows are further apart than they are long. */
    private static double error(Blas blas, boolean transposeA, boolean transposeB, int m, int n, int k) {
        int lda = (transposeA ? m : k) + 2;
        int ldb = (transposeB ? k : n) + 3;
        int ldc = n + 1;
        float alpha = 1.5f;
        float beta = -0.5f;
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment a = random(arena, "a", (transposeA ? k : m) * lda);
            MemorySegment b = random(arena, "b", (transposeB ? n : k) * ldb);
            MemorySegment c = random(arena, "c", m * ldc);
            float[] before = c.toArray(JAVA_FLOAT);
            blas.sgemm(transposeA, transposeB, m, n, k, alpha, a.address(), lda, b.address(), ldb, beta, c.address(), ldc);
            double largest = 0;
            for (int index = 0; index < before.length; index++) {
                int row = index / ldc;
                int col = index % ldc;
                double expected = before[index];
                if (row < m && col < n) {          // what lies between the rows must stay
                    expected *= beta;
                    for (int l = 0; l < k; l++) {
                        expected += alpha * at(a, transposeA ? l * lda + row : row * lda + l) * at(b, transposeB ? col * ldb + l : l * ldb + col);
                    }
                }
                largest = Math.max(largest, Math.abs(expected - at(c, index)));
            }
            return largest;
        }
    }

    private static MemorySegment random(Arena arena, String name, int count) {
        MemorySegment numbers = arena.allocate(JAVA_FLOAT, Math.max(1, count));
        RandomStream stream = RandomStream.of(1, name);
        for (int index = 0; index < count; index++) {
            numbers.setAtIndex(JAVA_FLOAT, index, (float) stream.uniform(index));
        }
        return numbers;
    }

    private static double at(MemorySegment numbers, int index) {
        return numbers.getAtIndex(JAVA_FLOAT, index);
    }
}
