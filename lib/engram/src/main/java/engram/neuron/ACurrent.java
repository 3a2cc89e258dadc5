package engram.neuron;

import engram.rate.Exponential;
import engram.rate.Rate;
import engram.rate.Sigmoid;
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

    @Override public List<Gate> gates() {
        return List.of(Gate.relaxing("m", 4, new Sigmoid(1, -60, 8.5), new SpeedOfM()), Gate.relaxing("h", 1, new Sigmoid(1, -78, -6), new SpeedOfH()));
    }

    /** 1/τ_m. */
    private record SpeedOfM() implements Rate {
        private static final Exponential RISING = new Exponential(1, -35.82, 19.69), FALLING = new Exponential(1, -79.69, -12.7);

        @Override public double at(double V) { return (RISING.at(V) + FALLING.at(V) + .37) * PHI; }

        @Override public void at(double[] V, double[] y, double[] room, int from, int to) {
            RISING.at(V, y, room, from, to);
            FALLING.at(V, room, room, from, to);
            Spans.sum(y, room, .37, PHI, y, from, to);
        }
    }

    /** 1/τ_h. */
    private record SpeedOfH() implements Rate {
        private static final Exponential RISING = new Exponential(1, -46.05, 5), FALLING = new Exponential(1, -238.4, -37.45);
        private static final double FROM_63_ON = PHI / 19;

        @Override public double at(double V) { return V < -63 ? (RISING.at(V) + FALLING.at(V) + 0) * PHI : FROM_63_ON; }

        @Override public void at(double[] V, double[] y, double[] room, int from, int to) {
            RISING.at(V, y, room, from, to);
            FALLING.at(V, room, room, from, to);
            Spans.sum(y, room, 0, PHI, y, from, to);
            Spans.from(V, -63, FROM_63_ON, y, from, to);
        }
    }
}
