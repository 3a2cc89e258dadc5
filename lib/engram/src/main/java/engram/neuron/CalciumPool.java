package engram.neuron;

import engram.argument.ArgumentException;

/**
 * The calcium in a cell: d[Ca]/dt = −inflow·I_Ca − ([Ca] − rest)/τ.
 *
 * @param inflow in mM·cm²/(µA·ms): what a current of 1 µA/cm² out of the cell removes in a millisecond
 * @param rest   in mM
 * @param tau    in ms
 */
public record CalciumPool(double inflow, double rest, double tau) {
    /** @throws engram.argument.ArgumentException if a number is not finite, or the time constant is not positive */
    public CalciumPool {
        if (!Double.isFinite(inflow) || !(rest >= 0 && rest < Double.POSITIVE_INFINITY) || !(tau > 0 && tau < Double.POSITIVE_INFINITY))
            throw new ArgumentException("A pool of calcium can't have the inflow %s, rest %s mM and τ %s ms: finite numbers, and τ positive."
                    .formatted(inflow, rest, tau));
    }
}
