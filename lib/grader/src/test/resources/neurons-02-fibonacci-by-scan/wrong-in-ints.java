// Adds ints.
// Caught by: Fibonacci's numbers
// Says: that an int can hold
long[] fibonacci(int count) {
    var pairs = Scan.scan((pair, month) -> new Pair(pair.second(), (int) pair.first() + (int) pair.second()),
        Collections.nCopies(count, 0), new Pair(0, 1));
    return pairs.stream().mapToLong(Pair::first).toArray();
}
