package engram.memory.training;

/**
 * What an epoch was like.
 *
 * @param number  counted from 1
 * @param loss    the mean over its batches
 * @param calls   of the memory's equation for an equilibrium, the mean over its images
 * @param seconds that it took
 */
public record Epoch(int number, double loss, double calls, double seconds) {}
