package engram.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is made of measurements on a GPU, with shell scripts in place of the tools. */
class GpuClaimsTest {
    private static final Deadline TIME = Deadline.in(Duration.ofMinutes(1));

    /** A tool that runs a line of shell for every question, which is in {@code $n}. */
    private static Entrant shell(String name, String answer) {
        return new Entrant(name, limit -> ToolProcess.start(List.of("sh", "-c", "echo shell; while read n; do " + answer + "; done"), Map.of(), limit),
                (size, round) -> size + " " + round);
    }

    private static Entrant fixed(String name, double seconds, String result) {
        return shell(name, "echo '{\"seconds\":%s,%s}'".formatted(seconds, result));
    }

    private static List<Measurement> run(String work, int size, Entrant... entrants) {
        return run(1, work, size, entrants);
    }

    private static List<Measurement> run(int rounds, String work, int size, Entrant... entrants) {
        List<Measurement> measurements = new ArrayList<>();
        new Contest(work, List.of(size), List.of(entrants)).run(rounds, TIME, measurements::addAll);
        return measurements;
    }

    private static List<Measurement> products(double ours, double own, double theirs) {
        return run("matmul", 4096, fixed("Engram", ours, "\"engine\":\"cuBLAS 12\""), fixed("Engram, own kernel", own, "\"engine\":\"our own kernel\""),
                fixed("PyTorch", theirs, "\"figure\":1"), fixed("CuPy", 2 * theirs, "\"figure\":1"));
    }

    private static List<String> verdicts(List<Measurement> measurements) {
        return Claims.of(measurements).stream().map(Claim::verdict).toList();
    }

    @Test
    void aProductIsComparedWithPyTorchsTime() {
        List<Claim> claims = Claims.of(products(1.0, 1.6, 0.96));
        assertEquals(List.of("matmul 4096: Engram / PyTorch", "1.000 s", "960.0 ms", "0.96", "≥ 0.95", "met"), claims.get(0).cells());
        assertEquals(List.of("matmul 4096: Engram, own kernel / PyTorch", "1.600 s", "960.0 ms", "0.60", "≥ 0.50", "met"), claims.get(1).cells());
        assertEquals(List.of("matmul 4096: Engram / CuPy", "1.000 s", "1.920 s", "1.92", "", ""), claims.get(2).cells());
        assertEquals(List.of("not met", "not met", ""), verdicts(products(1.0, 2.0, 0.94)));
    }

    @Test
    void withoutCublasItsClaimIsNotMeasured() {
        List<Measurement> measured = run("matmul", 64, fixed("Engram", 1, "\"engine\":\"our own kernel\""), fixed("Engram, own kernel", 1, "\"engine\":\"\""),
                fixed("PyTorch", 1, "\"figure\":1"), fixed("CuPy", 1, "\"figure\":1"));
        assertEquals(List.of("not measured: no cuBLAS was found", "met", ""), verdicts(measured));
    }

    private static List<Measurement> recalls(int n, String bits, double theirs) {
        String hash = "\"overlapHash\":\"1234567890abcdef\"";
        return run("hopfield", n, fixed("Engram, bits", 0.25, "\"overlapHash\":\"%s\"".formatted(bits)), fixed("Engram, matrix", 1, hash),
                fixed("Engram on the CPU", 1, hash), fixed("PyTorch", theirs, "\"figure\":1"),
                fixed("PyTorch, all probes", 4, "\"figure\":1"), fixed("PyTorch, patterns twice", 1, "\"figure\":1"));
    }

    @Test
    void recallMustGiveTheOverlapsOfTheCpuAndBeEightTimesFasterAtTheLargestSize() {
        List<Claim> claims = Claims.of(recalls(16_000, "1234567890abcdef", 2.0));
        assertEquals(List.of("met", "met", "met", "", "", "", ""), claims.stream().map(Claim::verdict).toList());
        assertEquals("12345678…", claims.get(0).ours());
        assertEquals(8, claims.get(2).ratio().getAsDouble());
        assertEquals(List.of("not met", "met", "not met", "", "", "", ""), verdicts(recalls(16_000, "ffffffffffffffff", 1.9)));
        assertEquals("", verdicts(recalls(8000, "1234567890abcdef", 1.9)).get(2));
    }

