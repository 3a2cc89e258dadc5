package engram.cli;

import picocli.CommandLine.Option;

/** The options of a benchmark whose work is one square matrix, or two. */
final class SquareOptions extends BenchOptions {

    @Option(names = "--n", description = "rows and columns (default: ${DEFAULT-VALUE})")
    private int n;

    /** @param n rows and columns, where nothing else is asked for */
    SquareOptions(int n) {
        this.n = n;
    }

    /** Rows and columns. */
    int n() {
        require(n >= 1, "--n is %d, and must be at least 1.", n);
        return n;
    }
}
