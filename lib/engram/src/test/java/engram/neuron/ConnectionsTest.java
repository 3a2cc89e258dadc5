package engram.neuron;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import engram.argument.ArgumentException;
import engram.file.FileException;
import engram.ode.RungeKutta4;
import engram.parallel.Cores;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConnectionsTest {
    @TempDir
    Path folder;

    private static void refused(String sentence, Runnable call) {
        assertEquals(sentence, assertThrows(ArgumentException.class, call::run).getMessage());
    }

    @Test
    void randomOnesAreAsMany() {
        for (double p : new double[] {.01, .3, .9}) {
            var all = Connections.random(400, 300, p, 1, "x");
            double deviation = Math.sqrt(400 * 300 * p * (1 - p));
            assertEquals(400 * 300 * p, all.count(), 4 * deviation);
            // every receiver has its share; few connections scatter like Poisson's
            int[] onto = new int[300];
            for (int r = 0; r < 400; r++) for (int i : all.targets(r)) onto[i]++;
            for (int count : onto) assertEquals(400 * p, count, (p < .1 ? 7 : 4.5) * Math.sqrt(400 * p * (1 - p)));
        }
        assertEquals(0, Connections.random(10, 10, 0, 1, "x").count());
        assertEquals(100, Connections.random(10, 10, 1, 1, "x").count());
        assertEquals(90, Connections.random(10, 1, 1, "x").count());
    }

    @Test
    void nobodyReachesItself() {
        var all = Connections.random(200, .5, 1, "x");
        for (int r = 0; r < 200; r++) for (int i : all.targets(r)) assertTrue(i != r);
        assertEquals(200 * 199 * .5, all.count(), 4 * Math.sqrt(200 * 199 * .25));
    }

    @Test
    void anyNumberOfThreadsDrawsTheSame() {
        var one = new Connections[1];
        var four = new Connections[1];
        Cores.limitedTo(1, () -> one[0] = Connections.random(30_000, 20_000, .005, 7, "x"));
        Cores.limitedTo(4, () -> four[0] = Connections.random(30_000, 20_000, .005, 7, "x"));
        assertEquals(one[0].count(), four[0].count());
        for (int r = 0; r < 30_000; r += 7) assertArrayEquals(one[0].targets(r), four[0].targets(r));
    }

    @Test
    void listsMatricesAndFilesSayTheSame() {
        double[][] matrix = {{0, .5, 0}, {2, 0, 0}};
        var ofMatrix = Connections.of(matrix);
        var ofPairs = Connections.of(2, 3, new int[][] {{1, 0}, {0, 1}}, new double[] {2, .5});
        assertArrayEquals(matrix, ofMatrix.toMatrix());
        assertArrayEquals(matrix, ofPairs.toMatrix());
        ofMatrix.write(folder.resolve("x.csv"));
        assertArrayEquals(matrix, Connections.read(folder.resolve("x.csv")).toMatrix());
        var delayed = ofMatrix.delayed((sender, receiver) -> sender + .25 * receiver);
        delayed.write(folder.resolve("d.csv"));
        assertEquals(.25, Connections.read(folder.resolve("d.csv")).delay(0));
        assertEquals(1, Connections.read(folder.resolve("d.csv")).delay(1));
        var random = Connections.random(50, .3, 1, "x").times(.1);
        random.write(folder.resolve("y.csv"));
        assertArrayEquals(random.toMatrix(), Connections.read(folder.resolve("y.csv")).toMatrix());
    }

    @Test
    void aLobeOfItsOwnConnectionsIsTheSameLobe() {
        var lobe = AntennalLobe.of(3);
        var read = new Connections[3];
        for (int k = 0; k < 3; k++) {
            lobe.projections().get(k).connections().write(folder.resolve(k + ".csv"));
            read[k] = Connections.read(folder.resolve(k + ".csv"));
        }
        var again = AntennalLobe.of(3, AntennalLobe.odour(), read[0], read[1], read[2]);
        assertEquals(lobe.simulate(5, .01, new RungeKutta4()).stateHash(), again.simulate(5, .01, new RungeKutta4()).stateHash());
    }

    @Test
    void whatCanNotBeSaysSo() throws IOException {
        refused("Row 1 has 1 weights and row 0 has 2: all rows must be equally long.", () -> Connections.of(new double[][] {{1, 2}, {3}}));
        refused("The pair [0, 3] is no sender below 2 and receiver below 3.", () -> Connections.of(2, 3, new int[][] {{0, 3}}));
        refused("The pair [0, 1] is given twice: give it once.", () -> Connections.of(2, 3, new int[][] {{0, 1}, {1, 1}, {0, 1}}));
        refused("The probability of a connection is 1.5: it must be from 0 to 1.", () -> Connections.random(2, 3, 1.5, 1, "x"));
        Path file = Files.writeString(folder.resolve("z.csv"), "# 2 senders, 3 receivers\nsender,receiver,weight\n0,1,1.0\n0,x,1.0\n");
        refused("Line 4 of " + file + " is \"0,x,1.0\": it must be a sender, a receiver and a weight, such as 0,3,1.0.", () -> Connections.read(file));
        assertThrows(FileException.class, () -> Connections.read(folder.resolve("none.csv")));
    }
}
