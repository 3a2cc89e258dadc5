package engram.grader.student;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import engram.grader.student.PlainData.NotPlain;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlainDataTest {

    private static byte[] written(Object value) throws NotPlain {
        return Frame.bytes(out -> PlainData.write(value, out));
    }

    private static Object read(byte... bytes) throws IOException, NotPlain {
        return PlainData.read(new DataInputStream(new ByteArrayInputStream(bytes)));
    }

    private static String refused(Object value) {
        return assertThrows(NotPlain.class, () -> written(value)).getMessage();
    }

    @Test
    void valuesComeBackWithAllTheirBits() throws Exception {
        var odd = new double[][] {{0.1, -0.0, Double.NEGATIVE_INFINITY}, {}, {Double.longBitsToDouble(0x7ff8_0000_0000_1234L)}};
        var back = (double[][]) read(written(odd));
        for (int i = 0; i < odd.length; i++) {
            assertArrayEquals(Arrays.stream(odd[i]).mapToLong(Double::doubleToRawLongBits).toArray(),
                    Arrays.stream(back[i]).mapToLong(Double::doubleToRawLongBits).toArray());
        }
        String text = "Grüß\0\u001b[31m \u202e \ud83d\ude00 \ud800 alone";
        assertEquals(text, read(written(text)));
        assertArrayEquals(new String[][][] {{{text, ""}}, {}}, (String[][][]) read(written(new String[][][] {{{text, ""}}, {}})));
        assertEquals(Long.MIN_VALUE, read(written(Long.MIN_VALUE)));
        assertEquals(-7, read(written(-7)));
        assertEquals(true, read(written(true)));
        assertArrayEquals(new boolean[] {true, false}, (boolean[]) read(written(new boolean[] {true, false})));
    }

    @Test
    void whatIsNotPlainIsNamed() {
        assertEquals("null", refused(null));
        assertEquals("an array with null in it", refused(new int[][] {{1}, null}));
        assertEquals("an array with null in it", refused(new String[] {null}));
        assertEquals("a value of type Integer[]", refused(new Integer[] {1}));
        assertEquals("a value of type float[]", refused(new float[1]));
        assertEquals("a value of type int[][][][]", refused(new int[1][1][1][1]));
        assertEquals(Optional.empty(), PlainData.typeName('c'));
        assertEquals(Optional.of("double[][]"), PlainData.typeName(new double[0][]));
    }

    @Test
    void tooMuchIsRefusedBeforeItIsWritten() {
        var rows = new double[1_000_000][];
        Arrays.fill(rows, new double[1000]); // 8 GB when written, 12 MB here
        assertTrue(refused(rows).startsWith("more than 32 MB"));
        assertTrue(refused(new double[1500][1000][0]).contains("1,048,576 arrays"));
        assertTrue(refused("x".repeat(17 << 20)).startsWith("more than 32 MB"));
    }

    /** Type, dimensions, lengths: all lies, and none makes an array of what it says. */
    @ParameterizedTest
    @ValueSource(strings = {"", "00", "0501", "0004", "ff00", "0001 7fffffff", "0001 ffffffff", "0201 00000002 0000000000000000", "0001 00000001 0000",
        "0002 00100000", "0003 00000001 00000001 00800000", "0400 00000002 0041", "0400 40000000 0041", "0301 01000001 00"})
    void damagedBytesAreRefused(String hexadecimal) {
        var bytes = HexFormat.of().parseHex(hexadecimal.replace(" ", ""));
        var failure = assertThrows(Exception.class, () -> read(bytes));
        assertTrue(failure instanceof NotPlain || failure instanceof IOException, failure.toString());
    }
}
