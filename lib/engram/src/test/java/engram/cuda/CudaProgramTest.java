package engram.cuda;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import engram.tensor.DeviceException;
import engram.tensor.Matrix;
import org.junit.jupiter.api.Test;

/** A user's own kernels. The emulated device has no compiler: there, kernels that are shipped stand for the user's. */
@OnGpu
class CudaProgramTest {
    private final CudaProgram program = new CudaProgram(Gpu.get(), Ptx.shipped("matrix"));

    @Test
    void aKernelReadsAndWritesMatrices() {
        Matrix x = Matrix.of(2, 2, 1, 2, 3, 4);
        Matrix y = Matrix.of(2, 2, 10, 20, 30, 40);
        program.launch("axpby", Grid.covering(4), 4L, 2f, x, 1f, y);
        assertEquals(Matrix.of(2, 2, 12, 24, 36, 48).toString(), y.toString());
        x.set(0, 0, 100); // what changes at home reaches the device
        program.launch("axpby", Grid.covering(4), 4L, 1f, x, 0f, y);
        assertEquals(100, y.get(0, 0));
    }

    /** {@code y ← α·x + β·y} for n numbers; a record in a record, as a student may write them. */
    private record Axpby(long n, Scaled scaled, float beta, Matrix y) {
        private record Scaled(float alpha, Matrix x) {
        }
    }

    @Test
    void aRecordStandsForItsComponents() {
        Matrix x = Matrix.of(2, 2, 1, 2, 3, 4);
        Matrix y = Matrix.of(2, 2, 10, 20, 30, 40);
        program.launch("axpby", Grid.covering(4), new Axpby(4, new Axpby.Scaled(2, x), 1, y));
        assertEquals(Matrix.of(2, 2, 12, 24, 36, 48).toString(), y.toString());
        says("takes 5 arguments (u64, f32, u64, f32, u64), and 6 were given", "axpby", new Axpby(4, new Axpby.Scaled(2, x), 1, y), 1);
    }

    @Test
    void mistakesAreNamedAndLeaveTheDeviceUsable() {
        Matrix x = Matrix.zeros(2, 2);
        says("There is no kernel 'square'", "square", x);
        says("takes 5 arguments (u64, f32, u64, f32, u64), and 1 were given", "axpby", x);
        says("Argument 1 of the kernel axpby is of type u64 in its source, and Integer was given", "axpby", 4, 1f, x, 1f, x);
        aKernelReadsAndWritesMatrices();
    }

    private void says(String sentence, String kernel, Object... arguments) {
        DeviceException mistake = assertThrows(DeviceException.class, () -> program.launch(kernel, Grid.covering(4), arguments));
        assertTrue(mistake.getMessage().contains(sentence), mistake::getMessage);
    }

    @Test
    void parametersAreReadAsEveryCompilerWritesThem() {
        String ptx = """
                .visible .entry scale(
                	.param .u64 .ptr .align 1 scale_param_0,
                	.param .u64 .ptr .global .align 4 scale_param_1,
                	.param .f32 scale_param_2,
                	.param .u32 scale_param_3
                )
                {""";
        assertEquals("[u64, u64, f32, u32]", new Ptx("a test", ptx).parameters("scale").toString());
        String structure = ".visible .entry f(\n\t.param .align 4 .b8 f_param_0[12]\n)\n{";
        assertThrows(DeviceException.class, () -> new Ptx("a test", structure).parameters("f"));
    }
}