    @Test
    void aFactorisationIsShownUnlessTheCpuDidIt() {
        Entrant cpu = fixed("Engram on the CPU", 3, "\"engine\":\"OpenBLAS\"");
        assertEquals(List.of("inverse 4000: Engram / Engram on the CPU", "2.000 s", "3.000 s", "1.50", "", ""),
                Claims.of(run("inverse", 4000, fixed("Engram", 2, "\"engine\":\"H100\""), cpu)).getFirst().cells());
        assertEquals(List.of("not measured: Engram leaves this to the CPU"),
                verdicts(run("inverse", 20, fixed("Engram", 2, "\"engine\":\"OpenBLAS\""), cpu)));
    }

    @Test
    void neuronsMustHaveTheStateOfTheCpuAndBeFastEnough() {
        Entrant cpu = fixed("Engram on the CPU", 3, "\"stateHash\":\"1234567890\"");
        List<Claim> claims = Claims.of(run("hh", 100_000, fixed("Engram", 2, "\"stateHash\":\"1234567890\",\"nsPerNeuronStep\":0.1"), cpu));
        assertEquals(List.of("hh 100000: ns per neuron and step", "0.1000", "", "", "", "met"), claims.get(1).cells());
        assertEquals(List.of("not met", "not met"), verdicts(run("hh", 100_000, fixed("Engram", 2, "\"stateHash\":\"f\",\"nsPerNeuronStep\":0.2"), cpu)));
        assertEquals(List.of("met", "not met"), verdicts(run("locust", 1000, fixed("Engram", 2, "\"stateHash\":\"1234567890\",\"networkSecondsPerSecond\":199"), cpu)));
        assertEquals(List.of("met", "met"), verdicts(run("locust", 40, fixed("Engram", 2, "\"stateHash\":\"1234567890\",\"networkSecondsPerSecond\":1"), cpu)));
    }

    @Test
    void trainingsMustHaveTheLossesOfTheOthers() {
        List<Measurement> measured = run("ham", 4, fixed("Engram", 2, "\"figure\":0.12345"), fixed("Engram on the CPU", 1, "\"figure\":0.12346"),
                fixed("PyTorch", 8, "\"figure\":0.12345"), fixed("PyTorch, by hand", 4, "\"figure\":0.125"));
        List<Claim> claims = Claims.of(measured);
        assertEquals(List.of("met", "not met", "", "", ""), claims.stream().map(Claim::verdict).toList());
        assertEquals(List.of("ham by eo-aa: loss of Engram = Engram on the CPU's", "0.12345", "0.12346", "", "", "met"), claims.getFirst().cells());
        assertEquals(List.of("ham by eo-aa: Engram / PyTorch, by hand", "2.000 s", "4.000 s", "2.00", "", ""), claims.get(3).cells());
        assertEquals("ham by eo-aa  Engram: 2.000000 s", measured.getFirst().toString());
        List<Measurement> without = run("ham", 1, fixed("Engram", 2, "\"figure\":0.1"), fixed("Engram on the CPU", 1, "\"figure\":0.1"),
                shell("PyTorch", "exit 3"), shell("PyTorch, by hand", "exit 3"));
        assertEquals(List.of("met", "not measured: PyTorch, by hand: it ended without its answer to '1 0': exit code 3"), verdicts(without).subList(0, 2));
    }

