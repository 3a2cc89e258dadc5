package engram.neuron;

import engram.math.Exp;
import engram.rate.Exponential;
import engram.rate.OfExponential;
import engram.rate.Rate;
import engram.rate.ReadRate;
import java.util.ArrayList;
import java.util.List;

/**
 * The exponentials that formulas of the voltage share in a kind of neuron: where several have the same scale up to its sign, e^((V − a)/s) is computed once
 * for all of them, and each takes it times a factor of its own.
 */
final class Exponentials {
    /** In mV; with a narrower one an exponential that is shared could overflow within 1000 mV of its midpoint. */
    private static final double NARROWEST = 1.5;

    private final List<Exponential> shared = new ArrayList<>();

    /**
     * A formula, and the exponential that it takes.
     *
     * @param rate   the formula
     * @param number of the shared exponential, or −1 where it shares none
     * @param shared that exponential
     * @param factor of it
     */
    record Term(Rate rate, int number, Exponential shared, double factor) {

        /** The value at a voltage or, where none is shared, a concentration. */
        double at(double x) { return number < 0 ? rate.at(x) : ((OfExponential) rate).of(x, shared.at(x) * factor); }
    }

    Exponentials(Neuron neuron) {
        List<OfExponential> formulas = new ArrayList<>();
        for (Channel channel : neuron.channels())
            for (Gate gate : channel.gates())
                if (!gate.ofCalcium()) for (Rate rate : List.of(gate.kinetics().first(), gate.kinetics().second()))
                    if (rate instanceof OfExponential formula) formulas.add(formula);
        for (OfExponential formula : formulas) {
            double scale = Math.abs(formula.scale());
            long sharing = formulas.stream().filter(other -> Math.abs(other.scale()) == scale).count();
            if (sharing > 1 && scale >= NARROWEST && find(scale) < 0) shared.add(new Exponential(1, formula.midpoint(), scale));
        }
    }

    private int find(double scale) {
        for (int k = 0; k < shared.size(); k++) if (shared.get(k).scale() == scale) return k;
        return -1;
    }

    /** How many are shared. */
    int count() { return shared.size(); }

    /** One of them, as a formula. */
    Exponential get(int number) { return shared.get(number); }

    /** How a formula of the voltage is computed. */
    Term term(Rate rate, boolean ofCalcium) {
        int number = rate instanceof OfExponential formula && !ofCalcium ? find(Math.abs(formula.scale())) : -1;
        if (number < 0) return new Term(ReadRate.of(rate), -1, null, 1);
        // e^((V − midpoint)/s) = e^((V − a)/s)·e^((a − midpoint)/s)
        Exponential base = shared.get(number);
        return new Term(rate, number, base, Exp.of((base.midpoint() - ((OfExponential) rate).midpoint()) * (1 / base.scale())));
    }
}
