package engram.memory.study;

import engram.work.Work;
import java.io.Serializable;

/**
 * Something large that many pieces of {@link Work} need: made when the first of them asks for it, and not sent along with them. Works of one
 * process share it; one that was sent makes its own.
 */
final class Once<T> implements Serializable {
    private static final long serialVersionUID = 1;

    /** How it is made, the same each time. */
    interface Source<T> extends Serializable {
        T make();
    }

    private final Source<T> source;
    private transient T made; // guarded by this

    Once(Source<T> source) { this.source = source; }

    synchronized T get() {
        if (made == null) made = source.make();
        return made;
    }
}
