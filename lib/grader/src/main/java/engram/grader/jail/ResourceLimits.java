package engram.grader.jail;

/** Limits of the kernel for a process: nobody without privileges can raise them again. */
final class ResourceLimits {
    private static final int CPU = 0; // seconds
    private static final int FILE_SIZE = 1; // bytes of each
    private static final int DATA = 2; // bytes that it may write to
    private static final int CORE = 4; // bytes of what is left of it after a crash
    private static final int PROCESSES = 6; // and threads, of the user
    private static final int OPEN_FILES = 7;
    private static final int LOCKED = 8; // bytes
    private static final int QUEUES = 12; // bytes in messages

    private static final long LARGEST_FILE = 16 << 20;
    private static final long MOST_OPEN_FILES = 512;

    private final Kernel kernel;

    ResourceLimits(Kernel kernel) {
        this.kernel = kernel;
    }

    /** The user's processes and threads: for a user who has no other processes. */
    void processes(long most) {
        limit(PROCESSES, most, most);
    }

    /**
     * Everything else.
     *
     * @param cpu  seconds
     * @param data bytes
     */
    void all(long cpu, long data) {
        limit(CPU, cpu, cpu + 1); // the first ends it by a signal that it may catch, the second by one that it may not
        limit(FILE_SIZE, LARGEST_FILE, LARGEST_FILE);
        limit(CORE, 0, 0);
        limit(OPEN_FILES, MOST_OPEN_FILES, MOST_OPEN_FILES);
        limit(LOCKED, 0, 0);
        limit(QUEUES, 0, 0);
        limit(DATA, data, data);
    }

    private void limit(int what, long soft, long hard) {
        kernel.must("prlimit64", 0, what, kernel.longs(soft, hard).address(), 0);
    }
}
