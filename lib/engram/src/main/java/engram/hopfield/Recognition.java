package engram.hopfield;

import static engram.argument.Given.eachGiven;
import static engram.argument.Given.given;

import engram.parallel.Heap;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * What a network made of probes of any number, each compared with all of its memories.
 *
 * @param memories the p patterns that the network has stored
 * @param endings  how each probe ended, in their order
 */
public record Recognition(Patterns memories, List<Ending> endings) {

    /**
     * Checks that all endings are of these memories.
     *
     * @throws HopfieldException when there is none, or one is not
     */
    public Recognition {
        given("memories", memories);
        endings = List.copyOf(eachGiven("endings", endings));
        boolean fit = endings.stream().allMatch(ending -> ending.overlaps().length == memories.count()
                && ending.path().neurons() == memories.neurons());
        if (endings.isEmpty() || !fit)
            throw new HopfieldException("The " + endings.size() + " endings do not fit: there must be one at least, and each of " + memories.neurons()
                    + " neurons and " + memories.count() + " memories.");
    }

    /** The number of probes. */
    public int probes() { return endings.size(); }

    /** The share of probes that ended at such an attractor. */
    public double fraction(Attractor attractor) { return (double) count(given("attractor", attractor)) / probes(); }

    private long count(Attractor attractor) { return endings.stream().filter(ending -> ending.attractor() == attractor).count(); }

    /**
     * The overlap of one probe with every memory at every time of its path: one row of p values for each state.
     *
     * @throws HopfieldException when there is no such probe
     */
    public double[][] overlaps(int probe) {
        if (probe < 0 || probe >= probes())
            throw new HopfieldException("There is no probe " + probe + ": they are numbered 0 to " + (probes() - 1) + ".");
        var path = endings.get(probe).path();
        Heap.require(8.0 * path.count() * memories.count(), "The overlaps of a probe with " + memories.count() + " memories at " + path.count() + " times",
                "take fewer steps");
        var overlaps = new double[path.count()][memories.count()];
        for (int t = 0; t < overlaps.length; t++)
            for (int nu = 0; nu < memories.count(); nu++) overlaps[t][nu] = memories.overlap(nu, path, t);
        return overlaps;
    }

    /** The last state of every probe. */
    public Patterns finalStates() {
        int stride = memories.stride();
        long[] words = new long[Heap.array((long) probes() * stride, Long.BYTES, "The last states of " + probes() + " probes", "take fewer")];
        for (int k = 0; k < probes(); k++) System.arraycopy(endings.get(k).state().words(), 0, words, k * stride, stride);
        return Patterns.wrap(probes(), memories.neurons(), words);
    }

    /**
     * A table with one row per probe: probe, attractor, memories (their numbers), nearest memory, overlap with it, cycleLength, and steps, which is missing where
     * the probe may still move.
     */
    public Table toTable() {
        var steps = column("steps", IntStream.range(0, probes()).map(k -> endings.get(k).steps()));
        for (int k = 0; k < probes(); k++) if (endings.get(k).steps() < 0) steps.setMissing(k);
        return Table.create("recognition",
                column("probe", IntStream.range(0, probes())),
                StringColumn.create("attractor", endings.stream().map(ending -> ending.attractor().name().toLowerCase(Locale.ROOT))),
                StringColumn.create("memories", endings.stream().map(ending -> Arrays.stream(ending.memories()).mapToObj(Integer::toString)
                        .collect(Collectors.joining(", ")))),
                column("nearest", endings.stream().mapToInt(Ending::nearest)),
                DoubleColumn.create("overlap", endings.stream().mapToDouble(Ending::overlap).toArray()),
                column("cycleLength", endings.stream().mapToInt(Ending::cycleLength)),
                steps);
    }

    private static IntColumn column(String name, IntStream values) { return IntColumn.create(name, values.toArray()); }

    @Override public String toString() {
        return "Recognition of " + probes() + " probes by a network of " + memories.count() + " memories: " + count(Attractor.MEMORY) + " ended at a memory, "
                + count(Attractor.NEGATIVE) + " at the negative of one, " + count(Attractor.MIXTURE) + " at a mixture, " + count(Attractor.NONE) + " at none of these";
    }
}
