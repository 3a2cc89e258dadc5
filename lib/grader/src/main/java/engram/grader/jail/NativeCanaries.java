package engram.grader.jail;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import engram.grader.jail.Canaries.Attempt;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;

/**
 * The same by system calls: a student's code can make any, because the library's OpenBLAS needs the right to call native functions.
 * Where a real call would do harm if it succeeded, it has an argument that Linux rejects, but only after it has asked whether the process
 * may make such a call at all.
 */
final class NativeCanaries {
    private static final int AT_CWD = -100;
    private static final int READ_ONLY = 0;
    private static final int UNIX = 1; // families of sockets
    private static final int INTERNET = 2;
    private static final int STREAM = 1;
    private static final int DATAGRAM = 2;
    private static final int CLONE_SIGHAND_ALONE = 0x800; // never valid
    private static final int CLONE_FILES = 0x400;
    private static final int PEEK = 2;
    private static final int F_SETOWN = 8;
    private static final int F_SETSIG = 10;
    private static final int SIGWINCH = 28;

    private final Targets targets;
    private final Kernel kernel = new Kernel();

    NativeCanaries(Targets targets) {
        this.targets = targets;
    }

    void addTo(Map<String, Attempt> all) {
        long grader = targets.grader();
        var file = kernel.text(Path.of(targets.outside(), Targets.FILE).toString());
        all.put("open a file outside its folder by a system call", () -> done(kernel.call("openat", AT_CWD, file.address(), READ_ONLY)));
        all.put("change rights by a system call", () -> done(kernel.call("fchmodat", AT_CWD, file.address(), 0666)));
        all.put("change an owner by a system call", () -> done(kernel.call("fchownat", AT_CWD, file.address(), -1, -1, 0)));
        all.put("change a time by a system call", () -> done(kernel.call("utimensat", AT_CWD, file.address(), 0, 0)));
        all.put("cut off a file by a system call", () -> done(kernel.call("truncate", file.address(), Targets.TOKEN.length())));
        all.put("open a socket for TCP", () -> done(kernel.call("socket", INTERNET, STREAM, 0)));
        all.put("open a socket for UDP", () -> done(kernel.call("socket", INTERNET, DATAGRAM, 0)));
        all.put("connect to an abstract socket", this::abstractSocket);
        all.put("signal the grader", () -> done(kernel.call("kill", grader, 0)));
        all.put("signal a thread of the grader", () -> done(kernel.call("tgkill", grader, grader, 0)));
        all.put("signal a thread by its number", () -> done(kernel.call("tkill", grader, 0)));
        all.put("hold the grader's process", () -> done(kernel.call("pidfd_open", grader, 0)));
        all.put("have the grader signalled", this::signalByPipe);
        all.put("look into the grader's memory", this::readMemory);
        all.put("trace processes", () -> asked(kernel.call("ptrace", PEEK, grader, 0, 0)));
        all.put("start a process by a system call", () -> asked(kernel.call("clone", CLONE_SIGHAND_ALONE)));
        all.put("leave what it shares with others", () -> done(kernel.call("unshare", CLONE_FILES)));
        all.put("run another program", () -> asked(kernel.call("execve", 1, 0, 0)));
        all.put("make memory that is no file", () -> done(kernel.call("memfd_create", kernel.text("memory").address(), 0)));
        all.put("share memory that no limit counts", () -> done(kernel.call("mmap", 0, 4096, 1, 0x21, -1, 0)));
        all.put("outlive the grader", () -> done(kernel.call("prctl", 1, 0)));
    }

    /** The call succeeds. */
    private static void done(long result) throws IOException {
        if (result < 0) {
            throw new IOException("error " + -result);
        }
    }

    /** The call goes through to where Linux looks at its arguments. */
    private static void asked(long result) throws IOException {
        if (result == -Kernel.EPERM || result == -Kernel.ENOSYS) {
            throw new IOException("refused");
        }
    }

    private void abstractSocket() throws IOException {
        long socket = kernel.call("socket", UNIX, STREAM, 0);
        done(socket);
        var address = abstractAddress(kernel, targets.socket());
        done(kernel.call("connect", socket, address.address(), address.byteSize()));
    }

    /** {@code struct sockaddr_un} of a name that is in no file system: it begins with a zero. */
    static MemorySegment abstractAddress(Kernel kernel, String name) {
        byte[] bytes = name.getBytes(StandardCharsets.US_ASCII);
        var address = kernel.memory(Short.BYTES + 1 + bytes.length);
        address.set(JAVA_SHORT, 0, (short) UNIX);
        MemorySegment.copy(bytes, 0, address, JAVA_BYTE, Short.BYTES + 1, bytes.length);
        return address;
    }

    /** Whoever owns a file is signalled when something can be read from it, by a signal of choice. */
    private void signalByPipe() throws IOException {
        done(kernel.call("fcntl", 0, F_SETOWN, targets.grader()));
        done(kernel.call("fcntl", 0, F_SETSIG, SIGWINCH));
    }

    private void readMemory() throws IOException {
        var here = kernel.memory(Targets.TOKEN.length());
        var from = kernel.longs(targets.address(), here.byteSize()); // struct iovec: where, how much
        var to = kernel.longs(here.address(), here.byteSize());
        done(kernel.call("process_vm_readv", targets.grader(), to.address(), 1, from.address(), 1, 0));
    }
}
