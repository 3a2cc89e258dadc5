package engram.parallel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HeapTest {

    private static final long HEAP = Runtime.getRuntime().maxMemory();

    @Test
    void fourFifthsOfTheHeapAreAllowed() {
        Heap.require(0.79 * HEAP, "It", "take less");
        assertEquals(1000, Heap.array(1000, 8, "It", "take less"));
        assertEquals(0, Heap.array(0, 8, "It", "take less"));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.81, 1e9, Double.POSITIVE_INFINITY, Double.NaN})
    void moreIsRefusedInOneSentence(double share) {
        String said = assertThrows(TooLargeException.class, () -> Heap.require(share * HEAP, "A record of 5 steps", "take fewer steps")).getMessage();
        assertTrue(said.startsWith("A record of 5 steps needs about "), said);
        assertTrue(said.endsWith("GB: take fewer steps, or start Java with a larger -Xmx."), said);
    }

    @Test
    void noArrayIsLongerThanAnInt() {
        String said = assertThrows(TooLargeException.class, () -> Heap.array(1L << 31, 1, "A set", "take blocks")).getMessage();
        assertEquals("A set needs an array of 2,147,483,648 entries, and one holds at most 2,147,483,639: take blocks.", said);
        assertThrows(TooLargeException.class, () -> Heap.array(Integer.MAX_VALUE, 8, "A set", "take blocks"));
    }
}
