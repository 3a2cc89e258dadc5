// Keeps all memory.
// Points: 6
// Says: more memory than
// With: honest
static List<long[]> kept = new ArrayList<>();
int[] twice(int[] values) throws Throwable {
    while (true) kept.add(new long[1 << 10]);
}
