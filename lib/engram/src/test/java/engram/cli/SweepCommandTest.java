package engram.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import engram.hopfield.experiment.Experiment;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code ./engram sweep}: whole, in parts, killed and gone on with. */
class SweepCommandTest {
    private static final String SMALL = "--neurons 300 --loads 0.03,0.08,0.2 --temperatures 0,0.3,0.6 --overlap 0.9 --sweeps 20 --networks 2 --seed 7";

    @TempDir
    private Path folder;

    private record Ended(int code, String out, String error) {}

    private Ended end(String command) {
        StringWriter out = new StringWriter(), error = new StringWriter();
        int code = Main.execute(new PrintWriter(out), new PrintWriter(error), command.replace("FOLDER", folder.toString()).split(" "));
        return new Ended(code, out.toString(), error.toString());
    }

    private void assertMade(String command) { assertEquals(new Ended(0, folder.resolve("x.csv") + "\n", ""), end(command)); }

    private String read(String name) throws IOException { return Files.readString(folder.resolve(name)); }

    @Test
    void aPhaseDiagramHereOnCoresAndInParts() throws IOException {
        Experiment.phaseDiagram(300, new double[] {.03, .08, .2}, new double[] {0, .3, .6}, .9, 20, 2, 7).run(folder.resolve("whole.csv"));
        assertMade("sweep phase --file FOLDER/x.csv " + SMALL);
        assertEquals(read("whole.csv"), read("x.csv"));
        Files.delete(folder.resolve("x.csv"));
        assertMade("sweep phase --on cores --file FOLDER/x.csv " + SMALL);
        assertEquals(read("whole.csv"), read("x.csv"));
        Files.delete(folder.resolve("x.csv"));
        for (int k = 3; k >= 1; k--) assertEquals(0, end("sweep phase --part " + k + "/3 --file FOLDER/" + k + ".csv " + SMALL).code);
        Ended early = end("sweep merge FOLDER/x.csv FOLDER/3.csv FOLDER/1.csv");
        assertEquals(new Ended(1, "", "engram: The parts hold 6 of 9 rows: rows 1, 4, 7 are missing, so nothing was written.\n"), early);
        assertMade("sweep merge FOLDER/x.csv FOLDER/3.csv FOLDER/1.csv FOLDER/2.csv");
        assertEquals(read("whole.csv"), read("x.csv"));
    }

    @Test
    void aStudy() throws IOException {
        assertMade("sweep hopfield-phase --quick --file FOLDER/x.csv");
        assertEquals(0, end("study hopfield-phase --quick --home FOLDER").code);
        assertEquals(read("executed/hopfield-phase.csv"), read("x.csv"), "the same table as that of the study");
        for (int k = 1; k <= 2; k++) assertEquals(0, end("sweep hopfield-phase --quick --part " + k + "/2 --file FOLDER/" + k + ".csv").code);
        Files.delete(folder.resolve("x.csv"));
        assertMade("sweep merge FOLDER/x.csv FOLDER/1.csv FOLDER/2.csv");
        assertEquals(read("executed/hopfield-phase.csv"), read("x.csv"));
    }

    @Test
    void otherSweeps() throws IOException {
        for (String command : List.of("capacity --neurons 200,400 --loads 0.1,0.2 --lambda 0.5", "basin --neurons 200 --loads 0.05 --overlaps 0.2,0.8",
                "settling --neurons 200,300 --loads 0.05")) {
            assertMade("sweep " + command + " --networks 2 --file FOLDER/x.csv");
            assertTrue(read("x.csv").contains("2 networks each, seed 1;"), read("x.csv"));
            Files.delete(folder.resolve("x.csv"));
        }
    }

    /** A process that is killed leaves rows, with which another one goes on. */
    @Test
    void killedAndGoneOnWith() throws Exception {
        Path file = folder.resolve("x.csv");
        assertMade("sweep hopfield-phase --quick --file FOLDER/x.csv");
        String whole = Files.readString(file);
        Files.delete(file);
        for (long rows = 1; rows < 12; rows += 5) {
            var process = new ProcessBuilder(ProcessHandle.current().info().command().orElseThrow(), "--add-modules=jdk.incubator.vector", "-cp",
                    System.getProperty("java.class.path"), Main.class.getName(), "sweep", "hopfield-phase", "--quick", "--file", file.toString())
                    .redirectErrorStream(true).redirectOutput(folder.resolve("log").toFile()).start();
            while (process.isAlive() && (!Files.exists(file) || Files.readAllLines(file).size() - 2 < rows)) Thread.sleep(1);
            process.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
        }
        assertTrue(Files.readAllLines(file).size() - 2 >= 1, "some rows were made before the kill");
        assertEquals(0, end("sweep hopfield-phase --quick --file FOLDER/x.csv").code);
        assertEquals(whole, Files.readString(file));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "sweep | Which sweep? There are hopfield-phase, ",
        "sweep parrots --file x.csv | There is no sweep \"parrots\": there are hopfield-phase, ",
        "sweep hopfield-phase --quick | Which file? Give --file F.",
        "sweep phase --part 4/3 --file x.csv | There is no share 4/3: ",
        "sweep phase --part third --file x.csv | \"third\" is no share: write 2/3",
        "sweep phase --loads 2,x --file x.csv | Invalid value for option '--loads'",
        "sweep capacity --neurons 0 --file x.csv | The number of neurons is 0",
        "sweep phase --networks 0 --file x.csv | The number of networks is 0",
        "sweep merge whole.csv | Missing required parameter: 'PART-FILE'"
    })
    void mistakesAreNamed(String command, String sentence) {
        Ended ended = end(command);
        assertEquals(2, ended.code, ended.toString());
        assertTrue(ended.error.contains(sentence) && ended.error.strip().lines().count() == 1, ended.error);
        assertEquals("", ended.out);
    }

    @Test
    void aSiteThatIsNotThere() {
        Ended ended = end("sweep phase --file FOLDER/x.csv --on spork://there:1");
        assertEquals(1, ended.code);
        assertTrue(ended.error.startsWith("engram: Nothing here runs work at \"spork://there:1\": "), ended.error);
        assertFalse(Files.exists(folder.resolve("x.csv")));
    }
}
