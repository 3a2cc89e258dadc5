package engram.figure;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import engram.rate.Rate;
import engram.rate.Reading;
import org.junit.jupiter.api.Test;

class FormulaFiguresTest {
    @Test void constantsHaveFiveDigits() {
        Rate rate = v -> v / 19 + 1 / 19.0;
        String svg = FormulaFigures.graph(Reading.of(rate).formula().orElseThrow(), "V").svg();
        assertTrue(svg.contains(">19<") && svg.contains(">0.052632<"), svg);
        assertFalse(svg.contains("0.0526315"), svg);
    }
}
