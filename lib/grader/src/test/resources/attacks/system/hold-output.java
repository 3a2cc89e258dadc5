// A grandchild that holds standard output.
// Points: 6
// Says: twice(int[]) threw
// With: honest
int[] twice(int[] values) throws Exception {
    new ProcessBuilder("/bin/sleep", "1000").redirectOutput(ProcessBuilder.Redirect.INHERIT).start();
    return doubled(values);
}
