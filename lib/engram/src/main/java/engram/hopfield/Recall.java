package engram.hopfield;

import static engram.argument.Given.eachGiven;
import static engram.argument.Given.given;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import tech.tablesaw.api.Table;

/**
 * What happened when p probes were left to a network for a number of steps, each compared with the pattern it came from.
 *
 * @param neurons        N
 * @param scaledOverlaps p × (steps+1) integers N·m^μ(t) = Σ_i ξ_i^μ S_i^μ(t); column 0 is the probe itself
 * @param unconverged    steps+1 counts of probes that had not reached S(t) = S(t−1) by step t; at t = 0 all p. This is how Vavilala (2020) counts:
 *                       with {@link Ties#RANDOM} the draws of zero fields can repeat a state by luck, and it is counted though others may move it
 * @param cycleLengths   p numbers: 1 for a probe seen at a fixed point, where nothing moves it any more, 2 for one on a 2-cycle, 0 for any other
 * @param settledAt      p times: the first t with S(t) = S(t−1), be it by luck, or for a 2-cycle S(t) = S(t−2), from which on the probe is left
 *                       alone; −1 where there was none
 * @param finalStates    the p states after the last step
 * @param energies       p × (steps+1) energies −½ Σ_ij J_ij S_i S_j, when {@link Watch#withEnergy} asked for them, else empty
 * @param watched        the numbers of the n neurons that {@link Watch#withNeurons} asked for
 * @param spins          p × (steps+1) × n spins of these neurons
 */
public record Recall(int neurons, int[][] scaledOverlaps, int[] unconverged, int[] cycleLengths, int[] settledAt,
        Patterns finalStates, double[][] energies, int[] watched, byte[][][] spins) {

    /**
     * Checks that all parts are of the same probes, steps and neurons.
     *
     * @throws HopfieldException when one is not
     */
    public Recall {
        int p = eachGiven("scaledOverlaps", scaledOverlaps).length, times = given("unconverged", unconverged).length;
        boolean fits = neurons >= 1 && p >= 1 && times >= 1 && Arrays.stream(scaledOverlaps).allMatch(row -> row.length == times)
                && given("cycleLengths", cycleLengths).length == p && given("settledAt", settledAt).length == p
                && given("finalStates", finalStates).count() == p && finalStates.neurons() == neurons
                && (eachGiven("energies", energies).length == 0 || energies.length == p)
                && Arrays.stream(energies).allMatch(row -> row.length == times)
                && (given("watched", watched).length == 0 || eachGiven("spins", spins).length == p)
                && (watched.length == 0 || Arrays.stream(spins).allMatch(rows -> isWatch(rows, times, watched.length)));
        if (!fits)
            throw new HopfieldException("The parts of this recall do not fit: with " + p + " probes, " + times + " times and " + neurons
                    + " neurons, every part must have as many.");
    }

    private static boolean isWatch(byte[][] rows, int times, int watched) {
        return rows.length == times && Arrays.stream(eachGiven("spins of a probe", rows)).allMatch(row -> row.length == watched);
    }

    /** An overlap above this counts as recalled. */
    public static final double RECALLED = 0.9;

    /** p, the number of probes. */
    public int probes() { return scaledOverlaps.length; }

    /** The number of steps taken. */
    public int steps() { return unconverged.length - 1; }

    /** m^μ(t) = (1/N) Σ_i ξ_i^μ S_i^μ(t) for every probe and time, p × (steps+1) values. */
    public double[][] overlaps() {
        var overlaps = new double[probes()][];
        for (int mu = 0; mu < probes(); mu++)
            overlaps[mu] = Arrays.stream(scaledOverlaps[mu]).mapToDouble(scaled -> (double) scaled / neurons).toArray();
        return overlaps;
    }

    /** The overlap of every probe after the last step, p values. */
    public double[] finalOverlaps() {
        return Arrays.stream(scaledOverlaps).mapToDouble(row -> (double) row[steps()] / neurons).toArray();
    }

    /** The mean of the final overlaps, µ(m_f) in figures 3 and 4 of Vavilala (2020). */
    public double meanFinalOverlap() { return Arrays.stream(finalOverlaps()).average().orElseThrow(); }

    /** The share of probes whose final overlap is above {@value #RECALLED}. */
    public double fractionRecalled() {
        return (double) Arrays.stream(finalOverlaps()).filter(m -> m > RECALLED).count() / probes();
    }

    /**
     * The share of probes that had reached S(t) = S(t−1) by step t, for t = 0 … steps: "converged" as Vavilala (2020) counts it, which is not always at
     * rest (see {@link #fractionAtRest}).
     */
    public double[] convergedFraction() {
        return Arrays.stream(unconverged).mapToDouble(left -> 1 - (double) left / probes()).toArray();
    }

    /**
     * The share of probes that ended at a fixed point: every spin has the sign of its field, and none with a zero field would be drawn. A probe that came
     * there in the last step only is not counted, since it takes one more to see that it stays.
     */
    public double fractionAtRest() { return fraction(1); }

    /** The share of probes that ended on a 2-cycle. */
    public double fractionOnCycles() { return fraction(2); }

    private double fraction(int cycleLength) {
        return (double) Arrays.stream(cycleLengths).filter(length -> length == cycleLength).count() / probes();
    }

    /** The mean of the times {@link #settledAt} of the probes that have one, in steps; NaN when none has. */
    public double meanSettlingTime() { return Arrays.stream(settledAt).filter(t -> t >= 0).average().orElse(Double.NaN); }

    /** A table with one row per probe and step: probe, step, overlap, and energy where it was watched. */
    public Table toTable() { return RecallTables.overlaps(this); }

    /** A table with one row per probe: probe, initialOverlap, finalOverlap, cycleLength, settledAt, which is missing where it did not. */
    public Table probeTable() { return RecallTables.probes(this); }

    /** A table with one row per step: step, unconverged, convergedFraction. */
    public Table convergenceTable() { return RecallTables.convergence(this); }

    /** A table with one row per probe, step and watched neuron: probe, step, neuron, spin. */
    public Table neuronTable() { return RecallTables.neurons(this); }

    /**
     * Writes the tables as recall.csv, probes.csv, convergence.csv and, where neurons were watched, neurons.csv.
     *
     * @param folder made where it does not exist
     * @throws java.io.UncheckedIOException when a file can't be written; what was there before then stays
     */
    public void save(Path folder) { RecallTables.save(this, folder); }

    /**
     * SHA-256 of the p × (steps+1) integers N·m, little-endian int32, probe by probe: two engines agree exactly when their
     * hashes do.
     */
    public String overlapHash() {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            for (int[] row : scaledOverlaps) {
                var bytes = ByteBuffer.allocate(4 * row.length).order(ByteOrder.LITTLE_ENDIAN);
                bytes.asIntBuffer().put(row);
                digest.update(bytes.array());
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256, this one has not", e);
        }
    }

    @Override public String toString() {
        return String.format(Locale.ROOT, "Recall of %d probes in %d neurons: mean overlap %.4f after %d steps, %d converged",
                probes(), neurons, meanFinalOverlap(), steps(), probes() - unconverged[steps()]);
    }
}
