package engram.neuron;

import engram.math.Exp;
import engram.math.Logistic;
import java.util.List;

/**
 * The calcium current of the locust's local neurons (Bazhenov and others, 2001), I = g·m²·h·(V − E):
 *
 * <pre>
 * m∞ = 1/(1 + e^(−(V + 20)/6.5))     τ_m = 1.5
 * h∞ = 1/(1 + e^((V + 25)/12))       τ_h = .3·e^((V − 40)/13) + .002·e^((60 − V)/29)
 * </pre>
 *
 * @param g in mS/cm²
 * @param E in mV
 */
public record Calcium(double g, double E) implements Channel {
    @Override public String name() { return "Ca"; }

    @Override public boolean carriesCalcium() { return true; }

    @Override public List<Gate> gates() { return KnownGates.of(this, this::made); }

    private List<Gate> made() {
        return List.of(Gate.steady("m", 2, V -> Logistic.of((V + 20) / 6.5), V -> 1.5),
                Gate.steady("h", 1, V -> Logistic.of(-(V + 25) / 12), V -> .3 * Exp.of((V - 40) / 13) + .002 * Exp.of((60 - V) / 29)));
    }
}
