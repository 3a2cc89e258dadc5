package engram.neuron;

import java.nio.file.Path;

/** A run on disk could not be finished. What was complete before is kept, and the same call goes on from there. */
public final class BatchException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient Path folder;

    BatchException(String message, Path folder) {
        super(message);
        this.folder = folder;
    }

    /** Where the run's files are: read them by {@link Recording#open}. */
    public Path folder() { return folder; }
}
