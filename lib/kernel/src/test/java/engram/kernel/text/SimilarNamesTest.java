package engram.kernel.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SimilarNamesTest {

    @ParameterizedTest
    @CsvSource({"abc, abc, 0", "abc, acb, 1", "abc, abcd, 1", "abc, bc, 1", "abc, axc, 1", "'', abc, 3", "kitten, sitting, 3", "ca, abc, 3"})
    void distanceCountsInsertionsDeletionsReplacementsAndSwaps(String a, String b, int distance) {
        assertEquals(distance, SimilarNames.distance(a, b));
        assertEquals(distance, SimilarNames.distance(b, a));
    }

    @Test
    void nearestComeFirstAndFarOnesNotAtAll() {
        assertEquals(List.of("LENGTH", "lenght", "lengths"),
                SimilarNames.to("length", List.of("size", "lengthy", "length", "lenght", "strength", "lengths", "LENGTH")));
    }
}
