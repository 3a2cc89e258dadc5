package engram.cuda;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import engram.cuda.library.Choice;
import engram.cuda.library.CompilationException;
import engram.cuda.library.CudaLibraries;
import engram.cuda.library.Nvrtc;
import engram.cuda.library.SourceError;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The compiler of this machine, where there is one; it needs no GPU. */
class RealNvrtcTest {

    private Nvrtc nvrtc;

    @BeforeEach
    void find() {
        Choice<Nvrtc> found = CudaLibraries.ofThisMachine().nvrtc();
        assumeTrue(found.library().isPresent(), found.finding()::description);
        nvrtc = found.orElseThrow();
    }

    @Test
    void aKernelBecomesPtxThatDeclaresIt() {
        String ptx = nvrtc.toPtx("extern \"C\" __global__ void twice(float *x) { x[threadIdx.x] *= 2; }", 7, 5);
        assertTrue(ptx.contains(".target sm_75"), ptx);
        assertEquals(List.of("twice"), new Ptx("twice", ptx).kernels());
        assertEquals(List.of("u64"), new Ptx("twice", ptx).parameters("twice"));
    }

    @Test
    void errorsAreFoundInTheirLines() {
        String source = """
                extern "C" __global__ void twice(float *x) {
                    x[threadIdx.x] *= two;
                    x[0] = 1
                }
                """;
        CompilationException failure = assertThrows(CompilationException.class, () -> nvrtc.toPtx(source, 7, 5));
        assertEquals(List.of(2, 4), failure.errors().stream().map(SourceError::line).toList());
        assertTrue(failure.getMessage().contains("\n    2 |     x[threadIdx.x] *= two;\n"), failure.getMessage());
    }
}
