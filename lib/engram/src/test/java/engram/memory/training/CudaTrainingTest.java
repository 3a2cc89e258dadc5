package engram.memory.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import engram.cuda.OnGpu;
import engram.data.Images;
import engram.tensor.Backend;
import engram.tensor.RandomStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Memories learn on the GPU what they learn on the CPU. */
@OnGpu
class CudaTrainingTest {
    private static final Recipe SHORT = new Recipe("short", new Madam(10, 1024), LearningRate.constant(.01), 4, false, .01, 6, Recipe.Backward.FULL, 3);
    private static final Images IMAGES = images(12);

    /** Of 3 × 3 pixels, labelled 0 to 2 in turn. */
    private static Images images(int count) {
        var random = RandomStream.of(1, "pixels");
        byte[] pixels = new byte[9 * count];
        int[] labels = new int[count];
        for (int p = 0; p < pixels.length; p++) pixels[p] = (byte) random.bits(p);
        for (int k = 0; k < count; k++) labels[k] = k % 3;
        return Images.of(3, pixels, labels);
    }

    private static Training training(Variant variant, Backend backend) {
        var memory = SHORT.initialised(variant.memory(9, 5, 3).on(backend), 3);
        return Training.of(memory, IMAGES).recipe(SHORT).solver(variant.solver()).epochs(1);
    }

    @ParameterizedTest
    @EnumSource
    void everyVariant(Variant variant) {
        var there = training(variant, Backend.cuda());
        boolean fused = !variant.memory(1, 1, 1).form().isContinuous();
        assertTrue(there.engine().startsWith(fused ? "fused kernels of " : "operations of "), there.engine());
        assertTrue(there.readable().engine().startsWith("operations of "), there.engine());
        Trained onCpu = training(variant, Backend.cpu()).run();
        assertAlike(variant, onCpu, there.run());
        if (fused) assertAlike(variant, onCpu, there.readable().run());
    }

    private static void assertAlike(Variant variant, Trained onCpu, Trained onGpu) {
        assertEquals(onCpu.epochs().getFirst().loss(), onGpu.epochs().getFirst().loss(), 1e-5);
        assertEquals(onCpu.epochs().getFirst().calls(), onGpu.epochs().getFirst().calls());
        for (int l = 0; l < 2; l++) {
            assertArrayEquals(onCpu.memory().weights(l).entries(), onGpu.memory().weights(l).entries(), 1e-4f, variant + ": weights " + l);
            assertArrayEquals(onCpu.memory().biases(l + 1).entries(), onGpu.memory().biases(l + 1).entries(), 1e-4f, variant + ": biases " + l);
        }
    }
}
