// An array that holds itself.
// Points: 6
// Says: twice returned a value of type Object[]
// With: honest
Object twice(int[] values) {
    var ring = new Object[1];
    ring[0] = ring;
    return ring;
}
