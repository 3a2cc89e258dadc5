package engram.cuda;

/**
 * A function that runs on the device.
 *
 * @param ptx  where it is
 * @param name its name there
 */
public record Kernel(Ptx ptx, String name) {
}
