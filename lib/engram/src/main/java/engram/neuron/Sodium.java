package engram.neuron;

import engram.math.Exp;
import engram.math.Exprelr;
import engram.math.Logistic;
import java.util.List;

/**
 * The fast sodium current of Traub and Miles (Neuronal Networks of the Hippocampus, 1991), I = g·m³·h·(V − E), with V' = V − V_T:
 *
 * <pre>
 * α_m = .32·(13 − V')/(e^((13 − V')/4) − 1)     α_h = .128·e^((17 − V')/18)
 * β_m = .28·(V' − 40)/(e^((V' − 40)/5) − 1)     β_h = 4/(e^((40 − V')/5) + 1)
 * </pre>
 *
 * @param g         in mS/cm²
 * @param E         in mV
 * @param threshold V_T in mV, to which all voltages are relative
 * @param phi       how many times faster the gates are than these rates, for another temperature
 */
public record Sodium(double g, double E, double threshold, double phi) implements Channel {
    @Override public String name() { return "Na"; }

    @Override public List<Gate> gates() { return KnownGates.of(this, this::made); }

    private List<Gate> made() {
        double T = threshold;
        return List.of(
                Gate.rates("m", 3, V -> .32 * 4 * Exprelr.of((T + 13 - V) / 4), V -> .28 * 5 * Exprelr.of((V - T - 40) / 5)).faster(phi),
                Gate.rates("h", 1, V -> .128 * Exp.of((T + 17 - V) / 18), V -> 4 * Logistic.of((V - T - 40) / 5)).faster(phi));
    }
}
