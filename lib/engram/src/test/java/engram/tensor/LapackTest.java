package engram.tensor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class LapackTest {

    @Test
    void whatACallThrowsReachesTheCaller() {
        BackendUnavailableException missing = assertThrows(BackendUnavailableException.class, () -> Lapack.call("ssyev", () -> {
            throw new UnsatisfiedLinkError("no jniopenblas");
        }));
        assertTrue(missing.getMessage().contains("no jniopenblas"), missing::getMessage);
        assertThrows(ArithmeticException.class, () -> Lapack.call("ssyev", () -> 1 / Integer.parseInt("0")));
    }

    @Test
    void aPositiveResultIsMathematicsAndANegativeOneAMistake() {
        assertEquals(3, Lapack.call("sgetrf", () -> 3));
        assertThrows(IllegalStateException.class, () -> Lapack.call("sgetrf", () -> -2));
        assertThrows(NoConvergenceException.class, () -> Lapack.iterate("ssyev", () -> 1));
    }
}
