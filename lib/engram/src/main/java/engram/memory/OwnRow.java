package engram.memory;

import engram.activation.Activation;

/** A row-wise Lagrangian's activation, row by row in float64. */
record OwnRow(RowWise of) implements Activation {

    @Override public boolean isPointwise() { return false; }

    @Override public void apply(float[] x, int xAt, float[] y, int yAt, int count) { put(of.activation(row(x, xAt, count)), y, yAt, count); }

    @Override public void pullBack(float[] x, int xAt, float[] v, int vAt, float[] out, int outAt, int count) {
        put(of.hessianProduct(row(x, xAt, count), row(v, vAt, count)), out, outAt, count);
    }

    private static double[] row(float[] x, int at, int count) {
        double[] row = new double[count];
        for (int i = 0; i < count; i++) row[i] = x[at + i];
        return row;
    }

    private static void put(double[] row, float[] y, int at, int count) {
        checked(row, count);
        for (int i = 0; i < count; i++) y[at + i] = (float) row[i];
    }

    /** @throws MemoryException unless there is a number for each neuron */
    static double[] checked(double[] row, int count) {
        if (row == null || row.length != count)
            throw new MemoryException("A Lagrangian made %s of a layer of %d neurons; it must make one number for each."
                    .formatted(row == null ? "nothing" : row.length + " numbers", count));
        return row;
    }
}
