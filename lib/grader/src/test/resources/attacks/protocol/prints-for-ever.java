// Prints more than anybody keeps.
// Points: 6
// Says: twice 
// With: honest
int[] twice(int[] values) throws Throwable {
    while (true) System.out.println("x".repeat(1000));
}
