package engram.neuron;

import engram.neuron.GateRates.Term;
import engram.neuron.Layout.Opening;
import engram.neuron.Layout.Projected;
import engram.neuron.Slice.Conducting;
import engram.rate.Computation;
import engram.rate.Formula;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.Map;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The equations of {@link PlainSlopes}, with the same operations on each number in the same order and so with the same bits, but many neurons at a time:
 * every loop runs over the neurons of a slice, which lie side by side, so that the compiler makes vectors of it, and rates are computed for all of
 * them at once. What lies between stays in arrays that fit the first-level cache.
 */
final class BlockSlopes extends PartSlopes {
    private static final VectorSpecies<Double> LANES = DoubleVector.SPECIES_PREFERRED;

    private final double[] first, second;       // as long as the state: rates
    private final double[][] shared;            // exponentials
    private final double[][] ofRelease;         // the voltage of senders, and the time since they fired
    private final double[][] ofBoth;            // the voltage and [Ca], by the place of V
    private final double[][] ofVoltage, ofOne;  // what formulas are computed of: the voltage and the exponentials, or one variable
    private final Map<Formula, Computation> computations = new IdentityHashMap<>();
    private final double[] current, open;       // by the place of V
    private final double[] conductance, calcium;
    private final double[] sums;

    BlockSlopes(Layout layout, double dt) {
        super(layout, dt);
        int size = layout.size();
        first = new double[size];
        second = new double[size];
        shared = new double[layout.slices().stream().mapToInt(slice -> slice.shared().size()).max().orElse(0)][size];
        ofVoltage = new double[1 + shared.length][];
        System.arraycopy(shared, 0, ofVoltage, 1, shared.length);
        ofOne = new double[1][];
        ofBoth = new double[][] {{}, new double[size]};
        int most = layout.slices().stream().mapToInt(Slice::width).max().orElse(0);
        current = new double[most];
        open = new double[most];
        conductance = new double[most];
        calcium = new double[most];
        sums = new double[layout.projections().stream().mapToInt(projection -> projection.receiver().width()).max().orElse(0)];
        ofRelease = new double[][] {{}, second};
        for (Opening state : layout.states()) state.release().ifPresent(release -> computations.put(release, new Computation(release)));
        for (Slice slice : layout.slices()) {
            for (Formula exponential : slice.shared()) computations.put(exponential, new Computation(exponential));
            for (Conducting conducting : slice.channels())
                for (Term[] terms : new Term[][] {conducting.first(), conducting.second()})
                    for (Term term : terms) if (term.formula() != null) computations.put(term.formula(), new Computation(term.formula()));
        }
    }

    @Override void compute(double fraction, double[] y, double[] slope, double[] factor) {
        for (int s = 0; s < layout.states().size(); s++) opening(s, fraction, y, slope, factor);
        for (Slice slice : layout.slices()) neurons(slice, fraction, y, slope, factor);
    }

    private void opening(int number, double fraction, double[] y, double[] slope, double[] factor) {
        Opening state = layout.states().get(number);
        int n = state.sender().width(), V = state.sender().at(), at = state.at();
        switch (state.kinetics().release()) {
            case KineticSynapse.Pulse pulse -> {
                if (isOver(pulse, number)) Arrays.fill(first, V, V + n, 0);
                else for (int j = 0; j < state.sender().n(); j++) first[V + j] = transmitter(pulse, state.delay(), lastSpike[number][j], fraction);
            }
            case KineticSynapse.ByVoltage _ -> compute(state.release().orElseThrow(), y, first, V, n);
            case KineticSynapse.Own own -> {
                for (int j = 0; j < state.sender().n(); j++) second[V + j] = since(state.delay(), lastSpike[number][j], fraction);
                ofRelease[0] = y;
                if (state.release().isPresent()) computations.get(state.release().get()).run(ofRelease, first, V, V + n);
                else for (int j = V; j < V + n; j++) first[j] = own.transmitter().at(y[j], second[j]);
            }
        }
        switch (state.kinetics()) {
            case KineticSynapse.Kinetics fast -> {
                bind(fast.alpha(), fast.beta(), first, V, y, at, n, slope);
                if (factor != null) for (int j = 0; j < n; j++) factor[at + j] = -(fast.alpha() * first[V + j] + fast.beta());
            }
            case SlowInhibition.Kinetics slow -> {
                bind(slow.k1(), slow.k2(), first, V, y, at, n, slope);
                for (int j = 0; j < n; j++) slope[at + n + j] = slow.k3() * y[at + j] - slow.k4() * y[at + n + j];
                for (int j = 0; j < n; j++) signal[number][j] = slow.open(y[at + n + j]);
                if (factor == null) return;
                for (int j = 0; j < n; j++) factor[at + j] = -(slow.k1() * first[V + j] + slow.k2());
                Arrays.fill(factor, at + n, at + 2 * n, -slow.k4());
            }
        }
    }

