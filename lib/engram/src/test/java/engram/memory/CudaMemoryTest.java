package engram.memory;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import engram.cuda.OnGpu;
import engram.tensor.Backend;
import engram.tensor.Matrix;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Modern and dense memories on the GPU recall what they recall on the CPU. */
@OnGpu
class CudaMemoryTest {
    private static final int N = 60, D = 50;

    private static boolean[] firstHalf() {
        boolean[] known = new boolean[D];
        Arrays.fill(known, 0, D / 2, true);
        return known;
    }

    @Test
    void modernMemoriesAgree() {
        var patterns = Matrix.gaussian(N, D, 1);
        var states = Matrix.gaussian(20, D, 2);
        for (var memory : List.of(ModernHopfield.of(patterns, 0.2), ModernHopfield.of(patterns, 8).normalised())) {
            var onGpu = memory.on(Backend.cuda());
            assertArrayEquals(memory.step(states).entries(), onGpu.step(states).entries(), 1e-5f);
            assertArrayEquals(memory.complete(patterns, firstHalf(), 5).states().entries(),
                    onGpu.complete(patterns, firstHalf(), 5).states().entries(), 1e-4f);
            assertArrayEquals(memory.separations(), onGpu.separations(), 1e-3);
        }
    }

    @Test
    void denseMemoriesAgree() {
        var patterns = DenseMemoryTest.signs(N, D, 1);
        var states = DenseMemoryTest.signs(20, D, 2);
        for (var interaction : List.of(new PolynomialInteraction(3), new PolynomialInteraction(20), new ExponentialInteraction())) {
            var memory = DenseMemory.of(patterns, interaction);
            var onGpu = memory.on(Backend.cuda());
            assertArrayEquals(memory.retrieve(states, 5).states().entries(), onGpu.retrieve(states, 5).states().entries());
            assertArrayEquals(memory.complete(patterns, firstHalf(), 5).states().entries(),
                    onGpu.complete(patterns, firstHalf(), 5).states().entries());
        }
    }
}
