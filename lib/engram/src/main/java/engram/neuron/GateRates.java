package engram.neuron;

import engram.rate.Formula;
import engram.rate.Rate;
import engram.rate.Reading;
import engram.rate.Sharing;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/** The rates of all gates of a kind of neuron, read as formulas where that is possible; those of the voltage share their exponentials. */
final class GateRates {
    private final List<Formula> shared;
    private final List<Gate[]> gates = new ArrayList<>();   // by channel
    private final List<Term[]> first = new ArrayList<>();   // by channel and gate
    private final List<Term[]> second = new ArrayList<>();
    private final List<String> unread = new ArrayList<>();

    /**
     * One of the two rates of a gate.
     *
     * @param rate    as it was given
     * @param formula of the voltage and the shared exponentials, or of [Ca], or of the voltage and [Ca]; null where it can't be read
     */
    record Term(Serializable rate, Formula formula) {

        /** Its value, where {@code variables} are those of the formula. */
        double at(double... variables) {
            if (formula != null) return formula.at(variables);
            return rate instanceof Gate.RateOfBoth both ? both.at(variables[0], variables[1]) : ((Rate) rate).at(variables[0]);
        }

        /** Whether it is of the voltage and of [Ca]. */
        boolean isOfBoth() { return rate instanceof Gate.RateOfBoth; }
    }

    GateRates(Neuron neuron) {
        List<Formula> ofVoltage = new ArrayList<>();
        for (Channel channel : neuron.channels()) {
            Gate[] all = channel.gates().toArray(Gate[]::new);
            gates.add(all);
            first.add(new Term[all.length]);
            second.add(new Term[all.length]);
            for (int k = 0; k < all.length; k++) {
                first.getLast()[k] = read(channel, all[k].kinetics().first(), all[k], ofVoltage);
                second.getLast()[k] = read(channel, all[k].kinetics().second(), all[k], ofVoltage);
            }
        }
        Sharing sharing = Sharing.of(ofVoltage);
        shared = sharing.shared();
        var formulas = sharing.formulas().iterator();
        for (int channel = 0; channel < gates.size(); channel++)
            for (int k = 0; k < gates.get(channel).length; k++)
                if (!gates.get(channel)[k].needsCalcium())
                    for (Term[] terms : List.of(first.get(channel), second.get(channel)))
                        if (terms[k].formula() != null) terms[k] = new Term(terms[k].rate(), formulas.next());
    }

    private Term read(Channel channel, Serializable rate, Gate gate, List<Formula> ofVoltage) {
        Reading reading = Reading.of(rate);
        Formula formula = reading.formula().orElse(null);
        if (formula == null) unread.add("A rate of the gate %s.%s is asked neuron by neuron. %s".formatted(channel.name(), gate.name(), reading.problem()));
        else if (!(rate instanceof Gate.RateOfBoth)) gate.requireRegular(formula);
        if (formula != null && !gate.needsCalcium()) ofVoltage.add(formula);
        return new Term(rate, formula);
    }

    /** Why rates can't be read, a sentence each. */
    List<String> unread() { return unread; }

    /** The exponentials, formulas of the voltage. */
    List<Formula> shared() { return shared; }

    Gate[] gates(int channel) { return gates.get(channel); }

    Term[] first(int channel) { return first.get(channel); }

    Term[] second(int channel) { return second.get(channel); }
}
