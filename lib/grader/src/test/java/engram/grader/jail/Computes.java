package engram.grader.jail;

import engram.tensor.Backend;
import engram.tensor.Matrix;

/** A program for a jail: OpenBLAS, LAPACK and the Vector API, with all cores. */
final class Computes {

    private Computes() {
    }

    public static void main(String[] arguments) {
        var backend = Backend.cpu();
        var a = Matrix.uniform(300, 300, 1);
        var identity = backend.matmul(a, backend.linearAlgebra().inverse(a));
        double worst = 0;
        for (int i = 0; i < a.rows(); i++) {
            for (int j = 0; j < a.cols(); j++) {
                worst = Math.max(worst, Math.abs(identity.get(i, j) - (i == j ? 1 : 0)));
            }
        }
        var softened = Matrix.zeros(300, 300);
        backend.softmax(1, a, softened);
        System.out.println(worst < 1e-2 && Math.abs(backend.rowSums(softened).get(7, 0) - 1) < 1e-4 ? "computed" : "wrong by " + worst);
    }
}
