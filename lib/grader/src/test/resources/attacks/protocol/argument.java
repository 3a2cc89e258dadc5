// Returns the argument.
// Points: 0
// Says: Each number should be doubled
int[] twice(int[] values) { return values; }
double mean(double[] values) { return values[0]; }
