package engram.kernel.magic;

import java.util.List;
import java.util.Map;

/** {@code %env}: environment variables. */
final class EnvMagic {
    private EnvMagic() { }

    static Magic of(MagicHost host) {
        return Magic.command(List.of("env"), "%env, %env NAME, %env NAME=VALUE",
                "List the environment variables, show one, or set one for System.getenv in the cells (programs that cells start don't see it).",
                line -> env(host, line.text()));
    }

    private static void env(MagicHost host, String text) throws MagicException {
        int equals = text.indexOf('=');
        var all = host.environment();
        if (equals > 0) {
            host.setEnvironment(text.substring(0, equals).strip(), text.substring(equals + 1).strip());
        } else if (text.isEmpty()) {
            all.entrySet().stream().sorted(Map.Entry.comparingByKey())
                    .forEach(entry -> System.out.println(entry.getKey() + "=" + entry.getValue()));
        } else if (!all.containsKey(text)) {
            throw new MagicException("there is no environment variable " + text);
        } else {
            System.out.println(all.get(text));
        }
    }
}
