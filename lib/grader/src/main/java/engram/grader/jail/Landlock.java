package engram.grader.jail;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

/**
 * Landlock: from now on this thread, and what it becomes, opens only files below the folders that are named here. It needs no
 * privilege, and knows more with every version: moving files from 2 on, cutting them off from 3, TCP from 4, devices from 5, signals and
 * abstract sockets from 6. See Linux, Documentation/userspace-api/landlock.rst.
 */
final class Landlock {
    private static final int EXECUTE = 1;
    private static final int WRITE_FILE = 1 << 1;
    private static final int READ_FILE = 1 << 2;
    private static final int READ_FOLDER = 1 << 3;
    private static final int REMOVE_AND_MAKE = 1 << 4 | 1 << 5 | 1 << 7 | 1 << 8; // folders and plain files
    private static final int MOVE = 1 << 13;
    private static final int TRUNCATE = 1 << 14;
    private static final int OF_FILES = EXECUTE | WRITE_FILE | READ_FILE | TRUNCATE | 1 << 15;
    private static final int[] RIGHTS_OF_VERSION = {0, 13, 14, 15, 15, 16}; // how many rights of files each knows

    private static final int GET_VERSION = 1;
    private static final int PATH_BENEATH = 1;
    private static final int AT_CWD = -100;
    private static final int PATH_ONLY_CLOSE_ON_EXEC = 0x280000;

    private final Kernel kernel;
    private final int rights;
    private final int ruleset;

    /** Begins: nothing is allowed. Nothing is forbidden either before {@link #restrict}. */
    Landlock(Kernel kernel) {
        this.kernel = kernel;
        int version = version(kernel);
        if (version < 1) {
            throw new IllegalStateException("this kernel has no Landlock");
        }
        rights = (1 << RIGHTS_OF_VERSION[Math.min(version, RIGHTS_OF_VERSION.length - 1)]) - 1;
        var all = kernel.longs(rights, 3, 3); // files; TCP: bind, connect; scopes: abstract sockets, signals
        int size = Long.BYTES * (version < 4 ? 1 : version < 6 ? 2 : 3);
        ruleset = (int) kernel.must("landlock_create_ruleset", all.address(), size, 0);
    }

    /** Which version the kernel has; below 1 where it has none. */
    static int version(Kernel kernel) {
        return (int) kernel.call("landlock_create_ruleset", 0, 0, GET_VERSION);
    }

    void read(String path) {
        allow(path, READ_FILE | READ_FOLDER);
    }

    void execute(String path) {
        allow(path, READ_FILE | EXECUTE);
    }

    /** A folder that is the process's own; links, devices and sockets it may not make there either. */
    void write(String path) {
        allow(path, READ_FILE | READ_FOLDER | WRITE_FILE | REMOVE_AND_MAKE | MOVE | TRUNCATE);
    }

    /** A path that there is not is no mistake: machines differ. */
    private void allow(String path, int wanted) {
        long file = kernel.call("openat", AT_CWD, kernel.text(path).address(), PATH_ONLY_CLOSE_ON_EXEC);
        if (file < 0) {
            return;
        }
        if (allow(file, wanted & rights) == -Kernel.EINVAL) { // it is no folder
            allow(file, wanted & rights & OF_FILES);
        }
        kernel.call("close", file);
    }

    private long allow(long file, int allowed) {
        var rule = kernel.memory(2 * Long.BYTES); // struct landlock_path_beneath_attr: rights, and the file
        rule.set(JAVA_LONG, 0, allowed);
        rule.set(JAVA_INT, Long.BYTES, (int) file);
        return kernel.call("landlock_add_rule", ruleset, PATH_BENEATH, rule.address(), 0);
    }

    /** From now on. */
    void restrict() {
        kernel.must("landlock_restrict_self", ruleset, 0);
        kernel.call("close", ruleset);
    }
}
