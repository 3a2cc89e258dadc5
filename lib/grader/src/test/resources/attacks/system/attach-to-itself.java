// Attaches to its own JVM.
// Points: 6
// Says: twice(int[]) threw
// With: honest
int[] twice(int[] values) throws Exception {
    com.sun.tools.attach.VirtualMachine.attach(Long.toString(ProcessHandle.current().pid())).detach();
    return doubled(values);
}
