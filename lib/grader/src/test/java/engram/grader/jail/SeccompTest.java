package engram.grader.jail;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The filter, run as the kernel runs it, for both machines that it is written for, of which the tests have one at most. */
@Isolated("for a while, this JVM says that it runs on another machine")
class SeccompTest {
    private static final String HERE = System.getProperty("os.arch");
    private static final int PROCESS = 4711;
    private static final long PATH = 0x7F12_3456_7890L;
    private static final int THREAD_AS_LIBC_STARTS_IT = 0x3D0F00;
    private static final int SIGCHLD = 17;
    private static final int NEW_USER = 0x1000_0000;
    private static final String ALLOWED = "allowed";
    private static final String REFUSED = "error " + Kernel.EPERM;
    private static final String UNKNOWN = "error " + Kernel.ENOSYS;

    @AfterEach
    void whereItIs() {
        System.setProperty("os.arch", HERE);
    }

    /** What becomes of a call: the instructions of Linux's classic BPF that the filter has. */
    private static String run(long[] program, int architecture, int number, long... arguments) {
        long accumulator = 0;
        for (int at = 0; ; at++) {
            int operand = (int) (program[at] >>> 32);
            int yes = (int) (program[at] >>> 16 & 0xFF);
            int no = (int) (program[at] >>> 24 & 0xFF);
            switch ((int) (program[at] & 0xFFFF)) {
                case 0x20 -> accumulator = loaded(operand, architecture, number, arguments);
                case 0x54 -> accumulator &= Integer.toUnsignedLong(operand);
                case 0x15 -> at += accumulator == Integer.toUnsignedLong(operand) ? yes : no;
                case 0x25 -> at += accumulator > Integer.toUnsignedLong(operand) ? yes : no;
                case 0x35 -> at += accumulator >= Integer.toUnsignedLong(operand) ? yes : no;
                case 0x06 -> {
                    return operand == 0x7FFF0000 ? ALLOWED : operand == 0x80000000 ? "ended" : "error " + (operand & 0xFFFF);
                }
                default -> throw new AssertionError("instruction %d is %x".formatted(at, program[at]));
            }
        }
    }

    private static long loaded(int offset, int architecture, int number, long... arguments) {
        if (offset < 16) {
            return Integer.toUnsignedLong(offset == 0 ? number : architecture);
        }
        int index = (offset - 16) / 8;
        long argument = index < arguments.length ? arguments[index] : 0;
        return Integer.toUnsignedLong((int) (offset % 8 == 0 ? argument : argument >>> 32));
    }

    private long[] program;
    private int own;

    private String call(String name, long... arguments) {
        return run(program, own, SystemCalls.number(name), arguments);
    }

    @ParameterizedTest
    @ValueSource(strings = {"amd64", "aarch64"})
    void everyCallIsDecidedAsItShouldBe(String machine) {
        System.setProperty("os.arch", machine);
        boolean arm = machine.equals("aarch64");
        own = arm ? 0xC00000B7 : 0xC000003E;
        program = Seccomp.student(PROCESS, PATH).instructions();
        int other = arm ? 0x40000028 : 0x40000003; // 32 bits, which the same processor can run
        assertEquals("ended", run(program, other, SystemCalls.number("getpid")));
        assertEquals(ALLOWED, call("getpid"));
        assertEquals(REFUSED, run(program, own, 0x40000000 | SystemCalls.number("getpid")));
        assertEquals(UNKNOWN, run(program, own, SystemCalls.LAST_KNOWN + 1));
        refusedAltogether();
        processes();
        signals();
        memoryAndFiles();
    }

    private void refusedAltogether() {
        for (String name : new String[] {"socket", "socketpair", "ptrace", "process_vm_readv", "process_vm_writev", "mount", "unshare", "setns",
            "bpf", "io_uring_setup", "fork", "vfork", "execveat", "chmod", "fchmod", "fchmodat", "fchmodat2", "chown", "fchownat", "utimensat",
            "setxattr", "tkill", "pidfd_send_signal", "pidfd_open", "rt_sigqueueinfo", "setresuid", "capset", "shmget", "memfd_create"}) {
            if (SystemCalls.number(name) >= 0) {
                assertEquals(REFUSED, call(name), name);
            }
        }
    }

    private void processes() {
        assertEquals(UNKNOWN, call("clone3"));
        assertEquals(ALLOWED, call("clone", THREAD_AS_LIBC_STARTS_IT));
        assertEquals(REFUSED, call("clone", SIGCHLD));
        assertEquals(REFUSED, call("clone", THREAD_AS_LIBC_STARTS_IT | NEW_USER));
        assertEquals(ALLOWED, call("execve", PATH));
        assertEquals(REFUSED, call("execve", PATH + 1));
        assertEquals(REFUSED, call("execve", PATH & 0xFFFF_FFFFL));
        assertEquals(ALLOWED, call("prlimit64", 0));
        assertEquals(REFUSED, call("prlimit64", PROCESS + 1));
        assertEquals(REFUSED, call("prctl", 1));
        assertEquals(REFUSED, call("prctl", 4, 0));
        assertEquals(ALLOWED, call("prctl", 15));
    }

    private void signals() {
        for (String name : new String[] {"kill", "tgkill"}) {
            assertEquals(ALLOWED, call(name, PROCESS));
            assertEquals(ALLOWED, call(name, 1L << 32 | PROCESS), "the kernel takes the low half");
            for (long victim : new long[] {-1, 0, 1, -PROCESS, PROCESS + 1}) {
                assertEquals(REFUSED, call(name, victim));
            }
        }
        for (int command : new int[] {8, 10, 15}) {
            assertEquals(REFUSED, call("fcntl", 0, command));
        }
        assertEquals(ALLOWED, call("fcntl", 0, 3));
        assertEquals(REFUSED, call("ioctl", 0, 0x5412));
        assertEquals(ALLOWED, call("ioctl", 0, 0x5413));
    }

    private void memoryAndFiles() {
        assertEquals(ALLOWED, call("mmap", 0, 4096, 3, 0x22));
        assertEquals(REFUSED, call("mmap", 0, 4096, 3, 0x21));
        assertEquals(ALLOWED, call("openat", -100, 0, 0x241)); // to write, made anew
        assertEquals(REFUSED, call("openat", -100, 0, 0x200)); // to read, cut off
        assertEquals("error " + Kernel.EOPNOTSUPP, call("fallocate", 3, 0, 0, 4096));
    }
}
