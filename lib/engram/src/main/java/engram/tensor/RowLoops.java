package engram.tensor;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** Loops over rows of float32 numbers that begin anywhere in their arrays. */
final class RowLoops {

    private static final VectorSpecies<Float> FLOATS = FloatVector.SPECIES_PREFERRED;

    private RowLoops() {
    }

    /** y ← α·x + β·y; where a factor is 0 its row is not read. */
    static void mix(float alpha, float[] x, int xAt, float beta, float[] y, int yAt, int count) {
        if (beta == 0) {
            scale(alpha, x, xAt, y, yAt, count);
        } else if (alpha == 0) {
            scale(beta, y, yAt, y, yAt, count);
        } else {
            add(alpha, x, xAt, beta, y, yAt, count);
        }
    }

    private static void scale(float alpha, float[] x, int xAt, float[] y, int yAt, int count) {
        if (alpha == 0) {
            Arrays.fill(y, yAt, yAt + count, 0);
            return;
        }
        int i = 0;
        for (; i <= count - FLOATS.length(); i += FLOATS.length()) {
            FloatVector.fromArray(FLOATS, x, xAt + i).mul(alpha).intoArray(y, yAt + i);
        }
        for (; i < count; i++) {
            y[yAt + i] = alpha * x[xAt + i];
        }
    }

    private static void add(float alpha, float[] x, int xAt, float beta, float[] y, int yAt, int count) {
        int i = 0;
        for (; i <= count - FLOATS.length(); i += FLOATS.length()) {
            FloatVector scaled = FloatVector.fromArray(FLOATS, y, yAt + i).mul(beta);
            FloatVector.fromArray(FLOATS, x, xAt + i).lanewise(VectorOperators.FMA, scaled.broadcast(alpha), scaled).intoArray(y, yAt + i);
        }
        for (; i < count; i++) {
            y[yAt + i] = Math.fma(alpha, x[xAt + i], beta * y[yAt + i]);
        }
    }

    /** y ← x·y. */
    static void multiply(float[] x, int xAt, float[] y, int yAt, int count) {
        int i = 0;
        for (; i <= count - FLOATS.length(); i += FLOATS.length()) {
            FloatVector.fromArray(FLOATS, x, xAt + i).mul(FloatVector.fromArray(FLOATS, y, yAt + i)).intoArray(y, yAt + i);
        }
        for (; i < count; i++) {
            y[yAt + i] *= x[xAt + i];
        }
    }
}
