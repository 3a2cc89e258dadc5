package engram.grader.jail;

import static java.lang.foreign.ValueLayout.JAVA_INT;

/** Who a process is, and what more than others it may do. All is of this thread and of the program that it becomes. */
final class Privileges {
    private static final int PR_SET_PDEATHSIG = 1;
    private static final int PR_CAPBSET_DROP = 24;
    private static final int PR_SET_SECUREBITS = 28;
    private static final int PR_SET_NO_NEW_PRIVS = 38;
    private static final int SECURE_ROOT_IS_NO_ONE = 0xF; // SECBIT_NOROOT and SECBIT_NO_SETUID_FIXUP, each with its lock
    private static final int CAPABILITIES_VERSION_3 = 0x20080522;
    private static final int LAST_CAPABILITY = 63;
    private static final int SIGKILL = 9;

    private final Kernel kernel;

    Privileges(Kernel kernel) {
        this.kernel = kernel;
    }

    /** Becomes a user who owns nothing, in a group of the same number and in no other. */
    void become(long user) {
        kernel.must("setgroups", 0, 0);
        kernel.must("setresgid", user, user, user);
        kernel.must("setresuid", user, user, user);
    }

    /** No program of this process has privileges any more, even if it belongs to root. */
    void drop() {
        kernel.call("prctl", PR_SET_SECUREBITS, SECURE_ROOT_IS_NO_ONE);
        for (int capability = 0; capability <= LAST_CAPABILITY; capability++) {
            kernel.call("prctl", PR_CAPBSET_DROP, capability); // fails where it is no capability, or is not ours
        }
        var header = kernel.memory(Long.BYTES);
        header.set(JAVA_INT, 0, CAPABILITIES_VERSION_3);
        kernel.must("capset", header.address(), kernel.memory(6 * Integer.BYTES).address()); // all zeros: none
        kernel.must("prctl", PR_SET_NO_NEW_PRIVS, 1);
    }

    /** Ends with the process that started it, even if that one is killed; at once if it is gone already. */
    void endWith(long parent) {
        kernel.must("prctl", PR_SET_PDEATHSIG, SIGKILL);
        if (kernel.call("getppid") != parent) {
            throw new IllegalStateException("the grader has ended");
        }
    }
}
