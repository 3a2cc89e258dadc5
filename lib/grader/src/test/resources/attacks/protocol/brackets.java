// 64 MB of brackets.
// Points: 6
// Says: twice returned more than
// With: honest
Object twice(int[] values) { return "[".repeat(64 << 20); }
