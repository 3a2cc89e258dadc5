package engram.kernel.run;

import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The environment variables that cells see. A process cannot change its own, so the weaver leads {@code System.getenv} here,
 * where those that {@code %env} sets are laid over the process's; being called from woven code, it has to be static.
 */
public final class CellEnvironment {
    private static final Map<String, String> CHANGED = new ConcurrentHashMap<>();

    private CellEnvironment() { }

    /** In place of {@link System#getenv(String)}. */
    public static String getenv(String name) {
        var changed = CHANGED.get(name);
        return changed != null ? changed : System.getenv(name);
    }

    /** In place of {@link System#getenv()}. */
    public static Map<String, String> getenv() {
        var all = new HashMap<>(System.getenv());
        all.putAll(CHANGED);
        return Collections.unmodifiableMap(all);
    }

    /** Sets a variable for the cells that follow. */
    public static void set(String name, String value) {
        CHANGED.put(name, value);
    }
}