    /** α·(1 − O)·[T] − β·O. */
    private static void bind(double alpha, double beta, double[] T, int of, double[] y, int at, int n, double[] slope) {
        for (int j = 0; j < n; j += LANES.length()) {
            DoubleVector O = load(y, at + j);
            DoubleVector.broadcast(LANES, 1).sub(O).mul(alpha).mul(load(T, of + j)).sub(O.mul(beta)).intoArray(slope, at + j);
        }
    }

    private void neurons(Slice slice, double fraction, double[] y, double[] slope, double[] factor) {
        int n = slice.width(), V = slice.at();
        boolean total = factor != null;
        Arrays.fill(current, 0, n, 0);
        slice.population().input().add(step, fraction, dt, slice.first(), current, 0, slice.n());
        for (int k = 0; k < slice.noises().size(); k++) {
            int at = slice.noiseAt() + k * n;
            for (int i = 0; i < n; i++) current[i] += y[at + i];
            Arrays.fill(slope, at, at + n, 0);
            if (total) Arrays.fill(factor, at, at + n, 0);
        }
        if (total) Arrays.fill(open, 0, n, 0);
        for (Projected projection : layout.projections()) if (projection.receiver() == slice) receive(projection, n, V, y, total);
        for (int k = 0; k < slice.receptors().size(); k++) receptor(slice.receptors().get(k), slice.receptorAt() + k * n, n, V, y, slope, factor);
        if (slice.calciumAt() >= 0) Arrays.fill(calcium, 0, n, 0);
        for (int k = 0; k < slice.shared().size(); k++) compute(slice.shared().get(k), y, shared[k], V, n);
        ofVoltage[0] = y;
        for (Conducting conducting : slice.channels()) channel(conducting, slice, y, slope, factor);
        if (slice.calciumAt() >= 0) {
            CalciumPool pool = slice.pool();
            int at = slice.calciumAt();
            double inflow = pool.inflow(), rest = pool.rest(), tau = pool.tau();
            fill(-inflow, calcium, rest, tau, y, at, n, slope);
            if (total) Arrays.fill(factor, at, at + n, -1 / tau);
        }
        double[] inverseC = slice.inverseC();
        charge(current, inverseC, n, slope, V);
        if (total) leak(open, inverseC, n, factor, V);
    }

    /** current/C. */
    private static void charge(double[] current, double[] inverseC, int n, double[] slope, int V) {
        for (int i = 0; i < n; i += LANES.length()) load(current, i).mul(load(inverseC, i)).intoArray(slope, V + i);
    }

    /** −open/C. */
    private static void leak(double[] open, double[] inverseC, int n, double[] factor, int V) {
        for (int i = 0; i < n; i += LANES.length()) load(open, i).neg().mul(load(inverseC, i)).intoArray(factor, V + i);
    }

