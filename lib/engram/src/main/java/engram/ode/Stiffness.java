package engram.ode;

/**
 * Whether the steps are as short as they are only to stay stable: as DOPRI5 does, h·|λ| is looked at after each thousandth step, and further on
 * while it is near the edge of the region of stability.
 */
final class Stiffness {
    private static final double EDGE = 3.25;
    private static final int LOOK_EVERY = 1000, STIFF = 15, NOT_STIFF = 6;

    private int atEdge, offEdge;        // steps that were looked at, offEdge in a row

    /** Whether there are many steps at the edge after this one was accepted. */
    boolean after(long accepted, DormandPrinceStep step, double h) {
        if (accepted % LOOK_EVERY != 0 && atEdge == 0) return false;
        if (step.stiffness(h) > EDGE) {
            offEdge = 0;
            atEdge++;
        } else if (++offEdge == NOT_STIFF) {
            atEdge = 0;
        }
        return atEdge >= STIFF;
    }
}
