package engram.bench;

import engram.hopfield.Recall;
import engram.hopfield.experiment.Setting;

/** Engram's simulation of figure 2 of Vavilala (2020) with its bit engine; the figure is the mean final overlap. */
final class EngramHopfield implements Contestant {
    private long seed;

    @Override
    public String name() {
        return "Engram (bits, %d threads)".formatted(Runtime.getRuntime().availableProcessors());
    }

    @Override
    public Outcome run(int n) {
        long start = System.nanoTime();
        Recall recall = Setting.figure2(n).run(seed++);
        double seconds = (System.nanoTime() - start) / 1e9;
        return new Outcome(seconds, recall.meanFinalOverlap());
    }
}
