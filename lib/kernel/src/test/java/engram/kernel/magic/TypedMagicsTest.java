package engram.kernel.magic;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What of a cell is Java for the one who completes it; the rest becomes blanks, so that positions stay what they are. */
class TypedMagicsTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', ignoreLeadingAndTrailingWhitespace = false, value = {
        "%%time⏎greet|      ⏎greet",
        "%time greet|      greet",
        "  %time greet|        greet",
        "%jars a.jar⏎greet|           ⏎greet",
        "int a;⏎%maven x:y:z⏎a|int a;⏎            ⏎a",
        "%%loadFromPOM⏎<a/>|                  ",
        "5 % 3|5 % 3",
        "a⏎% b|a⏎% b"
    })
    void javaKeepsItsPlace(String cell, String java) {
        assertEquals(java, TypedMagics.javaOf(cell.replace("⏎", "\n")).replace("\n", "⏎"));
    }
}
