package engram.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import engram.cuda.Gpu;
import engram.cuda.OnGpu;
import engram.cuda.factor.CudaLinearAlgebra;
import engram.cuda.factor.Division;
import engram.tensor.Backend;
import engram.tensor.Matrix;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Factorisations on the GPU are timed like the others, and say what was done there. */
@OnGpu
class FactorisationBenchTest {

    @ParameterizedTest
    @CsvSource({
        "inverse --n 520, 1e-2, true", "inverse --n 60, 1e-3, false", "eigen --n 40, 1e-5, false", "pinv --rows 30 --cols 50, 1e-5, false",
        "pinv --rows 520 --cols 900, 1e-5, true",
    })
    void theEngineIsWhoDidIt(String work, double bound, boolean onDevice) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        assertEquals(0, Main.execute(new PrintWriter(out), new PrintWriter(err), ("bench " + work + " --device cuda --repeat 1").split(" ")), err::toString);
        JsonObject result = JsonParser.parseString(out.toString().lines().toList().getLast()).getAsJsonObject();
        double residual = result.get("residual").getAsDouble();
        assertTrue(residual > 0 && residual < bound, result.toString());
        String engine = result.get("engine").getAsString();
        assertEquals(onDevice, engine.contains(Gpu.get().device().name()), engine);
        assertEquals(!onDevice, engine.equals(Backend.cpu().description()), engine);
    }

    @Test
    void theReductionIsToldFromTheQrAlgorithm() {
        var accounted = new Accounted(new CudaLinearAlgebra(Gpu.get(), Division.from(8, 1)), "nobody");
        accounted.algebra().eigen(Matrix.gaussian(20, 20, 1));
        JsonObject report = JsonParser.parseString(accounted.report("eigen", BenchOptions.Device.CUDA, 1).json()).getAsJsonObject();
        assertTrue(report.keySet().containsAll(Set.of("reductionSeconds", "qrSeconds", "backTransformationSeconds")), report::toString);
        assertFalse(report.get("engine").getAsString().contains("nobody"));
    }
}
