// Writes longs as text.
// Caught by: all digits
// Says: somewhere the sums are still longs
String[] exactly(int count) {
    return Arrays.stream(fibonacci(count)).mapToObj(Long::toString).toArray(String[]::new);
}
