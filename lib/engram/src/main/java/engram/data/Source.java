package engram.data;

import java.nio.file.Path;

/** A way to the four files of a set. */
interface Source {
    /** Where they come from, for people. */
    String name();

    /**
     * Gets the files.
     *
     * @param room for what is fetched
     * @return the folder where they are
     * @throws NoDataException when they can't be had in this way
     * @throws java.util.concurrent.CancellationException when the thread is interrupted
     */
    Path fetch(Published set, Room room) throws NoDataException;
}
