package engram.hopfield;

import engram.tensor.RandomStream;

/**
 * The next spin of one neuron from its field, for any update rule: the definition that all engines follow.
 *
 * <p>Neuron i of probe μ decides once in sweep t, with draw number ((t−1)·p + μ)·N + i, sweeps made before the run counted in t. A recall has p probes. Where
 * there are more, each further block of p probes draws in the same way from a stream of its own.
 */
final class Decision {
    private final int count;       // p
    private final int neurons;     // N
    private final double scale;    // N where fields come as N·h, 1 where they come as h
    private final double temperature;
    private final boolean random;
    private final int elapsed;     // sweeps before the run
    private final RandomStream ties;
    private final RandomStream heat;

    /** @param scale the factor between the fields that come and h */
    Decision(Update update, Patterns patterns, double scale) {
        this.count = patterns.count();
        this.neurons = patterns.neurons();
        this.scale = scale;
        this.temperature = update.temperature();
        this.random = update.ties() == Ties.RANDOM;
        this.elapsed = update.elapsed();
        this.ties = RandomStream.of(update.seed(), "ties");
        this.heat = RandomStream.of(update.seed(), "heat");
    }

    /** Whether the next spin is +1, the field being scale·h and the last spin +1 or not. */
    boolean up(double field, boolean last, int mu, int t, int i) {
        if (temperature > 0) return up(threshold(field), mu, t, i);
        return field > 0 || field == 0 && breakTie(last, mu, t, i);
    }

    /** Whether a zero field is decided by a draw, so that the same state need not be followed by the same state again. */
    boolean drawsTies() { return random; }

    boolean breakTie(boolean last, int mu, int t, int i) { return random ? bits(ties, mu, t, i) >= 0 : last; }

    /** Whether the 32-bit draw of this neuron is below a threshold. */
    boolean up(long threshold, int mu, int t, int i) { return bits(heat, mu, t, i) >>> 32 < threshold; }

    /** 2^32·P(S = +1), P = (1 + tanh(h/T))/2, rounded down: StrictMath gives the same on every machine. */
    long threshold(double field) {
        return (long) Math.floor(0x1p32 * (1 + StrictMath.tanh(field / (scale * temperature))) / 2);
    }

    private long bits(RandomStream stream, int mu, int t, int i) {
        return mu < count ? stream.bits(draw(mu, t, i)) : block(stream, mu / count).bits(draw(mu % count, t, i));
    }

    private long draw(int mu, int t, int i) { return ((elapsed + (t - 1L)) * count + mu) * neurons + i; }

    private static RandomStream block(RandomStream stream, int block) { return block == 0 ? stream : stream.child(block); }

    /** The key and the γ of the draws of a block of probes, as if there were no sweeps before the run: for devices. */
    long[] keyAndGamma(int block) {
        var stream = block(temperature > 0 ? heat : ties, block);
        // draw i is mix(key + i·γ)
        return new long[] {stream.key() + stream.gamma() * draw(0, 1, 0), stream.gamma()};
    }
}
