package engram.neuron;

import java.util.List;

/**
 * The potassium current that calcium opens, of the locust's local neurons (Bazhenov and others, 2001), I = g·m·(V − E), with [Ca] in mM:
 *
 * <pre>α = .01·[Ca]     β = .02     φ = 2.3^((26 − 23)/10)</pre>
 *
 * @param g in mS/cm²
 * @param E in mV
 */
public record CalciumPotassium(double g, double E) implements Channel {
    private static final double PHI = StrictMath.pow(2.3, .3);

    @Override public String name() { return "KCa"; }

    @Override public List<Gate> gates() { return KnownGates.of(this, this::made); }

    private List<Gate> made() { return List.of(Gate.ofCalcium("m", 1, Ca -> .01 * Ca, Ca -> .02).faster(PHI)); }
}
