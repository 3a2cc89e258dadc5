package engram.grader.jail;

import java.util.Arrays;

/**
 * The launcher: gives up, one after the other, what a student's process must not have, and then becomes the program that it was asked
 * for, in the same process. It runs in a small JVM. Its own threads are older than its main one and would stay free if it went on
 * itself; but a program that replaces another begins with one thread, the one that asked for it, and that one was restricted.
 *
 * <p>Arguments, of which each layer is left out where it is not to be had: {@code --read PATH} (any number), {@code --work FOLDER},
 * {@code --cpu SECONDS}, {@code --data BYTES}, {@code --parent ID} (ends with this process), {@code --user NUMBER},
 * {@code --processes MOST}, {@code --landlock}, {@code --seccomp}; then {@code --} and the command. Nothing on standard output:
 * that is the command's. Whatever fails is one sentence on standard error, and 126 as the exit value.
 */
public final class Restrict {
    private static final int CLOSE_ON_EXEC = 4;
    private static final long LARGEST = 0xFFFFFFFFL;
    private static final int F_SETFD = 2;
    private static final int OLD_LARGEST = 4096;
    static final int FAILED = 126;

    private final Kernel kernel = new Kernel();
    private final String[] arguments;
    private final String[] command;

    private Restrict(String[] arguments) {
        int end = Arrays.asList(arguments).indexOf("--");
        this.arguments = Arrays.copyOf(arguments, end);
        command = Arrays.copyOfRange(arguments, end + 1, arguments.length);
    }

    public static void main(String[] arguments) {
        try {
            new Restrict(arguments).restrictAndRun();
        } catch (IllegalStateException failure) {
            System.err.println("The student's process cannot be restricted: " + failure.getMessage());
        }
        Runtime.getRuntime().halt(FAILED);
    }

    /** In this order: what needs privileges, what needs files, what forbids system calls. */
    private void restrictAndRun() {
        var program = kernel.text(command[0]);
        var words = kernel.texts(command);
        var environment = kernel.texts(environment());
        var filter = Seccomp.student((int) kernel.call("getpid"), program.address());
        kernel.call("setsid"); // away from the terminal
        closeFiles();
        var limits = new ResourceLimits(kernel);
        var privileges = new Privileges(kernel);
        if (has("--processes")) {
            limits.processes(number("--processes"));
        }
        if (has("--user")) {
            privileges.become(number("--user"));
        }
        kernel.must("chdir", kernel.text(value("--work")).address()); // as the user whose folder it is
        privileges.drop();
        if (has("--parent")) {
            privileges.endWith(number("--parent")); // a change of user would forget it
        }
        if (has("--landlock")) {
            landlock().restrict();
        }
        limits.all(number("--cpu"), number("--data"));
        if (has("--seccomp")) {
            Seccomp.apply(kernel, filter);
        }
        kernel.must("execve", program.address(), words.address(), environment.address());
    }

    /** What the command opens has these numbers again; what is open now is not for it. */
    private void closeFiles() {
        if (kernel.call("close_range", 3, LARGEST, CLOSE_ON_EXEC) < 0) { // before Linux 5.11
            for (int file = 3; file < OLD_LARGEST; file++) {
                kernel.call("fcntl", file, F_SETFD, 1);
            }
        }
    }

    private Landlock landlock() {
        var landlock = new Landlock(kernel);
        landlock.execute(command[0]);
        for (String loader : SystemPaths.LOADERS) {
            landlock.execute(loader);
        }
        for (String path : SystemPaths.READABLE) {
            landlock.read(path);
        }
        landlock.write(SystemPaths.NOWHERE);
        landlock.write(value("--work"));
        for (int i = 0; i + 1 < arguments.length; i++) {
            if (arguments[i].equals("--read")) {
                landlock.read(arguments[i + 1]);
            }
        }
        return landlock;
    }

    private static String[] environment() {
        var all = System.getenv();
        var environment = new String[all.size()];
        int i = 0;
        for (var each : all.entrySet()) {
            environment[i++] = each.getKey().concat("=").concat(each.getValue());
        }
        return environment;
    }

    private boolean has(String option) {
        return Arrays.asList(arguments).contains(option);
    }

    private long number(String option) {
        return Long.parseLong(value(option));
    }

    private String value(String option) {
        return arguments[Arrays.asList(arguments).indexOf(option) + 1];
    }
}
