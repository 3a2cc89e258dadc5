package engram.cuda.library;

/**
 * One error in a CUDA source.
 *
 * @param line where, counted from 1
 * @param message what the compiler says
 */
public record SourceError(int line, String message) {
}
