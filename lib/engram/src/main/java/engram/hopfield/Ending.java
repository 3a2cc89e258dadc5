package engram.hopfield;

import static engram.argument.Given.given;

import java.util.Arrays;

/**
 * How one probe ended that was left to a network, and the way there.
 *
 * @param attractor   what its last state is. A 2-cycle is what both of its states are, else {@link Attractor#NONE}
 * @param memories    the numbers of the memories the last state is made of: one for a memory or its negative, three or more for a mixture, else none;
 *                    ascending
 * @param overlaps    p overlaps m^ν = (1/N) Σ_i ξ_i^ν S_i of the last state with all memories
 * @param cycleLength 1 for a probe at rest, where nothing moves it any more, 2 for one that alternates between two states, 0 for one that may still move
 * @param path        the states S(0), S(1), … up to the one at rest, or the second one of a 2-cycle, or all
 */
public record Ending(Attractor attractor, int[] memories, double[] overlaps, int cycleLength, Patterns path) {

    /**
     * Checks that the parts fit.
     *
     * @throws HopfieldException when they do not
     */
    public Ending {
        boolean many = switch (given("attractor", attractor)) {
            case MEMORY, NEGATIVE -> given("memories", memories).length == 1;
            case MIXTURE -> given("memories", memories).length >= 3;
            case NONE -> given("memories", memories).length == 0;
        };
        int known = given("overlaps", overlaps).length, states = given("path", path).count();
        boolean fits = many && known >= 1 && Arrays.stream(memories).allMatch(mu -> mu >= 0 && mu < known)
                && cycleLength >= 0 && cycleLength <= Math.min(2, states);
        if (!fits)
            throw new HopfieldException("The parts of this ending do not fit: " + attractor + " of " + memories.length + " among " + known
                    + " memories, and a cycle of length " + cycleLength + " at the end of " + states + " states.");
    }

    /** The ending of a probe whose path leads to a cycle of this length, or nowhere. */
    static Ending of(Patterns memories, Patterns path, int cycleLength) {
        int end = path.count() - 1;
        var last = Resemblance.of(memories, path, end);
        if (cycleLength == 2) {
            var other = Resemblance.of(memories, path, end - 1);
            if (last.attractor() != other.attractor() || !Arrays.equals(last.memories(), other.memories()))
                last = new Resemblance(Attractor.NONE, new int[0]);
        }
        double[] overlaps = new double[memories.count()];
        Arrays.setAll(overlaps, nu -> memories.overlap(nu, path, end));
        return new Ending(last.attractor(), last.memories(), overlaps, cycleLength, path);
    }

    /** How many steps it took until the probe was at rest or on its 2-cycle; −1 for one that may still move. */
    public int steps() { return cycleLength == 0 ? -1 : path.count() - cycleLength; }

    /** The number of the memory with the largest |m|, the first of equals. */
    public int nearest() {
        int nearest = 0;
        for (int nu = 1; nu < overlaps.length; nu++) if (Math.abs(overlaps[nu]) > Math.abs(overlaps[nearest])) nearest = nu;
        return nearest;
    }

    /** The overlap with that memory, negative where the state is near to its negative. */
    public double overlap() { return overlaps[nearest()]; }

    /** The last state, as a pattern of its own. */
    public Patterns state() { return path.select(path.count() - 1); }
}
