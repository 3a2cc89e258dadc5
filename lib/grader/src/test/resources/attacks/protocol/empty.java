// Nothing, and no number.
// Points: 0
// Says: Each number should be doubled
int[] twice(int[] values) { return new int[0]; }
double mean(double[] values) { return Double.NaN; }
