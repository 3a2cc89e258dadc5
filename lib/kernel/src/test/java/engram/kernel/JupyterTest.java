package engram.kernel;

import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** The real kernel process, driven by Jupyter's own client. */
class JupyterTest {
    @TempDir
    Path folder;

    @TestFactory
    Stream<DynamicTest> cells() throws IOException, InterruptedException {
        return checks("cells.py");
    }

    @TestFactory
    Stream<DynamicTest> interrupts() throws IOException, InterruptedException {
        return checks("interrupts.py");
    }

    @TestFactory
    Stream<DynamicTest> answers() throws IOException, InterruptedException {
        return checks("answers.py");
    }

    @TestFactory
    Stream<DynamicTest> transport() throws IOException, InterruptedException {
        return checks("transport.py");
    }

    @TestFactory
    Stream<DynamicTest> magics() throws IOException, InterruptedException {
        return checks("magics.py");
    }

    /** Every message that the kernel sends, against the messaging specification. */
    @TestFactory
    Stream<DynamicTest> messages() throws IOException, InterruptedException {
        return checks("messages.py");
    }

    /** Hundreds of interrupts, restarts and cells, thousands of bad messages. */
    @TestFactory
    @Tag("slow")
    Stream<DynamicTest> soak() throws IOException, InterruptedException {
        return checks("soak.py");
    }

    /** Everything above once more through Unix-domain sockets, but for what has nothing to do with them. */
    @TestFactory
    @Tag("slow")
    Stream<DynamicNode> ipc() throws IOException, InterruptedException {
        var checks = new Checks(folder);
        var nodes = new ArrayList<DynamicNode>();
        for (var file : List.of("cells.py", "interrupts.py", "answers.py", "transport.py", "messages.py")) {
            nodes.add(dynamicContainer(file + " over ipc", checks.of("ipc", file)));
        }
        nodes.add(dynamicContainer("soak.py over ipc", checks.of("ipc", "soak.py", "check_two_hundred_interrupts",
                "check_ten_thousand_bad_messages", "check_fifty_restarts")));
        return nodes.stream();
    }

    /** The programs in which people meet a kernel. */
    @TestFactory
    @Tag("slow")
    Stream<DynamicTest> frontEnds() throws IOException, InterruptedException {
        return checks("frontends.py");
    }

    private Stream<DynamicTest> checks(String file) throws IOException, InterruptedException {
        return new Checks(folder).of("tcp", file);
    }
}
