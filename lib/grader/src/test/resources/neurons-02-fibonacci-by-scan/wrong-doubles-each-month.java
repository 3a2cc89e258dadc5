// Adds the new first number in place of the old one.
// Caught by: Fibonacci's numbers
// Says: Your numbers double
long[] fibonacci(int count) {
    var pairs = Scan.scan((pair, month) -> {
        long first = pair.second();
        return new Pair(first, first + first);
    }, Collections.nCopies(count, 0), new Pair(0, 1));
    return pairs.stream().mapToLong(Pair::first).toArray();
}
