package engram.grader;

import java.io.PrintWriter;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;

/** Runs the tests of a class in this process, whoever it belongs to, and says in its last line how many there were and how many failed. */
final class RunTests {

    private RunTests() {
    }

    public static void main(String[] arguments) {
        var listener = new SummaryGeneratingListener();
        LauncherFactory.create().execute(LauncherDiscoveryRequestBuilder.request()
                .selectors(DiscoverySelectors.selectClass(arguments[0])).build(), listener);
        var summary = listener.getSummary();
        summary.printFailuresTo(new PrintWriter(System.out, true), 3);
        System.out.printf("%d passed, %d failed, %d left out%n", summary.getTestsSucceededCount(), summary.getTotalFailureCount(),
                summary.getTestsAbortedCount() + summary.getTestsSkippedCount());
        System.exit(0);
    }
}
