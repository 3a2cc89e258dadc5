package engram.cuda.library;

import static org.junit.jupiter.api.Assertions.assertEquals;

import engram.tensor.DeviceException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sources to PTX and errors to lines, through JCuda (12) and through the foreign-function API (13). */
class NvrtcTest {

    @TempDir
    Path root;

    @BeforeAll
    static void requireNoOthers(@TempDir Path empty) throws IOException, InterruptedException {
        FakeLibraries.requireNoOthers(empty);
    }

    @ParameterizedTest
    @ValueSource(ints = {12, 13})
    void aSourceBecomesPtxForTheLatestDeviceThatTheCompilerKnows(int major) throws IOException, InterruptedException {
        assertEquals("NVRTC %d.6\n.version 7.0 // --gpu-architecture=compute_90\n".formatted(major), compile(major, "fine"));
    }

    @ParameterizedTest
    @ValueSource(ints = {12, 13})
    void eachErrorStandsAboveItsLine(int major) throws IOException, InterruptedException {
        String source = """
                fine
                    x[i] = y;  // ERROR identifier "y" is undefined
                fine
                ERROR expected a ";"
                """;
        assertEquals("""
                NVRTC %d.6
                The CUDA source does not compile, 2 errors:
                line 2: identifier "y" is undefined
                    2 |     x[i] = y;  // ERROR identifier "y" is undefined
                line 4: expected a ";"
                    4 | ERROR expected a ";"
                [SourceError[line=2, message=identifier "y" is undefined], SourceError[line=4, message=expected a ";"]]
                """.formatted(major), compile(major, source));
    }

    @ParameterizedTest
    @ValueSource(ints = {12, 13})
    void aFailureOfTheCompilerItselfIsNoErrorInTheSource(int major) throws IOException, InterruptedException {
        assertEquals("""
                NVRTC %d.6
                DeviceException: nvrtcCompileProgram for compute capability 12.0 failed with NVRTC_ERROR_BUILTIN_OPERATION_FAILURE (nvrtc: error: \
                failed to open libnvrtc-builtins.so.12.6. Make sure that it is installed correctly.): install NVRTC with all its files, of the \
                CUDA version that nvidia-smi names.
                """.formatted(major), compile(major, "BUILTINS"));
    }

    private String compile(int major, String source) throws IOException, InterruptedException {
        var machine = new FakeLibraries(root);
        machine.nvrtc(machine.toolkit(), major);
        return machine.run("compile", source, Map.of());
    }
}
