// Begins with a pair too many.
// Caught by: no month, one month
// Says: For no month there is no number
long[] fibonacci(int count) {
    long[] all = new long[max(1, count)];
    for (int k = 0; k < all.length; k++) all[k] = k < 2 ? 1 : all[k - 1] + all[k - 2];
    return all;
}
