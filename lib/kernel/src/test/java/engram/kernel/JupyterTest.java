package engram.kernel;

import static engram.kernel.Checks.ipc;
import static engram.kernel.Checks.tcp;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * The real kernel process, driven by Jupyter's own client. Two files of checks run at a time, for most of a check is waiting or the start
 * of a JVM; the longest come first.
 */
@Tag("jupyter")
class JupyterTest {
    private static final int LANES = 2;

    @TempDir
    private static Path folder;

    private static Optional<TestedKernel> kernel;

    @BeforeAll
    static void describeTheKernel() throws IOException, InterruptedException {
        kernel = TestedKernel.in(folder);
    }

    @TestFactory
    Stream<DynamicNode> checks() {
        return run(List.of(tcp("interrupts.py"), tcp("transport.py"), tcp("magics.py"), tcp("cells.py"), tcp("answers.py"), tcp("messages.py"),
                tcp("rates.py")));
    }

    /**
     * Hundreds of interrupts, restarts and cells, thousands of bad messages; the programs in which people meet a kernel; and, once more
     * over Unix-domain sockets, what goes through the sockets. What a cell means, and how it is stopped, lies behind them: values, errors,
     * completion, magics and the stopping of all kinds of loops run over TCP alone.
     */
    @TestFactory
    @Tag("slow")
    Stream<DynamicNode> soak() {
        return run(List.of(
                tcp("soak.py", "check_two_hundred_interrupts", "check_ten_thousand_bad_messages"),
                ipc("soak.py", "check_fifty_restarts"),
                tcp("soak.py", "check_fifty_restarts"),
                tcp("memory.py"),
                tcp("soak.py", "check_three_hundred_declarations", "check_three_hundred_variables", "check_three_hundred_expressions"),
                tcp("frontends.py"),
                ipc("soak.py", "check_ten_thousand_bad_messages"),
                ipc("messages.py"),
                ipc("cells.py", "check_output_keeps_its_order", "check_output_comes_while_the_cell_runs", "check_flood_is_held_back"),
                ipc("interrupts.py", "check_empty_loop", "check_sleep_and_waiting", "check_interrupt_while_the_kernel_starts"),
                ipc("answers.py", "check_kernel_info", "check_input", "check_input_is_interrupted", "check_comms"),
                ipc("transport.py", "check_ports_are_bound_to_the_given_address_only", "check_clients_that_come_back_are_heard",
                        "check_forged_and_replayed_messages_change_nothing", "check_what_is_refused_is_logged")));
    }

    private static Stream<DynamicNode> run(List<Checks> files) {
        assumeTrue(kernel.isPresent(), "jupyter_client is not on this machine: the kernel cannot be driven by it");
        var nodes = new ArrayList<DynamicNode>();
        try (var lanes = Executors.newFixedThreadPool(LANES)) {
            for (var file : files) {
                Callable<List<DynamicTest>> checks = () -> file.run(kernel.get());
                var results = lanes.submit(checks);
                nodes.add(dynamicContainer(file.toString(), Stream.of(results).flatMap(JupyterTest::tests)));
            }
        }
        return nodes.stream();
    }

    private static Stream<DynamicTest> tests(Future<List<DynamicTest>> results) {
        try {
            return results.get().stream();
        } catch (ExecutionException failure) {
            return Stream.of(dynamicTest("the file runs to its end", () -> {
                throw failure.getCause();
            }));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return Stream.of(dynamicTest("the file runs to its end", () -> {
                throw interrupted;
            }));
        }
    }
}
