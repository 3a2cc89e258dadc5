package engram.hopfield;

import engram.parallel.Cores;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Keeps the states of each probe until it is at rest or on a 2-cycle, and then says what it came to. */
final class RecognitionRecorder implements Recorder {
    private final Patterns memories;
    private final int steps;
    private final List<List<long[]>> paths; // S(0), S(1), … of each probe
    private final int[] cycleLengths;       // 1 at rest, 2 on a 2-cycle, 0 neither yet

    RecognitionRecorder(Patterns memories, Patterns probes, int steps) {
        this.memories = memories;
        this.steps = steps;
        this.cycleLengths = new int[probes.count()];
        this.paths = new ArrayList<>(probes.count());
        for (int k = 0; k < probes.count(); k++) {
            var path = new ArrayList<long[]>();
            path.add(probes.select(k).words());
            paths.add(path);
        }
    }

    @Override public int steps() { return steps; }

    @Override public boolean wantsStates() { return true; }

    @Override public boolean stopsAtRepeats() { return false; }

    @Override public void state(int k, int t, long[] state) {
        if (cycleLengths[k] == 0 && paths.get(k).size() == t) paths.get(k).add(state.clone());
    }

    @Override public void overlap(int k, int t, int scaled) { } // made of the states

    @Override public void repeats(int k, int t, long[] state, boolean atRest) { settles(k, t, 1); }

    @Override public void alternates(int k, int t, long[] last, long[] state) { settles(k, t, 2); }

    /** S(t) was there before: the path ends one state earlier. */
    private void settles(int k, int t, int cycleLength) {
        cycleLengths[k] = cycleLength;
        paths.get(k).subList(t, paths.get(k).size()).clear();
    }

    Recognition toRecognition() {
        var endings = new Ending[paths.size()];
        Cores.forEach(endings.length, k -> endings[k] = Ending.of(memories, path(k), cycleLengths[k]));
        return new Recognition(memories, Arrays.asList(endings));
    }

    private Patterns path(int k) {
        int stride = memories.stride(), length = paths.get(k).size();
        long[] words = new long[length * stride];
        for (int t = 0; t < length; t++) System.arraycopy(paths.get(k).get(t), 0, words, t * stride, stride);
        return Patterns.wrap(length, memories.neurons(), words);
    }
}
