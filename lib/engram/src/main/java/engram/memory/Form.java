package engram.memory;

/** How the states of a memory with an energy find their equilibrium: the equation z = f(z) that is solved. All have the same energies and weights. */
public enum Form {
    /** Hierarchical associative memory, all layers at once: s = ρ(s)·W + I. */
    HAM(false, false),
    /** The same, first the odd layers given the even ones, then the even ones given the odd: z is the even layers alone. */
    EVEN_ODD_HAM(true, false),
    /** Continuous Hopfield network: s = ρ'(s) ⊙ (ρ(s)·W + I). */
    CHN(false, true),
    /** The same, ten inner steps of ½ for the odd layers and then ten for the even ones. */
    EVEN_ODD_CHN(true, true);

    private final boolean evenOdd, continuous;

    Form(boolean evenOdd, boolean continuous) {
        this.evenOdd = evenOdd;
        this.continuous = continuous;
    }

    /** Whether even and odd layers take turns. */
    public boolean isEvenOdd() { return evenOdd; }

    /** Whether it is a continuous Hopfield network. */
    public boolean isContinuous() { return continuous; }
}
