// Refuses whatever has a large number in it.
// Caught by: overflow is noticed
// Says: You refuse a sum that fits
boolean overflows(long a, long b) {
    return a > Long.MAX_VALUE / 2 || b > Long.MAX_VALUE / 2;
}