    /** −inflow·I_Ca − ([Ca] − rest)/τ. */
    private static void fill(double minusInflow, double[] I, double rest, double tau, double[] y, int at, int n, double[] slope) {
        for (int i = 0; i < n; i += LANES.length()) load(I, i).mul(minusInflow).sub(load(y, at + i).sub(rest).div(tau)).intoArray(slope, at + i);
    }

    private void receive(Projected projection, int n, int V, double[] y, boolean total) {
        switch (projection) {
            case Layout.Chemical(double g, double E, int state, _, Sums of) -> {
                if (signal[state].length > 0) of.all(signal[state], 0, sums);
                else of.all(y, layout.states().get(state).at(), sums);
                drive(current, sums, g, E, y, V, n);
                if (total) for (int i = 0; i < n; i++) open[i] += g * sums[i];
            }
            case Layout.Electrical(double g, Slice sender, _, Sums of, double[] weights) -> {
                of.all(y, sender.at(), sums);
                for (int i = 0; i < n; i++) current[i] -= g * (weights[i] * y[V + i] - sums[i]);
                if (total) for (int i = 0; i < n; i++) open[i] += g * weights[i];
            }
        }
    }

    /** current ← current − g·(Σ w·o)·(V − E). */
    private static void drive(double[] current, double[] sums, double g, double E, double[] y, int V, int n) {
        for (int i = 0; i < n; i += LANES.length()) load(current, i).sub(load(sums, i).mul(g).mul(load(y, V + i).sub(E))).intoArray(current, i);
    }

    private void receptor(ExponentialSynapse.Receptor receptor, int at, int n, int V, double[] y, double[] slope, double[] factor) {
        double E = receptor.E(), tau = receptor.tau();
        for (int i = 0; i < n; i += LANES.length()) {
            DoubleVector G = load(y, at + i);
            load(current, i).sub(G.mul(load(y, V + i).sub(E))).intoArray(current, i);
            G.neg().div(tau).intoArray(slope, at + i);
        }
        if (factor == null) return;
        add(open, y, at, n);
        Arrays.fill(factor, at, at + n, -1 / tau);
    }

    private void channel(Conducting conducting, Slice slice, double[] y, double[] slope, double[] factor) {
        int n = slice.width(), V = slice.at(), gates = conducting.gates().length;
        for (int k = 0; k < gates; k++) {
            Gate gate = conducting.gates()[k];
            if (gate.kinetics() instanceof Gate.RatesOfBoth) System.arraycopy(y, slice.calciumAt(), ofBoth[1], V, n);
            move(gate, conducting.first()[k], conducting.second()[k], conducting.gateAt() + k * n, gate.ofCalcium() ? slice.calciumAt() : V, n, y, slope, factor);
        }
        System.arraycopy(conducting.g(), 0, conductance, 0, n);
        for (int k = 0; k < gates; k++) multiply(y, conducting.gateAt() + k * n, conducting.gates()[k].power(), n);
        flow(conducting.E(), y, V, n);
        if (conducting.channel().carriesCalcium()) for (int i = 0; i < n; i++) calcium[i] += conductance[i] * (y[V + i] - conducting.E()[i]);
        if (factor != null) add(open, conductance, 0, n);
    }

    /** sums_i ← sums_i + x_(at + i). */
    private static void add(double[] sums, double[] x, int at, int n) {
        for (int i = 0; i < n; i += LANES.length()) load(sums, i).add(load(x, at + i)).intoArray(sums, i);
    }

    private static DoubleVector load(double[] numbers, int at) { return DoubleVector.fromArray(LANES, numbers, at); }

    /** current ← current − conductance·(V − E). */
    private void flow(double[] E, double[] y, int V, int n) {
        for (int i = 0; i < n; i += LANES.length())
            load(current, i).sub(load(conductance, i).mul(load(y, V + i).sub(load(E, i)))).intoArray(current, i);
    }

