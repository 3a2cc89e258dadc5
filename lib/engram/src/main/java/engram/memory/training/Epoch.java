package engram.memory.training;

/**
 * What an epoch was like.
 *
 * @param number  counted from 1
 * @param loss    the mean over its batches
 * @param seconds that it took
 */
public record Epoch(int number, double loss, double seconds) {}
