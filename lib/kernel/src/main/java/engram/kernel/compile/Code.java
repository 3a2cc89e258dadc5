package engram.kernel.compile;

/**
 * The code of a class.
 *
 * @param bytes  as it was compiled
 * @param source where it comes from
 */
public record Code(byte[] bytes, Source source) { }
