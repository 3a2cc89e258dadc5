// Adds doubles.
// Caught by: Fibonacci's numbers
// Says: a double holds whole numbers up to 2^53 only
long[] fibonacci(int count) {
    double[] before = {0, 1};
    long[] all = new long[count];
    for (int k = 0; k < count; k++) {
        all[k] = (long) before[1];
        before = new double[] {before[1], before[0] + before[1]};
    }
    return all;
}
