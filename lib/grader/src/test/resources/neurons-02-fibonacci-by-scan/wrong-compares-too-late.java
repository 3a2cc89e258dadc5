// Compares the sum after it has overflowed.
// Caught by: overflow is noticed
// Says: a comparison with it after the addition never finds any
boolean overflows(long a, long b) {
    return a + b > Long.MAX_VALUE;
}
