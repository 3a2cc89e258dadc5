// Dice.
// Points: 0
// Says: Each number should be doubled
int[] twice(int[] values) { return new Random().ints(values.length).toArray(); }
double mean(double[] values) { return new Random().nextGaussian(); }
