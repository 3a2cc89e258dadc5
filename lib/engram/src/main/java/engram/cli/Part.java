package engram.cli;

import java.util.List;

/**
 * One part of the test suite, with what it found.
 *
 * @param name a test class or a notebook
 * @param passed how many of its tests passed
 * @param failures one sentence a failed test
 * @param skips one line a test that was left out: its name and the reason
 * @param seconds how long it took
 */
record Part(String name, int passed, List<String> failures, List<String> skips, double seconds) {
}
