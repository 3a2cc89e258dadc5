// Returns the second of each pair.
// Caught by: Fibonacci's numbers
// Says: F(1) and F(2) are both 1
long[] fibonacci(int count) {
    var pairs = Scan.scan((pair, month) -> new Pair(pair.second(), pair.first() + pair.second()),
        Collections.nCopies(count, 0), new Pair(0, 1));
    return pairs.stream().mapToLong(Pair::second).toArray();
}
