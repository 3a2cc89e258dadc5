package engram.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MachineTest {
    private static final List<String> SERIAL = List.of("Copy", "MarkSweepCompact");
    private static final List<String> G1 = List.of("G1 Young Generation", "G1 Concurrent GC", "G1 Old Generation");

    @ParameterizedTest
    @ValueSource(strings = {"25", "25.0.1+8", "25.0.2+10-LTS"})
    void whereG1MovesArraysThereIsAWarning(String jdk) {
        Finding serial = Machine.collector(Runtime.Version.parse(jdk), SERIAL).orElseThrow();
        assertTrue(serial.ok(), "nothing of Engram is concerned");
        assertTrue(serial.toString().startsWith("✓ GC       not G1, which in JDK " + jdk), serial::toString);
        assertTrue(serial.mend().endsWith("JDK 25.0.3 or newer, or -XX:+UseSerialGC"), serial::toString);
        Finding g1 = Machine.collector(Runtime.Version.parse(jdk), G1).orElseThrow();
        assertFalse(g1.ok());
        assertTrue(g1.mend().startsWith("install JDK 25.0.3 or newer, or take -XX:+UseG1GC out"), g1::toString);
    }

    @ParameterizedTest
    @ValueSource(strings = {"25.0.3+9-LTS", "25.0.4", "26"})
    void whereItIsMendedThereIsNone(String jdk) {
        assertTrue(Machine.collector(Runtime.Version.parse(jdk), G1).isEmpty());
    }

    @Test
    void g1IsKnownByItsName() {
        var options = ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);
        assertEquals(Boolean.parseBoolean(options.getVMOption("UseG1GC").getValue()),
                Machine.collectors().stream().anyMatch(name -> name.startsWith("G1 ")), () -> Machine.collectors().toString());
    }
}
