package engram.memory;

/**
 * How much a pattern counts in the energy E = −Σ_μ F(ξ^μ·σ) of a {@link DenseMemory}: F of its product m with the state, an integer from
 * −N to N; updates ask from −N − 2 to N + 2. The faster F grows, the less do patterns that are only a little alike disturb. Many threads
 * ask at once.
 */
@FunctionalInterface
public interface Interaction {

    /**
     * F(x)/c, for a c &gt; 0 that depends on the bounds only: spins depend on the signs of sums of F. It is chosen so that the
     * result neither overflows nor is lost near the bound where |F| is largest; a memory refuses one that is not finite.
     *
     * @param x       lowest ≤ x ≤ highest
     * @param lowest  of all the numbers that are added up
     * @param highest of them
     */
    double scaled(double x, double lowest, double highest);
}
