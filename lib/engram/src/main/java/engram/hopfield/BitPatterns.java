package engram.hopfield;

/** The stored patterns as the bit engine reads them: made when they are first asked for, and kept for the probes to come. */
final class BitPatterns {
    private final Patterns patterns;
    private BitRows byPattern, byNeuron;
    private int[] ups;

    BitPatterns(Patterns patterns) { this.patterns = patterns; }

    /** The patterns in the usual form. */
    Patterns patterns() { return patterns; }

    /** p rows of N bits. */
    synchronized BitRows byPattern() {
        if (byPattern == null) byPattern = BitRows.ofPatterns(patterns);
        return byPattern;
    }

    /** N rows of p bits. */
    synchronized BitRows byNeuron() {
        if (byNeuron == null) byNeuron = BitRows.ofNeurons(patterns);
        return byNeuron;
    }

    /** The number of +1 in each pattern, p counts; not to be changed. */
    synchronized int[] ups() {
        if (ups == null) ups = patterns.ups();
        return ups;
    }
}
