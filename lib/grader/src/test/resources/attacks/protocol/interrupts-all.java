// Interrupts all threads of the program.
// Points: 6
// Says: twice 
// With: honest
int[] twice(int[] values) throws Throwable {
    for (int i = 0; i < 100; i++) Thread.getAllStackTraces().keySet().forEach(Thread::interrupt);
    Thread.sleep(500);
    return doubled(values);
}
