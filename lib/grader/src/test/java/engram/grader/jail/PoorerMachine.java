package engram.grader.jail;

import java.util.Arrays;
import java.util.List;

/**
 * Becomes another program, for which this machine has less to offer: arguments {@code user}, {@code landlock}, {@code namespaces}, of which
 * each takes something away, then {@code --} and the command.
 */
final class PoorerMachine {
    static final long USER = 54_321;
    private static final int PR_SET_NO_NEW_PRIVS = 38;
    private static final int[] NEW_NAMESPACES = {0x10000000, 0x20000000, 0x30000000};

    private PoorerMachine() {
    }

    public static void main(String[] arguments) {
        var words = List.of(arguments);
        var lacks = words.subList(0, words.indexOf("--"));
        var command = Arrays.copyOfRange(arguments, lacks.size() + 1, arguments.length);
        var kernel = new Kernel();
        var program = kernel.text(command[0]);
        var filter = new FilterProgram();
        if (lacks.contains("landlock")) {
            filter.refuse("landlock_create_ruleset", Kernel.ENOSYS).refuse("landlock_restrict_self", Kernel.ENOSYS);
        }
        if (lacks.contains("namespaces")) {
            filter.refuse("clone3", Kernel.ENOSYS).refuse("unshare", Kernel.EPERM).refuseIf("clone", 0, 0x30000000, NEW_NAMESPACES);
        }
        if (lacks.contains("user")) {
            new Privileges(kernel).become(USER);
        }
        kernel.must("prctl", PR_SET_NO_NEW_PRIVS, 1);
        Seccomp.apply(kernel, filter);
        kernel.must("execve", program.address(), kernel.texts(command).address(),
                kernel.texts("PATH=" + System.getenv("PATH")).address());
    }

    /** Says what jail there is. */
    static final class Report {

        private Report() {
        }

        public static void main(String[] arguments) {
            var isolation = Jail.strongest(List.of(), List.of()).isolation();
            System.out.println(isolation.label());
            isolation.broken().forEach(System.out::println);
        }
    }
}
