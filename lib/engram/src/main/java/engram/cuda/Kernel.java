package engram.cuda;

import static engram.argument.Given.given;

/**
 * A function that runs on the device.
 *
 * @param ptx  where it is
 * @param name its name there
 */
public record Kernel(Ptx ptx, String name) {

    /** @throws engram.argument.ArgumentException if one is missing */
    public Kernel {
        given("ptx", ptx);
        given("name", name);
    }
}
