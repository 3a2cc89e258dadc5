package engram.neuron;

import engram.math.Exp;
import engram.math.Logistic;
import java.util.List;

/**
 * The transient potassium current A of the locust's projection neurons (Bazhenov and others, Neuron 30, 2001), I = g·m⁴·h·(V − E):
 *
 * <pre>
 * m∞ = 1/(1 + e^(−(V + 60)/8.5))     τ_m = 1/((e^((V + 35.82)/19.69) + e^(−(V + 79.69)/12.7) + .37)·φ)
 * h∞ = 1/(1 + e^((V + 78)/6))        τ_h = 1/((e^((V + 46.05)/5) + e^(−(V + 238.4)/37.45))·φ) for V < −63, else 19/φ
 * φ  = 3^((36 − 23.5)/10)
 * </pre>
 *
 * The .37 stands within the reciprocal, as in the tutorial's code; Huguenard and McCormick (J. Neurophysiol. 68, 1992) have it outside, which is about
 * twice slower at −60 mV.
 *
 * @param g in mS/cm²
 * @param E in mV
 */
public record ACurrent(double g, double E) implements Channel {
    private static final double PHI = StrictMath.pow(3, 1.25);

    @Override public String name() { return "A"; }

    @Override public List<Gate> gates() { return KnownGates.of(this, this::made); }

    private List<Gate> made() {
        return List.of(
                Gate.relaxing("m", 4, V -> Logistic.of((V + 60) / 8.5), V -> (Exp.of((V + 35.82) / 19.69) + Exp.of(-(V + 79.69) / 12.7) + .37) * PHI),
                Gate.relaxing("h", 1, V -> Logistic.of(-(V + 78) / 6), V -> V < -63 ? (Exp.of((V + 46.05) / 5) + Exp.of(-(V + 238.4) / 37.45)) * PHI : PHI / 19));
    }
}
