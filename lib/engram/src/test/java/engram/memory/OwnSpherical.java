package engram.memory;

/** Neurons of one length, with ε = ½, as a student would write them in a cell. */
record OwnSpherical() implements RowWise {
    @Override public double value(double[] s) {
        double squares = 0.25;
        for (double one : s) squares += one * one;
        return Math.sqrt(squares);
    }

    @Override public double[] activation(double[] s) {
        double[] rho = s.clone();
        for (int i = 0; i < s.length; i++) rho[i] /= value(s);
        return rho;
    }

    @Override public double[] hessianProduct(double[] s, double[] v) {
        double[] rho = activation(s), result = v.clone();
        double along = 0;
        for (int i = 0; i < s.length; i++) along += rho[i] * v[i];
        for (int i = 0; i < s.length; i++) result[i] = (v[i] - rho[i] * along) / value(s);
        return result;
    }
}
