// A million and a half empty rows.
// Points: 6
// Says: twice returned more than
// With: honest
Object twice(int[] values) { return new double[1500][1000][0]; }