    @Test
    void aMemoryLearnsFromDrawnImages() throws IOException {
        try (ToolProcess engram = ToolProcess.start(EngramJvm.command(HamWorker.class.getName(), "cpu"), Map.of(), Duration.ofSeconds(60))) {
            Answer first = Answer.of(engram.ask(EngramHam.question(4, 2), Duration.ofSeconds(60)));
            Answer later = Answer.of(engram.ask(EngramHam.question(4, 20), Duration.ofSeconds(60)));
            assertTrue(later.seconds() > 0);
            assertTrue(Double.parseDouble(later.field("figure")) < Double.parseDouble(first.field("figure")), later::toString);
        }
        try (ToolProcess engram = ToolProcess.start(EngramJvm.command(HamWorker.class.getName(), "cpu"), Map.of(), Duration.ofSeconds(60))) {
            MissingException refused = assertThrows(MissingException.class, () -> Answer.of(engram.ask("none 0 1", Duration.ofSeconds(60))));
            assertTrue(refused.getMessage().startsWith("There is no variant \"none\""), refused.getMessage());
        }
    }

    @Test
    void toolsTakeTurnsAndTheMedianLeavesOutTheWarmUp(@TempDir Path folder) throws IOException {
        String count = "echo $n >> '%s/turns'; set -- $n; echo $(($2 * $2)).5 7".formatted(folder);
        Measurement measured = run(3, "inverse", 9, shell("Engram", count), shell("Engram on the CPU", count)).getFirst();
        assertEquals("9 0\n9 0\n9 1\n9 1\n9 2\n9 2\n9 3\n9 3\n", Files.readString(folder.resolve("turns")));
        assertEquals(4.5, measured.median());           // of 1.5, 4.5 and 9.5, after 0.5
        assertEquals("[1.5,4.5,9.5]", measured.json().get("seconds").toString());
        assertEquals(0.5, measured.json().get("warmUp").getAsDouble());
    }

    @Test
    void whatIsMissingIsNamedAndTheOthersGoOn() {
        Entrant absent = new Entrant("PyTorch", limit -> ToolProcess.start(List.of("no-such-python"), Map.of(), limit), (size, round) -> "");
        Entrant refusing = new Entrant("CuPy", limit -> ToolProcess.start(List.of("echo", "missing: no CUDA device"), Map.of(), limit), (size, round) -> "");
        List<Measurement> measured = run("matmul", 64, shell("Engram", "echo 'out of memory' >&2; exit 3"),
                fixed("Engram, own kernel", 1, "\"engine\":\"\""), absent, refusing);
        assertEquals(List.of("not measured: Engram: it ended without its answer to '64 0': out of memory",
                "not measured: PyTorch: there is no program 'no-such-python'",
                "not measured: Engram: it ended without its answer to '64 0': out of memory"), verdicts(measured));
        assertEquals(2, measured.get(1).answers().size());
        assertEquals(Optional.of("no CUDA device"), measured.get(3).missing());
    }

    @Test
    void aJvmThatCrashesAndAnAnswerThatIsNoneAreNamed() {
        String crash = "printf '#\\n#  SIGSEGV (0xb) at pc=0x1\\n#\\n# C  [libcuda.so.1+0x2]  f\\n# See there\\n' >&2; exit 6";
        List<Measurement> measured = run("inverse", 8, shell("Engram", crash), shell("Engram on the CPU", "echo '# what'"));
        assertEquals(Optional.of("it ended without its answer to '8 0': SIGSEGV (0xb) at pc=0x1 in C  [libcuda.so.1+0x2]  f"), measured.get(0).missing());
        assertEquals(Optional.of("it answered '# what'"), measured.get(1).missing());
    }

    @Test
    void aFailureThatEngramTellsIsTheReason() {
        List<Measurement> measured = run("inverse", 8, shell("Engram", "echo '{\"failure\":\"The GPU has no room.\"}'"),
                fixed("Engram on the CPU", 1, "\"n\":8"));
        assertEquals(List.of("not measured: Engram: The GPU has no room."), verdicts(measured));
    }

    @Test
    void whatTakesTooLongIsEnded() throws IOException {
        try (ToolProcess slow = ToolProcess.start(List.of("sh", "-c", "echo slow; sleep 100"), Map.of(), Duration.ofSeconds(10))) {
            MissingException late = assertThrows(MissingException.class, () -> slow.ask("8", Duration.ofMillis(50)));
            assertEquals("no answer to '8' within 0 s", late.getMessage());
        }
        MissingException spent = assertThrows(MissingException.class, () -> Deadline.in(Duration.ZERO).share(Duration.ofSeconds(1)));
        assertEquals("the 0 s of the run were spent", spent.getMessage());
    }

