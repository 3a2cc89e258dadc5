// Null, and a null within.
// Points: 0
// Says: twice returned null; it must return
int[] twice(int[] values) { return null; }
Object mean(double[] values) { return new double[][] {null}; }
