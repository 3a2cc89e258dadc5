package engram.neuron;

import engram.argument.ArgumentException;
import engram.neuron.GateRates.Term;
import engram.neuron.Layout.Opening;
import engram.neuron.Layout.Projected;
import engram.neuron.Slice.Conducting;
import engram.ode.Euler;
import engram.ode.ExponentialEuler;
import engram.ode.FixedStep;
import engram.ode.Midpoint;
import engram.ode.RungeKutta4;
import engram.rate.CudaText;
import engram.rate.Formula;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Writes the kernel that makes the steps of a network: the equations of {@link PlainSlopes} with their operations in their order, as CUDA C. It holds what
 * kinds of neurons and synapses there are, with the numbers that all of a kind have in common, and nothing of how many there are: so one kernel serves
 * networks of all sizes, and those of the library's own models are compiled beforehand. What does not depend on the model is in {@code steps.cuh}.
 */
final class CudaSource {
    private final CudaModel model;
    private final FixedStep method;
    private final boolean single; // whether rates are computed in float32
    private final StringBuilder text = new StringBuilder();
    private final CudaText.Constants constants = new CudaText.Constants();

    private CudaSource(CudaModel model, FixedStep method, Precision rates) {
        this.model = model;
        this.method = method;
        this.single = rates == Precision.FLOAT32;
    }

    /**
     * A kernel.
     *
     * @param name by which it is launched, made of the text and what it includes
     * @param text with the two files that it includes by their names
     */
    record Named(String name, String text) {}

    /** The kernel of a model. */
    static Named of(CudaModel model, FixedStep method) { return of(model, method, Precision.FLOAT64); }

