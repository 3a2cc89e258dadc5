// The largest numbers.
// Points: 0
// Says: Each number should be doubled
int[] twice(int[] values) { Arrays.fill(values, Integer.MAX_VALUE); return values; }
double mean(double[] values) { return Double.MAX_VALUE; }