    @Test
    void engramAnswersLineByLine() throws IOException {
        try (ToolProcess engram = ToolProcess.start(EngramJvm.command(EngramWorker.class.getName()), Map.of(), Duration.ofSeconds(60))) {
            Answer answer = Answer.of(engram.ask("hopfield --n 200 --seed 3 --repeat 1", Duration.ofSeconds(60)));
            assertEquals(64, answer.field("overlapHash").length());
            MissingException refused = assertThrows(MissingException.class, () -> Answer.of(engram.ask("matmul --n 0", Duration.ofSeconds(60))));
            assertEquals("--n is 0, and must be at least 1.", refused.getMessage());
            assertTrue(Answer.of(engram.ask("matmul --n 8 --repeat 1", Duration.ofSeconds(60))).seconds() > 0);
        }
    }

    @Test
    void theResultIsOnDiskAfterEveryAddition(@TempDir Path folder) throws IOException {
        JsonObject findings = JsonParser.parseString("{'GPU':{'ok':true,'found':'NVIDIA H100 80GB HBM3, 85.0 GB','mend':''}}").getAsJsonObject();
        GpuReport report = new GpuReport(new GpuMachine(findings, "580.1"), "abc", Instant.parse("2026-11-22T13:05:09Z"), folder);
        report.add(TestRun.of("the libraries found", "[   12 tests successful ]\n[   1 tests skipped ]\n[   0 tests failed ]\n", 3, ""));
        assertEquals("nvidia-h100-80gb-hbm3-2026-11-22-130509.json", report.file().getFileName().toString());
        assertFalse(read(report).get("finished").getAsBoolean());
        report.add(products(1.0, 1.6, 0.96));
        assertEquals(4, read(report).getAsJsonArray("measurements").size());
        assertFalse(report.isBroken());
        report.finish();
        assertTrue(read(report).get("finished").getAsBoolean());
        assertEquals("NVIDIA H100 80GB HBM3", read(report).get("device").getAsString());
        assertEquals("abc", read(report).get("commit").getAsString());
        assertEquals(4, read(report).getAsJsonArray("claims").size());
        assertEquals(5, report.table().lines().count());
        assertTrue(report.table().contains("12 passed, 0 failed, 1 skipped"), report.table());
        try (Stream<Path> files = Files.list(folder)) {
            assertEquals(1, files.count());
        }
    }

    private static JsonObject read(GpuReport report) throws IOException {
        return JsonParser.parseString(Files.readString(report.file())).getAsJsonObject();
    }

    @Test
    void failedTestsAreNamedAndTestsThatDidNotRunAreNotMeasured() {
        TestRun failed = TestRun.of("all", "\nFailures (1):\n  a()\n    => wrong\n\nTest run finished after 3 ms\n[ 2 tests successful ]\n[ 1 tests failed ]", 1, "");
        assertEquals("not met", failed.claim().verdict());
        assertEquals("Failures (1):\n  a()\n    => wrong", failed.problem());
        assertEquals("not measured: they ended early: A fatal error", TestRun.of("all", "A fatal error\nat pc=0", 1, "").claim().verdict());
        assertEquals("not measured: they took longer than 5 s", TestRun.of("all", "", 5, "they took longer than 5 s").claim().verdict());
    }

    @ParameterizedTest
    @CsvSource({"--sizes 0, --sizes has 0", "--limit -1, --limit is -1 seconds", "--fast, Unknown option: '--fast'",
        "--only inverse;reverse, --only has 'reverse'; and there are matmul; hopfield; hh; locust; ham; inverse; pinv."})
    void optionsThatMakeNoSenseAreNamed(String options, String named) {
        StringWriter said = new StringWriter();
        assertEquals(2, GpuClaims.commandLine().setErr(new PrintWriter(said)).execute(options.replace(';', ',').split(" ")));
        assertTrue(said.toString().startsWith("engram: ") && said.toString().contains(named.replace(';', ',')), said.toString());
    }
}
