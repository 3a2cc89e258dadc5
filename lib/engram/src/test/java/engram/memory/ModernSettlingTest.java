package engram.memory;

import static org.junit.jupiter.api.Assertions.assertTrue;

import engram.data.Mnist;
import engram.tensor.Matrix;
import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** States that rounding keeps in motion have settled: averages of many digits, which are more sensitive to it than single ones. */
class ModernSettlingTest {

    @ParameterizedTest
    @CsvSource({"true, 30", "true, 100", "false, 0.1"})
    void allDigitsSettle(boolean normalised, double beta) {
        var digits = Mnist.digits(40);
        Matrix patterns = normalised ? digits.toMatrix() : DenseMemory.spins(digits);
        var memory = normalised ? ModernHopfield.of(patterns, beta).normalised() : ModernHopfield.of(patterns, beta);
        boolean[] known = new boolean[patterns.cols()];
        Arrays.fill(known, 0, known.length / 2, true);
        var retrieved = memory.retrieve(patterns, 1000);
        var completed = memory.complete(patterns, known, 1000);
        assertTrue(retrieved.settled(), memory.beta() + ": " + retrieved);
        assertTrue(completed.settled(), memory.beta() + ": " + completed);
        // and they stay where they are
        var later = retrieved.states();
        for (int t = 0; t < 100; t++) later = memory.step(later);
        float[] here = retrieved.states().entries(), there = later.entries();
        for (int k = 0; k < here.length; k++) assertTrue(Math.abs(here[k] - there[k]) < 1e-2, memory.beta() + ": " + here[k] + ", " + there[k]);
    }
}
