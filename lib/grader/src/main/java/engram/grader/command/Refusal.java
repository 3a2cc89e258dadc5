package engram.grader.command;

import engram.grader.jail.Isolation;

/** Why hidden tests are not run. */
final class Refusal {
    private Refusal() {
    }

    static String of(Isolation isolation) {
        String why = isolation.broken().isEmpty() ? "there is none on this machine" : String.join("; ", isolation.broken());
        return ("Hidden tests are run only where a jail keeps students' code from reading them, and %s. Use a Linux with Landlock (5.13 or newer; "
                + "on Windows WSL 2, on macOS a container), or give --trusted if you trust all who have handed in.").formatted(why);
    }
}
