package engram.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Factorisations on the GPU are timed like the others, and say what was done there. */
@OnGpu
class FactorisationBenchTest {

    @ParameterizedTest
    @CsvSource({"inverse --n 60, 1e-3", "eigen --n 40, 1e-5", "pinv --rows 30 --cols 50, 1e-5"})
    void smallOnesAreDoneByTheProcessor(String work, double bound) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        assertEquals(0, Main.execute(new PrintWriter(out), new PrintWriter(err), ("bench " + work + " --device cuda --repeat 1").split(" ")), err::toString);
        JsonObject result = JsonParser.parseString(out.toString().lines().toList().getLast()).getAsJsonObject();
        double residual = result.get("residual").getAsDouble();
        assertTrue(residual > 0 && residual < bound, result.toString());
        assertEquals(Backend.cpu().description(), result.get("engine").getAsString());
    }

    @Test
    void theReportNamesTheDeviceWhereItTookPart() {
        var accounted = new Accounted(new CudaLinearAlgebra(Gpu.get(), Division.from(8, 1)), "nobody");
        accounted.algebra().inverse(Matrix.gaussian(20, 20, 1));
        JsonObject report = JsonParser.parseString(accounted.report("inverse", BenchOptions.Device.CUDA, 1).json()).getAsJsonObject();
        assertTrue(report.get("engine").getAsString().contains(Gpu.get().device().name()), report::toString);
    }
}
