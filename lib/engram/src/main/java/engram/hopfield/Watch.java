package engram.hopfield;

import static engram.argument.Given.given;

/**
 * What a recall writes down besides the overlaps, which it always does.
 *
 * @param energy  whether the energy of every probe is kept at every time
 * @param neurons the numbers of the neurons whose spins are kept at every time
 */
public record Watch(boolean energy, int... neurons) {

    /** @throws engram.argument.ArgumentException when the neurons are null */
    public Watch {
        given("neurons", neurons);
    }

    /** Overlaps only. */
    public static Watch overlaps() { return new Watch(false); }

    /** The energy E = −½ Σ_ij J_ij S_i S_j of every probe at every time, self-couplings included. */
    public Watch withEnergy() { return new Watch(true, neurons); }

    /** The spins of some neurons at every time. */
    public Watch withNeurons(int... numbers) { return new Watch(energy, given("numbers", numbers).clone()); }
}
