package engram.grader;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Which files of a class path an exercise's process does not get. */
class LeftOutTest {

    @OwnWork(value = {"engram.hopfield", "engram.ode.Euler"}, keeping = "engram.hopfield.Patterns")
    private static final class Annotated {
    }

    @Test
    void packagesAndClassesAreLeftOutAndSomeStay() {
        var out = LeftOut.by(Annotated.class);
        for (var gone : List.of("engram/hopfield/Hopfield.class", "engram/hopfield/theory/MeanField.class", "engram/hopfield/Patterns2.class",
                "engram/ode/Euler.class", "engram/ode/Euler$Run.class")) {
            assertTrue(out.has(gone), gone);
        }
        for (var there : List.of("engram/hopfield/Patterns.class", "engram/hopfield/Patterns$Text.class", "engram/hopfield/package-info.class",
                "engram/ode/EulerStep.class", "engram/ode/package-info.class", "engram/hopfields/Other.class", "engram/tensor/Matrix.class")) {
            assertFalse(out.has(there), there);
        }
        assertFalse(LeftOut.by(LeftOutTest.class).has("engram/hopfield/Hopfield.class"));
    }
}
