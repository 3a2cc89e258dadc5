// Returns what is no plain data.
// Points: 6
// Says: twice returned a value of type ArrayList
// With: honest
Object twice(int[] values) { return new ArrayList<>(List.of(1)); }
