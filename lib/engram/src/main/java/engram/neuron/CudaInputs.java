package engram.neuron;

import engram.rate.Formula;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The inputs of all networks for some steps, as numbers for the kernel: what several have in common is there once. */
final class CudaInputs {
    private final CudaModel model;
    private final double dt;
    private final List<Entry> entries = new ArrayList<>();
    private final int[] entryOf;   // networks × terms

    /** Numbers that are made for some steps. */
    private record Entry(int perStep, Maker maker) {}

    private interface Maker {
        void fill(long first, int count, double[] to, int at);
    }

    CudaInputs(CudaModel model, double dt) {
        this.model = model;
        this.dt = dt;
        List<CudaModel.Term> terms = model.terms();
        entryOf = new int[model.networks().size() * terms.size()];
        Map<Object, Integer> known = new HashMap<>();
        for (int n = 0; n < model.networks().size(); n++) {
            int t = 0;
            for (int s = 0; s < model.slices().size(); s++) {
                Input input = model.networks().get(n).populations().get(s).input();
                List<Input> parts = CudaModel.parts(input).stream().filter(part -> !(part instanceof Noise)).toList();
                List<Noise> noises = Noise.of(input);
                int wave = 0, noise = 0, width = model.slices().get(s).width(), size = model.slices().get(s).n();
                for (CudaModel.Term term : model.terms(s)) {
                    if (term.isTable()) entryOf[n * terms.size() + t++] = add(3 * width, (first, count, to, at) -> table(input, size, width, first, count, to, at));
                    else if (term.isNoise()) {
                        Noise one = noises.get(noise++);
                        entryOf[n * terms.size() + t++] = add(width, (first, count, to, at) -> draws(one, size, width, first, count, to, at));
                    } else {
                        Waveform one = (Waveform) parts.get(wave++);
                        entryOf[n * terms.size() + t++] = known.computeIfAbsent(key(one), _ -> add(3, (first, count, to, at) -> wave(one, first, count, to, at)));
                    }
                }
            }
        }
    }

    private int add(int perStep, Maker maker) {
        entries.add(new Entry(perStep, maker));
        return entries.size() - 1;
    }

    /** Equal for waves that are the same at every time. */
    private static Object key(Waveform wave) {
        Object course = switch (wave.course) {
            case Waveform.OfTime time -> time.formula.<Object>map(Formula.class::cast).orElse(time.function);
            case Waveform.OfSteps steps -> Arrays.stream(steps.perStep()).boxed().toList();
        };
        return List.of(course, wave.scale);
    }

    /** Numbers that a step takes. */
    long perStep() { return Math.max(1, entries.stream().mapToLong(Entry::perStep).sum()); }

    /** All numbers for some steps. */
    double[] numbers(long first, int count) {
        double[] all = new double[Math.toIntExact(perStep() * count)];
        int at = 0;
        for (Entry entry : entries) {
            entry.maker().fill(first, count, all, at);
            at += entry.perStep() * count;
        }
        return all;
    }

    /** By network and term: where its numbers begin. */
    int[] begins(int count) {
        int[] begins = new int[entries.size()];
        for (int e = 1; e < begins.length; e++) begins[e] = begins[e - 1] + entries.get(e - 1).perStep() * count;
        return Arrays.stream(entryOf).map(entry -> begins[entry]).toArray();
    }

    /** What is the same for all neurons, at the beginning, the middle and the end of each step. */
    private void wave(Waveform wave, long first, int count, double[] to, int at) {
        for (int k = 0; k < 3 * count; k++) to[at + k] = wave.scale * wave.course.at(first + k / 3, k % 3 / 2.0, dt);
    }

    /** What each neuron is given then: 3 × count rows. */
    private void table(Input input, int size, int width, long first, int count, double[] to, int at) {
        for (int k = 0; k < 3 * count; k++) input.add(first + k / 3, k % 3 / 2.0, dt, 0, to, at + k * width, size);
    }

    private static void draws(Noise noise, int size, int width, long first, int count, double[] to, int at) {
        for (int k = 0; k < count; k++) for (int i = 0; i < size; i++) to[at + k * width + i] = noise.draw(i, first + k);
    }
}
