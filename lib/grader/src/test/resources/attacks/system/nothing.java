// Tries nothing: what an honest answer gets in the same place.
// Points: 10
// Says: 
// With: honest
int[] twice(int[] values) throws Exception {
    return doubled(values);
}