    /** The same with rates of another precision. */
    static Named of(CudaModel model, FixedStep method, Precision rates) {
        String text = new CudaSource(model, method, rates).write();
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(CudaKernel.withIncludes(text).getBytes(StandardCharsets.UTF_8));
            String name = "neurons_" + HexFormat.of().formatHex(hash, 0, 6);
            return new Named(name, "#define KERNEL " + name + "\n" + text);
        } catch (NoSuchAlgorithmException every) {
            throw new IllegalStateException(every); // Java has it
        }
    }

    private String write() {
        define(model.way(), "");
        define(switch (method) {
            case RungeKutta4 _ -> "RUNGE_KUTTA";
            case Midpoint _ -> "MIDPOINT";
            case ExponentialEuler _ -> "EXPONENTIAL";
            case Euler _ -> "EULER";
        }, "");
        define("STAGES", method instanceof RungeKutta4 ? 4 : method instanceof Midpoint ? 2 : 1);
        define("MOST_VARIABLES", model.slices().stream().mapToInt(model::variables).max().orElseThrow());
        define("MOST_NUMBERS", IntStream.range(0, model.slices().size()).map(model::ownNumbers).max().orElseThrow());
        define("THREADS", model.threads());
        define("EXCHANGED", model.seenRoom());
        define("SPIKED", model.spikedRoom());
        define("LINK", model.linkType());
        define("EACH(DO)", IntStream.range(0, model.slices().size()).mapToObj("DO(Population%d)"::formatted).collect(Collectors.joining(" ")));
        line("#include \"elementary.cuh\"");
        line("#include \"steps.cuh\"");
        int begin = text.length();
        for (int s = 0; s < model.slices().size(); s++) population(s);
        text.insert(begin, "\n" + constants);
        line("#include \"kernel.cuh\"");
        return text.toString();
    }

    private void define(Object name, Object value) { line(("#define " + name + " " + value).strip()); }

    private void line(String line) { text.append(line).append('\n'); }

    private void line(String format, Object... values) { line(format.formatted(values)); }

    private String number(double value) { return constants.of(value); }

    /** A variable as formulas take it. */
    private String number(String variable) { return single ? "(float)" + variable : variable; }

    /** A name as it may stand in a comment. */
    private static String plain(String name) { return name.replaceAll("[^A-Za-z0-9 _.\\[\\]-]", "?"); }

    private void population(int s) {
        Slice slice = model.slices().get(s);
        Neuron neuron = slice.population().neuron();
        line("");
        line("/** The neurons \"%s\": %s. */", plain(slice.population().name()), neuron.variables().stream().map(CudaSource::plain).collect(Collectors.joining(", ")));
        line("struct Population%d {", s);
        line("  enum { NUMBER = %d, VARIABLES = %d, GATES = %d, OWN = %d };", s, model.variables(slice), slice.gates(), model.ownNumbers(s));
        line("  static constexpr double THRESHOLD = %s, REFRACTORY = %s;", CudaText.number(neuron.threshold()), CudaText.number(neuron.refractory()));
        place(slice);
        method("int counted(const Neuron &%s)", neuron.refractory() > 0 ? "at" : "");
        line("    return %s;", neuron.refractory() > 0 ? "at.at(" + model.counted(s) + ")" : "0");
        line("  }");
        pulses("arrive", slice);
        pulses("fire", slice);
        show(s);
        slopes(s);
        boolean tells = model.spikedAt(s) >= 0;
        method(tells ? "void tell(const Neuron &at, bool crossed, unsigned char *spiked)" : "void tell(const Neuron &, bool, unsigned char *)");
        if (tells) line("    spiked[at.at(%d) + at.i] = crossed;", model.spikedAt(s));
        line("  }");
        afterwards(s);
        line("};");
    }

    private void method(String signature, Object... values) { line("  static __device__ __forceinline__ " + signature.formatted(values) + " {"); }

    /** Where a variable of the first neuron lies. */
    private void place(Slice slice) {
        method("int place(const Neuron &at, int v)");
        for (Opening state : model.statesOf(slice))
            for (int u = 0; u < state.variables(); u++)
                line("    if (v == %d) return at.at(%d)%s;", model.variableOf(state) + u, model.openingAt(state), u == 0 ? "" : " + at.width");
        line("    return at.of<Population%d>(AT) + v * at.width;", model.slices().indexOf(slice));
        line("  }");
    }

    /** Pulses of transmitter begin, or are sent on their way. */
    private void pulses(String what, Slice slice) {
        List<CudaModel.Pulse> pulses = model.pulses().stream().filter(pulse -> pulse.state().sender() == slice).toList();
        method("void %s(const Neuron &%s)", what, pulses.isEmpty() ? "" : "at");
        for (CudaModel.Pulse pulse : pulses) line("    at.%s(at.at(%d), at.at(%d), at.at(%d));", what, pulse.at(), pulse.at() + 1, pulse.at() + 2);
        line("  }");
    }

    /** What others see of a neuron: how far its synapses are open, and its voltage where there are gap junctions. */
    private void show(int s) {
        List<CudaModel.Seen> all = model.seen().stream().filter(seen -> seen.population() == s).toList();
        method(all.isEmpty() ? "void show(const Neuron &, const double *, double *)" : "void show(const Neuron &at, const double *x, double *seen)");
        for (CudaModel.Seen seen : all) {
            String value = seen.state().map(state -> {
                int variable = model.variableOf(state);
                if (!(state.kinetics() instanceof SlowInhibition.Kinetics slow)) return "x[" + variable + "]";
                line("    const double square = x[%d] * x[%d], fourth = square * square;", variable + 1, variable + 1);
                return "fourth / (fourth + " + number(slow.half()) + ")";
            }).orElse("x[0]");
            line("    seen[at.at(%d) + at.i] = %s;", seen.at(), value);
        }
        line("  }");
    }

    /** dy/dt of all variables of a neuron. */
    private void slopes(int s) {
        Slice slice = model.slices().get(s);
        line("  /** The slopes k = dx/dt%s. */", total() ? " and a of k = a·x + b" : "");
        boolean sees = model.layout().projections().stream().anyMatch(projection -> projection.receiver() == slice);
        boolean timed = model.terms(s).stream().anyMatch(term -> !term.isNoise()) || model.pulses().stream().anyMatch(pulse -> pulse.state().sender() == slice);
        line("  template <bool CAREFUL>");
        method("void slopes(const Neuron &at, const double *x, const double *own, const double *%s, double %s, double *k, double *%s, bool &strange)",
                sees ? "seen" : "", timed ? "fraction" : "", total() ? "a" : "");
        line("    const double V = x[0];");
        inject(s);
        if (total()) line("    double open = 0;");
        for (int m = 0; m < slice.noises().size(); m++) {
            int variable = (slice.noiseAt() - slice.at()) / slice.width() + m;
            line("    current += x[%d];", variable);
            slope("    ", variable, "0", "0");
        }
        for (Projected projection : model.layout().projections()) if (projection.receiver() == slice) receive(projection);
        receptors(slice);
        channels(slice);
        line("    k[0] = current * own[0];");
        if (total()) line("    a[0] = -open * own[0];");
        for (Opening state : model.statesOf(slice)) opening(state);
        line("  }");
    }

    private boolean total() { return method instanceof ExponentialEuler; }

    private void slope(String indent, int variable, String slope, String factor) {
        line(indent + "k[%d] = %s;", variable, slope);
        if (total()) line(indent + "a[%d] = %s;", variable, factor);
    }

    private void inject(int s) {
        List<CudaModel.Term> tables = model.terms(s).stream().filter(CudaModel.Term::isTable).toList();
        line("    double current = %s;", tables.isEmpty() ? "0" : "at.table(%d, fraction)".formatted(tables.getFirst().number()));
        for (CudaModel.Term term : model.terms(s)) {
            if (term.isNoise() || term.isTable()) continue;
            line("    const double wave%d = at.wave(%d, fraction);", term.number(), term.number());
            line("    if (wave%d != 0) current += wave%d * own[%d];", term.number(), term.number(), term.weights());
        }
    }

    private void receive(Projected projection) {
        CudaModel.Links links = model.linksOf(projection);
        line("    {");
        line("      const double sum = at.sum<%s>(at.at(%d), at.at(%d), seen + at.at(%d));", links.weighted(), links.at(), links.at() + 1, model.seenOf(projection).at());
        switch (projection) {
            case Layout.Chemical(double g, double E, int _, Slice _, Sums _) -> {
                line("      current -= %s * sum * (V - %s);", number(g), number(E));
                if (total()) line("      open += %s * sum;", number(g));
            }
            case Layout.Electrical electrical -> {
                line("      const double weights = own[%d];", model.electricalNumber(electrical));
                line("      current -= %s * (weights * V - sum);", number(electrical.g()));
                if (total()) line("      open += %s * weights;", number(electrical.g()));
            }
        }
        line("    }");
    }

    private void receptors(Slice slice) {
        int at = (slice.receptorAt() - slice.at()) / slice.width();
        for (int r = 0; r < slice.receptors().size(); r++) {
            ExponentialSynapse.Receptor receptor = slice.receptors().get(r);
            line("    current -= x[%d] * (V - %s);", at + r, number(receptor.E()));
            if (total()) line("    open += x[%d];", at + r);
            slope("    ", at + r, CudaText.over("-x[%d]".formatted(at + r), receptor.tau(), constants), number(-1 / receptor.tau()));
        }
    }

    private void channels(Slice slice) {
        int calcium = slice.calciumAt() < 0 ? -1 : (slice.calciumAt() - slice.at()) / slice.width();
        if (calcium >= 0) line("    double ofCalcium = 0;");
        var rates = new CudaText(constants, single, "    ", "r");
        String[] ofVoltage = new String[1 + slice.shared().size()];
        ofVoltage[0] = number("V");
        for (int q = 1; q < ofVoltage.length; q++) ofVoltage[q] = rates.value(slice.shared().get(q - 1), ofVoltage[0]);
        List<String> lines = new ArrayList<>();
        for (int c = 0; c < slice.channels().size(); c++) {
            Conducting conducting = slice.channels().get(c);
            lines.add("    { // " + plain(conducting.channel().name()));
            lines.add("      double conductance = own[%d];".formatted(1 + 2 * c));
            for (int g = 0; g < conducting.gates().length; g++) {
                Gate gate = conducting.gates()[g];
                String[] of = !gate.needsCalcium() ? ofVoltage : gate.ofCalcium() ? new String[] {number("x[" + calcium + "]")}
                        : new String[] {ofVoltage[0], number("x[" + calcium + "]")};
                gate(lines, gate, (conducting.gateAt() - slice.at()) / slice.width() + g, rates.value(formula(conducting, gate, conducting.first()[g]), of),
                        rates.value(formula(conducting, gate, conducting.second()[g]), of));
            }
            lines.add("      const double I = conductance * (V - own[%d]);".formatted(2 + 2 * c));
            lines.add("      current -= I;");
            if (total()) lines.add("      open += conductance;");
            if (conducting.channel().carriesCalcium()) lines.add("      ofCalcium += I;");
            lines.add("    }");
        }
        text.append(rates);
        lines.forEach(this::line);
        if (calcium < 0) return;
        CalciumPool pool = slice.pool();
        slope("    ", calcium, "%s * ofCalcium - %s".formatted(number(-pool.inflow()), CudaText.over("x[%d] - %s".formatted(calcium, number(pool.rest())), pool.tau(), constants)),
                number(-1 / pool.tau()));
    }

    private static Formula formula(Conducting conducting, Gate gate, Term term) {
        if (term.formula() == null)
            throw new ArgumentException(("A rate of the gate %s.%s is no formula that a GPU could compute: simulate on the CPU, or see Neuron.unread() "
                    + "for what to write instead.").formatted(conducting.channel().name(), gate.name()));
        return term.formula();
    }

    private void gate(List<String> lines, Gate gate, int variable, String first, String second) {
        String x = "x[" + variable + "]";
        lines.add("      conductance *= %s;".formatted(switch (gate.power()) {
            case 1 -> x;
            case 2 -> "(%s * %s)".formatted(x, x);
            case 3 -> "(%s * %s * %s)".formatted(x, x, x);
            case 4 -> "(%s * %s * (%s * %s))".formatted(x, x, x, x);
            default -> "power(%s, %d)".formatted(x, gate.power());
        }));
        lines.add("      k[%d] = %s;".formatted(variable, switch (gate.kinetics()) {
            case Gate.Rates(_, _, double phi) -> "%s * (%s * (1 - %s) - %s * %s)".formatted(number(phi), first, x, second, x);
            case Gate.RatesOfBoth(_, _, double phi) -> "%s * (%s * (1 - %s) - %s * %s)".formatted(number(phi), first, x, second, x);
            case Gate.Steady _ -> CudaText.quotient("%s - %s".formatted(first, x), second);
            case Gate.Relaxing _ -> "(%s - %s) * %s".formatted(first, x, second);
        }));
        if (!total()) return;
        lines.add("      a[%d] = %s;".formatted(variable, switch (gate.kinetics()) {
            case Gate.Rates(_, _, double phi) -> "%s * (%s + %s)".formatted(number(-phi), first, second);
            case Gate.RatesOfBoth(_, _, double phi) -> "%s * (%s + %s)".formatted(number(-phi), first, second);
            case Gate.Steady _ -> CudaText.quotient("-1", second);
            case Gate.Relaxing _ -> "-" + second;
        }));
    }

    /** The slopes of the states that the synapses of a neuron share. */
    private void opening(Opening state) {
        int variable = model.variableOf(state);
        String x = "x[" + variable + "]";
        line("    {");
        switch (state.kinetics().release()) {
            case KineticSynapse.Pulse(double amount, double duration) -> {
                line("      const long long fired = at.lastSpike(at.at(%d));", model.pulseOf(state).at());
                line("      const double since = ((double)(at.step - fired) + fraction) * at.run.dt - %s;", number(state.delay()));
                line("      const double T = fired != NEVER && since > %s && since < %s ? %s : 0.0;", number(Checks.SAME), number(duration - Checks.SAME),
                        number(amount));
            }
            case KineticSynapse.ByVoltage _ -> released(state.release().orElseThrow(), number("V"));
            case KineticSynapse.Own _ -> {
                line("      const long long fired = at.lastSpike(at.at(%d));", model.pulseOf(state).at());
                line("      const double passed = ((double)(at.step - fired) + fraction) * at.run.dt - %s;", number(state.delay()));
                line("      const double since = fired == NEVER ? 1e6 : passed > 0 ? passed : 0.0;");
                released(state.release().orElseThrow(() -> new ArgumentException(
                        "The transmitter of a synapse is no formula that a GPU could compute: simulate on the CPU, or write it as one.")), number("V"), number("since"));
            }
        }
        switch (state.kinetics()) {
            case KineticSynapse.Kinetics fast -> slope("      ", variable, "%s * (1 - %s) * T - %s * %s".formatted(number(fast.alpha()), x, number(fast.beta()), x),
                    "-(%s * T + %s)".formatted(number(fast.alpha()), number(fast.beta())));
            case SlowInhibition.Kinetics slow -> {
                slope("      ", variable, "%s * (1 - %s) * T - %s * %s".formatted(number(slow.k1()), x, number(slow.k2()), x),
                        "-(%s * T + %s)".formatted(number(slow.k1()), number(slow.k2())));
                slope("      ", variable + 1, "%s * %s - %s * x[%d]".formatted(number(slow.k3()), x, number(slow.k4()), variable + 1), number(-slow.k4()));
            }
        }
        line("    }");
    }

    private void released(Formula formula, String... variables) {
        var rates = new CudaText(constants, single, "      ", "r");
        String T = rates.value(formula, variables);
        text.append(rates);
        line("      const double T = %s;", T);
    }

    /** What happens to a neuron between two steps: noise is drawn, conductances jump. */
    private void afterwards(int s) {
        Slice slice = model.slices().get(s);
        List<CudaModel.Term> noises = model.terms(s).stream().filter(CudaModel.Term::isNoise).toList();
        List<CudaModel.Jump> jumps = model.jumps().stream().filter(jump -> jump.receiver() == s).toList();
        boolean none = noises.isEmpty() && jumps.isEmpty();
        method(none ? "void afterwards(const Neuron &, double *, const double *, const unsigned char *)"
                : "void afterwards(const Neuron &at, double *x, const double *%s, const unsigned char *%s)", noises.isEmpty() ? "" : "own", jumps.isEmpty() ? "" : "spiked");
        for (int m = 0; m < noises.size(); m++) {
            int variable = (slice.noiseAt() - slice.at()) / slice.width() + m, mean = noises.get(m).weights();
            line("    x[%d] = own[%d] + (x[%d] - own[%d]) * own[%d] + own[%d] * at.drawn(%d);", variable, mean,
                    variable, mean, mean + 1, mean + 2, noises.get(m).number());
        }
        int receptorAt = (slice.receptorAt() - slice.at()) / slice.width();
        for (CudaModel.Jump jump : jumps) {
            int at = jump.links().at();
            String delayed = jump.isDelayed() ? "at.at(%d), at.at(%d), at.at(%d), at.at(%d), ".formatted(at + 2, at + 3, at + 4, at + 5) : "";
            line("    at.%s<%s>(at.at(%d), at.at(%d), %sspiked + at.at(%d), %s, x[%d]);", jump.isDelayed() ? "jumpLater" : "jump", jump.links().weighted(), at, at + 1,
                    delayed, model.spikedAt(jump.sender()), number(jump.by()), receptorAt + jump.receptor());
        }
        line("  }");
    }
}
