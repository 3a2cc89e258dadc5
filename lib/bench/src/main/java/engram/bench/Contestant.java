package engram.bench;

import java.io.IOException;

/** A tool that does a piece of work when asked, and says how long the work itself took. */
interface Contestant extends AutoCloseable {

    /** The tool and what computes in it, with versions. */
    String name();

    /**
     * Does the work once.
     *
     * @param size how large it is
     * @return seconds, without input and output
     */
    double run(int size) throws IOException;

    @Override
    void close() throws IOException;
}
