package engram.grader.jail;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.lang.foreign.MemorySegment;

/** The system calls that a student's process may not make. What is refused fails as if a right was missing; the process lives on. */
final class Seccomp {
    private static final String[] REFUSED = {
        // network
        "socket", "socketpair", "connect", "bind",
        // other processes: their memory, their signals, their share of the processor
        "ptrace", "process_vm_readv", "process_vm_writev", "process_madvise", "process_mrelease", "kcmp", "pidfd_open", "pidfd_getfd",
        "pidfd_send_signal", "tkill", "rt_sigqueueinfo", "rt_tgsigqueueinfo", "perf_event_open", "migrate_pages", "move_pages", "setpgid",
        "setsid", "setpriority", "ioprio_set", "sched_setaffinity", "sched_setscheduler", "sched_setparam", "sched_setattr",
        // new processes
        "fork", "vfork", "execveat", "uselib",
        // mounts and name spaces
        "mount", "umount2", "pivot_root", "chroot", "fsopen", "fsconfig", "fsmount", "fspick", "move_mount", "open_tree", "mount_setattr",
        "setns", "unshare", "swapon", "swapoff", "quotactl", "quotactl_fd",
        // ways round other calls, and round the limit of memory
        "bpf", "userfaultfd", "io_uring_setup", "io_uring_enter", "io_uring_register", "memfd_create", "memfd_secret", "name_to_handle_at",
        "open_by_handle_at", "personality", "modify_ldt",
        // attributes of files, which Landlock does not guard outside the work folder
        "chmod", "fchmod", "fchmodat", "fchmodat2", "chown", "fchown", "lchown", "fchownat", "utime", "utimes", "futimesat", "utimensat",
        "setxattr", "lsetxattr", "fsetxattr", "removexattr", "lremovexattr", "fremovexattr", "truncate", "mknod", "mknodat",
        "inotify_init", "inotify_init1", "fanotify_init",
        // messages and keys that processes of one user share
        "shmget", "semget", "msgget", "mq_open", "mq_unlink", "add_key", "request_key", "keyctl",
        // users
        "setuid", "setgid", "setreuid", "setregid", "setresuid", "setresgid", "setgroups", "setfsuid", "setfsgid", "capset",
        "lsm_set_self_attr",
        // the machine
        "init_module", "finit_module", "delete_module", "kexec_load", "kexec_file_load", "reboot", "acct", "syslog", "sethostname",
        "setdomainname", "settimeofday", "clock_settime", "clock_adjtime", "adjtimex", "iopl", "ioperm", "vhangup", "lookup_dcookie",
        "nfsservctl"};

    private static final int ALL_BITS = -1;
    private static final int CLONE_THREAD = 0x00010000;
    private static final int CLONE_NEW = 0x7E020000; // any name space
    private static final int MAP_SHARED_ANONYMOUS = 0x21;
    private static final int OPEN_MODE_AND_TRUNCATE = 0x203;
    private static final int TRUNCATE_BUT_READ = 0x200;
    /** To outlive the grader, and to close to it what /proc tells of the process. */
    private static final int[] CONTROL = {1, 4}; // PR_SET_PDEATHSIG, PR_SET_DUMPABLE
    private static final int[] SIGNALS_BY_FCNTL = {8, 10, 15}; // F_SETOWN, F_SETSIG, F_SETOWN_EX
    private static final int[] SIGNALS_AND_TERMINALS_BY_IOCTL = {0x8901, 0x8902, 0x5412, 0x541C}; // FIOSETOWN, SIOCSPGRP, TIOCSTI, TIOCLINUX
    private static final int SET_MODE_FILTER = 1;

    private Seccomp() {
    }

    /**
     * The filter of a student's process.
     *
     * @param process its id, which a program keeps that replaces it
     * @param program where in memory the path stands that the one program to come is started by: no later one has it there
     */
    static FilterProgram student(int process, long program) {
        var filter = new FilterProgram();
        for (String call : REFUSED) {
            filter.refuse(call, Kernel.EPERM);
        }
        filter.refuse("clone3", Kernel.ENOSYS).refuse("openat2", Kernel.ENOSYS); // libc then takes the older call, whose flags can be seen
        filter.refuse("fallocate", Kernel.EOPNOTSUPP); // fills a disk without having written; libc writes zeros instead, as on file systems without it
        return filter.allowIf("clone", 0, CLONE_THREAD | CLONE_NEW, CLONE_THREAD)
                .allowOnly("execve", 0, program)
                .allowIf("kill", 0, ALL_BITS, process)
                .allowIf("tgkill", 0, ALL_BITS, process)
                .refuseIf("fcntl", 1, ALL_BITS, SIGNALS_BY_FCNTL)
                .refuseIf("ioctl", 1, ALL_BITS, SIGNALS_AND_TERMINALS_BY_IOCTL)
                .refuseIf("prctl", 0, ALL_BITS, CONTROL)
                .refuseIf("mmap", 3, MAP_SHARED_ANONYMOUS, MAP_SHARED_ANONYMOUS) // RLIMIT_DATA does not count it
                .refuseIf("open", 1, OPEN_MODE_AND_TRUNCATE, TRUNCATE_BUT_READ) // Landlock's first two versions let it pass
                .refuseIf("openat", 2, OPEN_MODE_AND_TRUNCATE, TRUNCATE_BUT_READ)
                .allowIf("prlimit64", 0, ALL_BITS, 0); // its own limits, which it can only lower
    }

    /** Sets a filter for this thread and the programs that it becomes. */
    static void apply(Kernel kernel, FilterProgram filter) {
        long[] instructions = filter.instructions();
        MemorySegment program = kernel.memory(2 * Long.BYTES); // struct sock_fprog: how many, where
        program.set(JAVA_SHORT, 0, (short) instructions.length);
        program.set(ADDRESS, Long.BYTES, kernel.longs(instructions));
        kernel.must("seccomp", SET_MODE_FILTER, 0, program.address());
    }
}
