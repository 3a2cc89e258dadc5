package engram.cuda.library;

/**
 * What {@code ./engram doctor} says of one of CUDA's libraries.
 *
 * @param name what was looked for
 * @param found whether there is one that can be used
 * @param description which one, and where; or why none, and what is done without it
 * @param mend what to do about it; empty where nothing need be done
 */
public record LibraryFinding(String name, boolean found, String description, String mend) {
}
