package engram.cli;

import java.util.List;

/**
 * One part of the test suite, with what it found.
 *
 * @param name a test class or a notebook
 * @param passed how many of its tests passed
 * @param failures one sentence a failed test
 * @param skipped how many of its tests were left out
 * @param seconds how long it took
 */
record Part(String name, int passed, List<String> failures, int skipped, double seconds) {
}