    /** conductance ← conductance·x^power, as {@link Gate#power} does. */
    private void multiply(double[] y, int at, int power, int n) {
        if (power > 4) {
            for (int i = 0; i < n; i++) conductance[i] *= Gate.power(y[at + i], power);
            return;
        }
        for (int i = 0; i < n; i += LANES.length()) {
            DoubleVector x = load(y, at + i), square = x.mul(x);
            load(conductance, i).mul(power == 1 ? x : power == 2 ? square : power == 3 ? square.mul(x) : square.mul(square)).intoArray(conductance, i);
        }
    }

    /** The slope of a gate that lies at {@code at} and depends on what lies at {@code on}. */
    private void move(Gate gate, Term one, Term other, int at, int on, int n, double[] y, double[] slope, double[] factor) {
        compute(one, gate.ofCalcium(), y, first, on, n);
        compute(other, gate.ofCalcium(), y, second, on, n);
        switch (gate.kinetics()) {
            case Gate.Rates(_, _, double phi) -> openAndClose(phi, at, on, n, y, slope, factor);
            case Gate.RatesOfBoth(_, _, double phi) -> openAndClose(phi, at, on, n, y, slope, factor);
            case Gate.Steady _ -> {
                settle(first, second, on, y, at, n, slope);
                if (factor != null) for (int i = 0; i < n; i++) factor[at + i] = -1 / second[on + i];
            }
            case Gate.Relaxing _ -> {
                relax(first, second, on, y, at, n, slope);
                if (factor != null) for (int i = 0; i < n; i++) factor[at + i] = -second[on + i];
            }
        }
    }

    private void openAndClose(double phi, int at, int on, int n, double[] y, double[] slope, double[] factor) {
        open(phi, first, second, on, y, at, n, slope);
        if (factor != null) closing(-phi, first, second, on, at, n, factor);
    }

    private void compute(Term term, boolean ofCalcium, double[] y, double[] values, int on, int n) {
        if (term.isOfBoth()) ofBoth[0] = y;
        if (term.formula() == null && term.isOfBoth()) for (int i = on; i < on + n; i++) values[i] = term.at(y[i], ofBoth[1][i]);
        else if (term.formula() == null) for (int i = on; i < on + n; i++) values[i] = term.at(y[i]);
        else if (ofCalcium) compute(term.formula(), y, values, on, n);
        else computations.get(term.formula()).run(term.isOfBoth() ? ofBoth : ofVoltage, values, on, on + n);
    }

    /** A formula of one variable. */
    private void compute(Formula formula, double[] x, double[] values, int on, int n) {
        ofOne[0] = x;
        computations.get(formula).run(ofOne, values, on, on + n);
    }

    /** φ·(α·(1 − x) − β·x). */
    private static void open(double phi, double[] alpha, double[] beta, int on, double[] y, int at, int n, double[] slope) {
        for (int i = 0; i < n; i += LANES.length()) {
            DoubleVector x = load(y, at + i);
            load(alpha, on + i).mul(DoubleVector.broadcast(LANES, 1).sub(x)).sub(load(beta, on + i).mul(x)).mul(phi).intoArray(slope, at + i);
        }
    }

    /** −φ·(α + β). */
    private static void closing(double minusPhi, double[] alpha, double[] beta, int on, int at, int n, double[] factor) {
        for (int i = 0; i < n; i += LANES.length()) load(alpha, on + i).add(load(beta, on + i)).mul(minusPhi).intoArray(factor, at + i);
    }

    /** (x∞ − x)/τ. */
    private static void settle(double[] infinity, double[] tau, int on, double[] y, int at, int n, double[] slope) {
        for (int i = 0; i < n; i += LANES.length())
            load(infinity, on + i).sub(load(y, at + i)).div(load(tau, on + i)).intoArray(slope, at + i);
    }

    /** (x∞ − x)·k. */
    private static void relax(double[] infinity, double[] speed, int on, double[] y, int at, int n, double[] slope) {
        for (int i = 0; i < n; i += LANES.length())
            load(infinity, on + i).sub(load(y, at + i)).mul(load(speed, on + i)).intoArray(slope, at + i);
    }
}
