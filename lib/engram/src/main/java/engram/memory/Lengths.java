package engram.memory;

import static engram.argument.Given.given;

import engram.argument.ArgumentException;
import engram.tensor.Matrix;
import engram.tensor.ShapeException;

/** What every memory asks of the sizes of patterns and states. */
final class Lengths {
    private Lengths() {}

    /** There must be a pattern, and a number in it. */
    static void checkPatterns(Matrix patterns) {
        if (given("patterns", patterns).rows() == 0 || patterns.cols() == 0)
            throw new ArgumentException("The patterns are a " + patterns.rows() + " × " + patterns.cols()
                    + " matrix: it must have a row and a column.");
    }

    /** States must be as long as patterns. */
    static void check(Matrix states, Matrix patterns) {
        if (given("states", states).cols() != patterns.cols())
            throw new ShapeException("A state has " + states.cols() + " entries and a pattern " + patterns.cols()
                    + ": they must be equally many.");
    }
}
