package engram.progress;

import java.util.Optional;
import java.util.ServiceLoader;

/**
 * A place where progress is shown, such as a notebook or a terminal.
 *
 * <p>An environment brings its own by naming it in {@code META-INF/services/engram.progress.ProgressDisplay}. Every piece of
 * work that lasts long enough to be shown makes a fresh instance (so it needs a public constructor without arguments, and
 * may keep the state of one bar in fields) and calls it from a thread of its own, one call at a time.
 */
public interface ProgressDisplay {

    /** Whether this display's place exists in this process: a notebook's says no when no notebook is attached. */
    boolean isActive();

    /** Shows the state of the work, in place of what was shown before. */
    void show(ProgressReport report);

    /** Removes what {@link #show} has drawn; the last call an instance gets. */
    void erase();

    /** The first active display on the class path, else the terminal where there is one, else none. */
    static Optional<ProgressDisplay> find() {
        return ServiceLoader.load(ProgressDisplay.class, ProgressDisplay.class.getClassLoader()).stream()
                .map(ServiceLoader.Provider::get)
                .filter(ProgressDisplay::isActive)
                .findFirst()
                .or(() -> Optional.<ProgressDisplay>of(new TerminalDisplay()).filter(ProgressDisplay::isActive));
    }
}
