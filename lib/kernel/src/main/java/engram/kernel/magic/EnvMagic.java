package engram.kernel.magic;

import engram.kernel.shell.CellEnvironment;
import java.util.List;
import java.util.Map;

/** {@code %env}: environment variables. */
final class EnvMagic {
    private EnvMagic() { }

    static Magic of() {
        return Magic.command(List.of("env"), "%env, %env NAME, %env NAME=VALUE",
                "List the environment variables, show one, or set one for System.getenv in the cells (programs that cells start don't see it).",
                line -> env(line.text()));
    }

    private static void env(String text) throws MagicException {
        int equals = text.indexOf('=');
        if (equals > 0) {
            CellEnvironment.set(text.substring(0, equals).strip(), text.substring(equals + 1).strip());
        } else if (text.isEmpty()) {
            CellEnvironment.getenv().entrySet().stream().sorted(Map.Entry.comparingByKey())
                    .forEach(entry -> System.out.println(entry.getKey() + "=" + entry.getValue()));
        } else if (CellEnvironment.getenv(text) == null) {
            throw new MagicException("there is no environment variable " + text);
        } else {
            System.out.println(CellEnvironment.getenv(text));
        }
    }
}
