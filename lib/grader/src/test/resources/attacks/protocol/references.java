// A million times the same row.
// Points: 6
// Says: twice returned more than
// With: honest
Object twice(int[] values) {
    var rows = new double[1_000_000][];
    Arrays.fill(rows, new double[1000]);
    return rows;
}
