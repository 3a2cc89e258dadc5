package engram.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is read from the reports of Maven's test runner, and which skipped tests count as failed. */
class UnitTestsTest {
    private static final String REPORT = """
            <testsuite name="engram.SomeTest" tests="5" errors="1" skipped="2" failures="1" time="1,200.5">
              <testcase name="passes"/>
              <testcase name="fails"><failure message="expected: 1&#10;more" type="AssertionFailedError">at line 3</failure></testcase>
              <testcase name="breaks"><error type="java.lang.NullPointerException"/></testcase>
              <testcase name="assumes"><skipped type="org.opentest4j.TestAbortedException"><![CDATA[org.opentest4j.TestAbortedException: \
            Assumption failed: there is no nvcc here
            at engram.SomeTest.assumes(SomeTest.java:3)]]></skipped></testcase>
              <testcase name="disabled"><skipped message="no browser is on this machine"/></testcase>
            </testsuite>
            """;

    @TempDir
    private Path home;

    @BeforeEach
    void writeAReport() throws IOException {
        Path reports = Files.createDirectories(home.resolve("lib/some/target/surefire-reports"));
        Files.writeString(reports.resolve("TEST-engram.SomeTest.xml"), REPORT);
    }

    private Path allowed(String text) throws IOException {
        return Files.writeString(home.resolve("skips"), text);
    }

    @Test
    void everyEndingIsToldByNameAndReason() throws IOException {
        assertEquals(List.of(new Part("engram.SomeTest", 1, List.of("fails: expected: 1", "breaks: java.lang.NullPointerException"),
                List.of("assumes: there is no nvcc here", "disabled: no browser is on this machine"), 1200.5)), UnitTests.results(home));
    }

    @Test
    void aSkipThatIsNotAllowedFails() throws IOException {
        Part part = AllowedSkips.read(allowed("# NVIDIA's compiler\n\nthere is no nvcc\n")).judge(UnitTests.results(home).getFirst());
        assertEquals(List.of("assumes: there is no nvcc here"), part.skips());
        assertEquals("may not be skipped: disabled: no browser is on this machine", part.failures().getLast());
        assertEquals(3, part.failures().size());
    }

    @Test
    void aFileWithoutReasonsAllowsNone() throws IOException {
        assertEquals(4, AllowedSkips.read(allowed("#\n\n")).judge(UnitTests.results(home).getFirst()).failures().size());
        assertTrue(assertThrows(CommandException.class, () -> AllowedSkips.read(home.resolve("absent"))).getMessage().contains("absent"));
    }

    @Test
    void theExitCodeIsThatOfTheSkips() throws IOException {
        Files.writeString(home.resolve("lib/some/target/surefire-reports/TEST-engram.SomeTest.xml"),
                "<testsuite name='engram.SomeTest' tests='1' time='1'><testcase name='a'><skipped message='no browser'/></testcase></testsuite>");
        String command = "test --gpu --home " + home;
        assertEquals(0, exitCode(command));
        assertEquals(0, exitCode(command + " --skips " + allowed("no browser\n")));
        assertEquals(1, exitCode(command + " --skips " + allowed("no nvcc\n")));
    }

    private static int exitCode(String command) {
        return Main.execute(new PrintWriter(new StringWriter()), new PrintWriter(new StringWriter()), command.split(" "));
    }
}
