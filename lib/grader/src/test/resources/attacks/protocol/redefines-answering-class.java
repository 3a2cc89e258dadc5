// A later cell redefines what an earlier one uses.
// Points: 6
// Says: Each number should be doubled
// With: honest
int[] twice(int[] values) throws Throwable {
    return doubled(values);
}
// CELL
int[] doubled(int[] values) { return values; }
