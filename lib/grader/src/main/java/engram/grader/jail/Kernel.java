package engram.grader.jail;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;

/**
 * System calls of Linux by their names, on the thread that makes them: what libc wraps around some of them would change all threads, and
 * this one alone goes on. One method handle serves all, because every further one would cost a tenth of the launcher's start.
 */
final class Kernel {
    static final int EPERM = 1;
    static final int EINVAL = 22;
    static final int ENOSYS = 38;
    static final int EOPNOTSUPP = 95;

    private static final MethodHandle SYSCALL = handle();

    private final Arena memory = Arena.global();
    private final MemorySegment errno = memory.allocate(Linker.Option.captureStateLayout());

    /** Whether this program knows the calls of the machine that it runs on. */
    static boolean isKnown() {
        return System.getProperty("os.name").equals("Linux") && SystemCalls.isKnown(System.getProperty("os.arch"));
    }

    @SuppressWarnings("restricted")
    private static MethodHandle handle() {
        var linker = Linker.nativeLinker();
        return linker.downcallHandle(linker.defaultLookup().findOrThrow("syscall"),
                FunctionDescriptor.of(JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG),
                Linker.Option.firstVariadicArg(1), Linker.Option.captureCallState("errno"));
    }

    /**
     * Makes a call.
     *
     * @param name      as in Linux's tables
     * @param arguments numbers and addresses, six at most
     * @return what it returns; where it fails, its error number below zero
     */
    long call(String name, long... arguments) {
        int number = SystemCalls.number(name);
        if (number < 0) {
            return -ENOSYS;
        }
        try {
            long result = (long) SYSCALL.invokeExact(errno, (long) number, at(arguments, 0), at(arguments, 1), at(arguments, 2),
                    at(arguments, 3), at(arguments, 4), at(arguments, 5));
            return result == -1 ? -errno.get(JAVA_INT, 0) : result;
        } catch (Throwable impossible) {
            throw new AssertionError("a native function throws nothing", impossible);
        }
    }

    /** The same where a failure leaves nothing to go on with. */
    long must(String name, long... arguments) {
        long result = call(name, arguments);
        if (result < 0) {
            throw new IllegalStateException(name + " fails with error " + -result);
        }
        return result;
    }

    private static long at(long[] arguments, int index) {
        return index < arguments.length ? arguments[index] : 0;
    }

    /** Memory that lasts as long as the process. */
    MemorySegment memory(long bytes) {
        return memory.allocate(bytes, Long.BYTES);
    }

    /** A text as C has it. */
    MemorySegment text(String text) {
        return memory.allocateFrom(text);
    }

    /** Texts as C has them, with nothing after the last. */
    MemorySegment texts(String... texts) {
        var pointers = memory.allocate(ADDRESS, texts.length + 1);
        for (int i = 0; i < texts.length; i++) {
            pointers.setAtIndex(ADDRESS, i, text(texts[i]));
        }
        return pointers;
    }

    /** Numbers of 64 bits, one after the other. */
    MemorySegment longs(long... numbers) {
        return memory.allocateFrom(JAVA_LONG, numbers);
    }
}
