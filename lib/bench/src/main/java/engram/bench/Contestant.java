package engram.bench;

import java.io.IOException;

/** A tool that does a piece of work when asked, and says how long the work itself took and what came out. */
interface Contestant extends AutoCloseable {

    /** The tool and what computes in it, with versions. */
    String name();

    /**
     * Does the work once.
     *
     * @param size how large it is
     */
    Outcome run(int size) throws IOException;

    @Override
    default void close() throws IOException {
    }
}
