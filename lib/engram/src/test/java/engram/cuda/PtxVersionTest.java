package engram.cuda;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PtxVersionTest {

    /** Driver, what a compiler declared, and what the driver is to read. */
    @ParameterizedTest
    @CsvSource({
        "11040, 9.0, 7.4",      // a compiler of CUDA 13 and the oldest driver
        "12040, 8.5, 8.4",      // one of CUDA 12.6 and a driver of 12.4
        "12060, 9.0, 8.5",
        "12040, 8.0, 8.0",      // an older compiler's is kept
        "13000, 9.0, 9.0",
        "13010, 9.1, 9.1",      // a driver that is newer than this table knows best
    })
    void theDeclaredVersionIsNoneThatTheDriverRefuses(int driver, String compiled, String expected) {
        assertEquals("// .version\n.version %s\n.target sm_75\n".formatted(expected),
                PtxVersion.readableBy(driver, "// .version\n.version %s\n.target sm_75\n".formatted(compiled)));
    }
}
