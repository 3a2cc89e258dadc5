package engram.kernel;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import engram.kernel.wire.Codec;
import engram.kernel.wire.Zmtp;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.channels.SocketChannel;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.dflib.jjava.jupyter.kernel.KernelConnectionProperties;

/**
 * A kernel that plays a short notebook to itself and ends, so that the JVM can record what a kernel loads and compiles:
 * {@code java -XX:AOTCacheOutput=FILE … engram.kernel.Rehearsal}. Kernels that are started with that cache start faster.
 */
public final class Rehearsal {
    private static final int ROUNDS = 15;
    /** What Java is, and a student's first minutes: a channel that is typed, neurons, a memory that recalls, a plot. */
    private static final List<String> CELLS = List.of(
            "1 + 1",
            "int count = 3;\nString word = \"spin\";",
            "double mean(double[] x) {\n    double sum = 0;\n    for (double v : x) sum += v;\n    return sum / x.length;\n}",
            "mean(new double[] {1, 2, 4})",
            "record Spin(int index, int value) { }\nList.of(new Spin(0, 1), new Spin(1, -1))",
            "for (int i = 0; i < count; i++) System.out.println(word + i);",
            "var squares = IntStream.range(0, 10).map(i -> i * i).boxed().toList();\nsquares",
            "Map.of(\"a\", 1)",
            "List.of(Optional.of(count), new Object())",
            "word.length() + mising",
            "new int[1][0][5]",
            "var image = new java.awt.image.BufferedImage(40, 30, 1);\nimage",
            """
            double half = 60;
            record Typed(double g, double E) implements Channel {
                public List<Gate> gates() {
                    return List.of(Gate.steady("m", 3, V -> 1 / (1 + exp(-(V + half) / 8.5)), V -> V < -63 ? 1 / (exp((V + 46) / 5) + 1) : 19),
                            new Gate("h", 1, new Gate.Rates(V -> .1 * exp(-(V + 60) / 20), V -> 1 / (exp(-(V + 30) / 10) + 1), 1), false));
                }
            }
            var neuron = Neuron.of(new Typed(1, -90), new Leak(.1, -55));""",
            """
            var run = Population.of(neuron, 20).injecting(5).simulate(20, 0.01, new RungeKutta4(), Monitor.of("V").every(0.1), Monitor.spikes());
            System.out.printf("%.3f mV%n", run.trace("V").of(0)[10]);
            run.stateHash()""",
            "Plot.line(run.trace(\"V\").times(), run.trace(\"V\").of(0)).xLabel(\"t (ms)\")",
            """
            var letters = Patterns.random(5, 100, 1);
            var recall = Hopfield.hebb(letters).recall(letters.corrupted(0.2, 1), Update.synchronous(), 5);
            recall""",
            "HodgkinHuxley.tutorial()");

    private Rehearsal() { }

    public static void main(String[] arguments) throws IOException, GeneralSecurityException {
        var key = UUID.randomUUID().toString();
        var ports = freePorts();
        var connection = new KernelConnectionProperties("127.0.0.1", ports.get(0), ports.get(1), ports.get(2), ports.get(3),
                ports.get(4), "tcp", "hmac-sha256", key);
        var kernel = new Kernel(connection, connection.createHMACGenerator(), Main.VERSION);
        Thread.ofPlatform().daemon().start(kernel::run);
        try (var channel = SocketChannel.open(new InetSocketAddress("127.0.0.1", ports.get(1))); var shell = Zmtp.connected(channel, "DEALER")) {
            var codec = new Codec(connection.createHMACGenerator());
            ask(shell, codec, "kernel_info_request", new JsonObject());
            for (int round = 0; round < ROUNDS; round++) {
                for (var cell : CELLS) {
                    ask(shell, codec, "execute_request", execute(cell));
                }
            }
        }
        System.exit(0);
    }

    private static JsonObject execute(String code) {
        var content = new JsonObject();
        content.addProperty("code", code);
        content.addProperty("allow_stdin", false);
        content.add("user_expressions", new JsonObject());
        content.add("payload", new JsonArray());
        return content;
    }

    private static void ask(Zmtp shell, Codec codec, String type, JsonObject content) throws IOException {
        shell.send(codec.encode(codec.create(List.of(), type, new JsonObject(), content, List.of())));
        shell.receive();
    }

    private static List<Integer> freePorts() throws IOException {
        var sockets = new ArrayList<ServerSocket>();
        var ports = new ArrayList<Integer>();
        for (int i = 0; i < 5; i++) {
            var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
            sockets.add(socket);
            ports.add(socket.getLocalPort());
        }
        for (var socket : sockets) {
            socket.close();
        }
        return ports;
    }
}
