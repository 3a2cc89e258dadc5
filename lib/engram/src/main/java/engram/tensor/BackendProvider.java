package engram.tensor;

/** How a backend outside this package offers itself: a service, found by {@link java.util.ServiceLoader}. */
public interface BackendProvider {

    /** Name of the backend that it makes, such as {@code cuda}. */
    String name();

    /**
     * Finds the device and makes the backend.
     *
     * @throws BackendUnavailableException if the device cannot be used; the message names what is missing and the mend
     */
    Backend create();
}
