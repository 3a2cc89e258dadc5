import java.lang.foreign.*;
import static java.lang.foreign.ValueLayout.*;
long call(String function, long... arguments) throws Exception { // a function of libc, whose failure is an exception
    var linker = Linker.nativeLinker();
    var types = new MemoryLayout[arguments.length];
    Arrays.fill(types, JAVA_LONG);
    var options = new Linker.Option[] {Linker.Option.captureCallState("errno")};
    var handle = linker.downcallHandle(linker.defaultLookup().findOrThrow(function), FunctionDescriptor.of(JAVA_LONG, types), options);
    var errno = Arena.global().allocate(Linker.Option.captureStateLayout());
    var all = new ArrayList<Object>(List.of(errno));
    for (long argument : arguments) all.add(argument);
    long result;
    try {
        result = (int) (long) handle.invokeWithArguments(all);
    } catch (Throwable impossible) {
        throw new Error(impossible);
    }
    if (result == -1) throw new IllegalStateException("refused with error " + errno.get(JAVA_INT, 0));
    return result;
}
long text(String text) { return Arena.global().allocateFrom(text).address(); }
int[] doubled(int[] values) {
    int[] result = new int[values.length];
    for (int i = 0; i < values.length; i++) result[i] = 2 * values[i];
    return result;
}
double mean(double[] values) {
    double sum = 0;
    for (double value : values) sum += value;
    return sum / values.length;
}
