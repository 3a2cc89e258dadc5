/** The commands behind {@code ./engram}: notebooks from the command line, the test suite, the doctor, the benchmarks. */
package engram.cli;
