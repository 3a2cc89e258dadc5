/**
 * Memories that learn: recipes, optimisers, checkpoints, and what came of it. C. Goemaere, J. Deleu, T. Demeester 2023, arXiv:2311.15673.
 *
 * <p>{@link engram.memory.training.Training} is where to begin. {@code BackendEngine} says what a batch does, an operation of the library after the
 * other; {@code TileEngine} does the same faster for three layers, to the same bits.
 */
package engram.memory.training;
