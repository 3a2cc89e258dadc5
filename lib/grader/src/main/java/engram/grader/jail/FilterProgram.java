package engram.grader.jail;

import java.util.Arrays;

/**
 * A program for seccomp, written instruction by instruction: the kernel runs it before every system call, and what it returns is what
 * becomes of the call. {@code struct sock_filter} has 64 bits: a code (16), how many instructions to skip if a test holds (8) and if
 * it does not (8), and a number (32). See Linux, Documentation/userspace-api/seccomp_filter.rst.
 */
final class FilterProgram {
    private static final int NUMBER_OF_CALL = 0; // where things are in struct seccomp_data
    private static final int ARCHITECTURE = 4;
    private static final int FIRST_ARGUMENT = 16;

    private static final int X86_64 = 0xC000003E;
    private static final int ARM_64 = 0xC00000B7;
    private static final int FIRST_OF_X32 = 0x40000000;

    private static final int LOAD = 0x20;
    private static final int AND = 0x54;
    private static final int IF_EQUAL = 0x15;
    private static final int IF_GREATER = 0x25;
    private static final int IF_AT_LEAST = 0x35;
    private static final int RETURN = 0x06;

    private static final int ALLOW = 0x7FFF0000;
    private static final int KILL = 0x80000000;
    private static final int FAIL = 0x00050000;

    private long[] code = new long[256];
    private int size;

    /** Ends a process that calls by another machine's numbers, and refuses x32's and those that {@link SystemCalls} does not know. */
    FilterProgram() {
        add(LOAD, 0, 0, ARCHITECTURE);
        add(IF_EQUAL, 1, 0, SystemCalls.isArm() ? ARM_64 : X86_64);
        add(RETURN, 0, 0, KILL);
        add(LOAD, 0, 0, NUMBER_OF_CALL);
        add(IF_AT_LEAST, 0, 1, FIRST_OF_X32);
        fail(Kernel.EPERM);
        add(IF_GREATER, 0, 1, SystemCalls.LAST_KNOWN);
        fail(Kernel.ENOSYS);
    }

    /** The call fails with an error number. */
    FilterProgram refuse(String call, int error) {
        int number = SystemCalls.number(call);
        if (number >= 0) {
            add(IF_EQUAL, 0, 1, number);
            fail(error);
        }
        return this;
    }

    /** The call goes through if the bits of a mask are as they should be in the low half of an argument; else it fails with EPERM. */
    FilterProgram allowIf(String call, int argument, int mask, int bits) {
        return decide(call, argument, mask, new int[] {bits}, true);
    }

    /** The call fails with EPERM if the bits of a mask are one of these in the low half of an argument; else it goes through. */
    FilterProgram refuseIf(String call, int argument, int mask, int... bits) {
        return decide(call, argument, mask, bits, false);
    }

    private FilterProgram decide(String call, int argument, int mask, int[] bits, boolean allow) {
        int number = SystemCalls.number(call);
        if (number >= 0) {
            add(IF_EQUAL, 0, bits.length + 4, number);
            add(LOAD, 0, 0, low(argument));
            add(AND, 0, 0, mask);
            for (int i = 0; i < bits.length; i++) {
                add(IF_EQUAL, bits.length - i, 0, bits[i]);
            }
            add(RETURN, 0, 0, allow ? FAIL | Kernel.EPERM : ALLOW);
            add(RETURN, 0, 0, allow ? ALLOW : FAIL | Kernel.EPERM);
        }
        return this;
    }

    /** The call goes through if an argument of 64 bits is this one; else it fails with EPERM. */
    FilterProgram allowOnly(String call, int argument, long value) {
        add(IF_EQUAL, 0, 6, SystemCalls.number(call));
        add(LOAD, 0, 0, low(argument));
        add(IF_EQUAL, 0, 3, (int) value);
        add(LOAD, 0, 0, low(argument) + Integer.BYTES);
        add(IF_EQUAL, 0, 1, (int) (value >>> 32));
        add(RETURN, 0, 0, ALLOW);
        fail(Kernel.EPERM);
        return this;
    }

    /** All instructions, the last of which lets through what none before it has decided. */
    long[] instructions() {
        add(RETURN, 0, 0, ALLOW);
        return Arrays.copyOf(code, size);
    }

    private static int low(int argument) {
        return FIRST_ARGUMENT + Long.BYTES * argument; // both machines have the low half first
    }

    private void fail(int error) {
        add(RETURN, 0, 0, FAIL | error);
    }

    private void add(int operation, int skipIfTrue, int skipIfFalse, int number) {
        if (size == code.length) {
            code = Arrays.copyOf(code, 2 * size);
        }
        code[size++] = operation | (long) skipIfTrue << 16 | (long) skipIfFalse << 24 | (long) number << 32;
    }
}
