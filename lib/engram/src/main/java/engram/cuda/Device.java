package engram.cuda;

import static engram.argument.Given.given;

import java.util.Locale;

/**
 * A GPU.
 *
 * @param name            as the driver calls it
 * @param memory          its memory, in bytes
 * @param major           compute capability, before the point
 * @param minor           and after it
 * @param driver          the CUDA version of the driver, 1000·major + 10·minor
 * @param multiprocessors their number
 * @param clock           their highest clock rate, in Hz
 */
public record Device(String name, long memory, int major, int minor, int driver, int multiprocessors, double clock) {

    /** @throws engram.argument.ArgumentException if there is no name */
    public Device {
        given("name", name);
    }

    private static final int LANES = 128; // float32 units of a multiprocessor; 64 with compute capability 7.5 and 8.0

    /** The most float32 operations that it could do in a second, a multiplication with an addition counted as two. */
    public double peakFlops() {
        double rate = clock > 0 ? clock : 1e9; // some virtual devices do not tell
        int lanes = major == 7 || major == 8 && minor == 0 ? LANES / 2 : LANES;
        return 2.0 * lanes * multiprocessors * rate;
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%s, %.1f GB, compute capability %d.%d, driver for CUDA %d.%d",
                name, memory / 1e9, major, minor, driver / 1000, driver % 1000 / 10);
    }
}
