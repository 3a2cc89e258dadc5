package engram.neuron;

import engram.rate.Exponential;
import engram.rate.Linear;
import engram.rate.Rate;
import engram.rate.Sigmoid;
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

    @Override public List<Gate> gates() {
        return List.of(Gate.steady("m", 2, new Sigmoid(1, -20, 6.5), new Linear(0, 1.5)), Gate.steady("h", 1, new Sigmoid(1, -25, -12), new TauH()));
    }

    /** τ_h. */
    private record TauH() implements Rate {
        private static final Exponential RISING = new Exponential(.3, 40, 13), FALLING = new Exponential(.002, 60, -29);

        @Override public double at(double V) { return RISING.at(V) + FALLING.at(V); }

        @Override public void at(double[] V, double[] y, double[] room, int from, int to) {
            RISING.at(V, y, room, from, to);
            FALLING.at(V, room, room, from, to);
            Spans.sum(y, room, 0, 1, y, from, to);
        }
    }
}
