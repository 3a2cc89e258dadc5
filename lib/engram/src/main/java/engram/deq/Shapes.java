package engram.deq;

import static engram.argument.Given.given;

import engram.tensor.Matrix;
import engram.tensor.Panel;
import java.util.Locale;

/** Checks of shapes, each with its sentence. */
final class Shapes {
    private static final double LARGEST = 1e30; // size of a gradient, in float32

    private Shapes() {}

    /** @throws DeqException unless a matrix has a row for every sample of f, and a column for every number of its states */
    static void states(String name, FixedPoint f, Matrix x) {
        if (given(name, x).rows() != given("f", f).samples() || x.cols() != f.size())
            throw new DeqException("The %s is %d × %d, but there are %d samples with states of %d numbers."
                    .formatted(name, x.rows(), x.cols(), f.samples(), f.size()));
    }

    /** @throws DeqException unless a matrix is one of states, and its rows have sizes that products with them can have */
    static void gradient(FixedPoint f, Matrix v) {
        states("gradient", f, v);
        double[] squares = new double[v.rows()];
        f.backend().rowDots(Panel.of(v), Panel.of(v), squares);
        for (int i = 0; i < squares.length; i++)
            if (!(squares[i] <= LARGEST * LARGEST))
                throw new DeqException(String.format(Locale.ROOT, "The gradient of sample %d has the size %.3g: it must be finite, and at most %.0e.",
                        i, Math.sqrt(squares[i]), LARGEST));
    }

    /** @throws DeqException unless both have one shape */
    static void same(String name, Matrix a, Matrix b) {
        if (given(name, a).rows() != given(name, b).rows() || a.cols() != b.cols())
            throw new DeqException("The %s are %d × %d and %d × %d, and must have one shape."
                    .formatted(name, a.rows(), a.cols(), b.rows(), b.cols()));
    }
}
