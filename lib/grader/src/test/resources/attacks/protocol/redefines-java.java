// A later cell has its own String, Math and Object.
// Points: 10
// Says:
// With: honest
int[] twice(int[] values) throws Throwable {
    return doubled(values);
}
// CELL
class String { }
class Math { static double abs(double x) { return 0; } }
