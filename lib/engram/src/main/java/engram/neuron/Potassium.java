package engram.neuron;

import engram.math.Exp;
import engram.math.Exprelr;
import java.util.List;

/**
 * The delayed rectifier of Traub and Miles (1991), I = g·n⁴·(V − E), with V' = V − V_T:
 *
 * <pre>α_n = a·(15 − V')/(e^((15 − V')/5) − 1)     β_n = .5·e^((10 − V')/40)</pre>
 *
 * @param g         in mS/cm²
 * @param E         in mV
 * @param threshold V_T in mV, to which all voltages are relative
 * @param phi       how many times faster the gate is than these rates, for another temperature
 * @param opening   a, in 1/(mV·ms): .032 in the book, .02 in the tutorial
 */
public record Potassium(double g, double E, double threshold, double phi, double opening) implements Channel {
    @Override public String name() { return "K"; }

    @Override public List<Gate> gates() { return KnownGates.of(this, this::made); }

    private List<Gate> made() {
        double T = threshold, opening = this.opening;
        return List.of(Gate.rates("n", 4, V -> 5 * opening * Exprelr.of((T + 15 - V) / 5), V -> .5 * Exp.of((T + 10 - V) / 40)).faster(phi));
    }
}
