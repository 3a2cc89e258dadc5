package engram.neuron;

import engram.neuron.Layout.Opening;
import engram.neuron.Layout.Projected;
import engram.neuron.Slice.Conducting;

/**
 * The equations, neuron by neuron, as they are written:
 *
 * <pre>
 * C·dV/dt   = I − Σ_synapses g·(Σ_j w_j·O_j)·(V − E) − Σ_receptors G·(V − E) − Σ_channels g·Π x^p·(V − E)
 * dx/dt     = φ·(α·(1 − x) − β·x)   or   (x∞ − x)/τ
 * d[Ca]/dt  = −inflow·I_Ca − ([Ca] − rest)/τ
 * dO/dt     = α·(1 − O)·[T] − β·O   or those of {@link SlowInhibition}
 * dG/dt     = −G/τ
 * </pre>
 *
 * {@link BlockSlopes} computes the same bits from the same operations in the same order, many neurons at a time.
 */
final class PlainSlopes extends PartSlopes {
    PlainSlopes(Layout layout, double dt) { super(layout, dt); }

    /** One that reads the spikes of another. */
    PlainSlopes(Layout layout, double dt, long[][] lastSpike) { super(layout, dt, lastSpike); }

    /** dV/dt of one neuron in mV/ms; the array is for what else is computed on the way. */
    double ofVoltage(Slice slice, int i, long atStep, double fraction, double[] y, double[] slope) {
        step = atStep;
        for (int s = 0; s < signal.length; s++) {
            if (!(layout.states().get(s).kinetics() instanceof SlowInhibition.Kinetics slow)) continue;
            int messenger = layout.states().get(s).at() + layout.states().get(s).sender().width();
            for (int j = 0; j < layout.states().get(s).sender().n(); j++) signal[s][j] = slow.open(y[messenger + j]);
        }
        neuron(slice, i, fraction, y, slope, null);
        return slope[slice.at() + i];
    }

    @Override void compute(double fraction, double[] y, double[] slope, double[] factor) {
        for (int s = 0; s < layout.states().size(); s++) opening(s, fraction, y, slope, factor);
        for (Slice slice : layout.slices()) for (int i = 0; i < slice.n(); i++) neuron(slice, i, fraction, y, slope, factor);
    }

    private void opening(int number, double fraction, double[] y, double[] slope, double[] factor) {
        Opening state = layout.states().get(number);
        for (int j = 0; j < state.sender().n(); j++) {
            double V = y[state.sender().at() + j];
            double T = switch (state.kinetics().release()) {
                case KineticSynapse.Pulse pulse -> transmitter(pulse, state.delay(), lastSpike[number][j], fraction);
                case KineticSynapse.ByVoltage _ -> state.release().orElseThrow().at(V);
                case KineticSynapse.Own own -> {
                    double since = since(state.delay(), lastSpike[number][j], fraction);
                    yield state.release().isPresent() ? state.release().get().at(V, since) : own.transmitter().at(V, since);
                }
            };
            int at = state.at() + j;
            switch (state.kinetics()) {
                case KineticSynapse.Kinetics fast -> {
                    slope[at] = fast.alpha() * (1 - y[at]) * T - fast.beta() * y[at];
                    if (factor != null) factor[at] = -(fast.alpha() * T + fast.beta());
                }
                case SlowInhibition.Kinetics slow -> {
                    int messenger = at + state.sender().width();
                    slope[at] = slow.k1() * (1 - y[at]) * T - slow.k2() * y[at];
                    slope[messenger] = slow.k3() * y[at] - slow.k4() * y[messenger];
                    signal[number][j] = slow.open(y[messenger]);
                    if (factor != null) {
                        factor[at] = -(slow.k1() * T + slow.k2());
                        factor[messenger] = -slow.k4();
                    }
                }
            }
        }
    }

    private void neuron(Slice slice, int i, double fraction, double[] y, double[] slope, double[] factor) {
        int width = slice.width(), at = slice.at() + i;
        double V = y[at];
        double[] injected = {0};
        slice.population().input().add(step, fraction, dt, slice.first() + i, injected, 0, 1);
        double current = injected[0];
        for (int k = 0; k < slice.noises().size(); k++) {
            current += y[slice.noiseAt() + k * width + i];
            slope[slice.noiseAt() + k * width + i] = 0;
            if (factor != null) factor[slice.noiseAt() + k * width + i] = 0;
        }
        double open = 0; // all conductances, mS/cm²
        for (Projected projection : layout.projections()) {
            if (projection.receiver() != slice) continue;
            switch (projection) {
                case Layout.Chemical(double g, double E, int state, _, Sums sums) -> {
                    double opened = signal[state].length > 0 ? sums.of(i, signal[state], 0) : sums.of(i, y, layout.states().get(state).at());
                    current -= g * opened * (V - E);
                    open += g * opened;
                }
                case Layout.Electrical(double g, Slice sender, _, Sums sums, double[] weights) -> {
                    current -= g * (weights[i] * V - sums.of(i, y, sender.at()));
                    open += g * weights[i];
                }
            }
        }
        for (int k = 0; k < slice.receptors().size(); k++) {
            var receptor = slice.receptors().get(k);
            int where = slice.receptorAt() + k * width + i;
            current -= y[where] * (V - receptor.E());
            open += y[where];
            slope[where] = -y[where] / receptor.tau();
            if (factor != null) factor[where] = -1 / receptor.tau();
        }
        double calciumCurrent = 0;
        double[] ofVoltage = new double[1 + slice.shared().size()];
        ofVoltage[0] = V;
        for (int k = 1; k < ofVoltage.length; k++) ofVoltage[k] = slice.shared().get(k - 1).at(V);
        for (Conducting conducting : slice.channels()) {
            double conductance = conducting.g()[i];
            for (int k = 0; k < conducting.gates().length; k++) {
                Gate gate = conducting.gates()[k];
                int where = conducting.gateAt() + k * width + i;
                double x = y[where];
                double[] depends = !gate.needsCalcium() ? ofVoltage : gate.ofCalcium() ? new double[] {y[slice.calciumAt() + i]} : new double[] {V, y[slice.calciumAt() + i]};
                double one = conducting.first()[k].at(depends), other = conducting.second()[k].at(depends);
                conductance *= Gate.power(x, gate.power());
                slope[where] = gate.slope(x, one, other);
                if (factor != null) factor[where] = gate.factor(one, other);
            }
            double I = conductance * (V - conducting.E()[i]);
            current -= I;
            open += conductance;
            if (conducting.channel().carriesCalcium()) calciumCurrent += I;
        }
        if (slice.calciumAt() >= 0) {
            CalciumPool pool = slice.pool();
            int where = slice.calciumAt() + i;
            slope[where] = -pool.inflow() * calciumCurrent - (y[where] - pool.rest()) / pool.tau();
            if (factor != null) factor[where] = -1 / pool.tau();
        }
        slope[at] = current * slice.inverseC()[i];
        if (factor != null) factor[at] = -open * slice.inverseC()[i];
    }
}
