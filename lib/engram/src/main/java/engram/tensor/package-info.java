/**
 * Matrices and the operations on them, the ground floor of the house: it knows nothing of models.
 *
 * <p>A {@link engram.tensor.Matrix} holds row-major float32 numbers. A {@link engram.tensor.Backend} computes with
 * matrices on one device; models are written once against it and never ask where they run.
 * {@link engram.tensor.Batches} are its operations for iterations over many samples: each is a row of a
 * {@link engram.tensor.Panel}, and comes out the same whatever stands beside it.
 * {@link engram.tensor.RandomStream} draws numbers that depend on nothing but the seed, the stream's name and the index.
 */
package engram.tensor;
