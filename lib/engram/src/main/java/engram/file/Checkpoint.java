package engram.file;

import static engram.argument.Given.given;

import engram.argument.ArgumentException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The state of long work, to go on from: named arrays of numbers and a header of text.
 *
 * <pre>{@code
 * new Checkpoint(Map.of("epoch", "3"), Map.of("weights", weights, "order", order)).write(file);
 * var saved = Checkpoint.read(file);
 * float[] weights = saved.array("weights", float[].class);
 * }</pre>
 *
 * <p>Arrays are neither copied nor changed here; shapes are the caller's, who may note them in the header. The same content gives the same
 * bytes.
 *
 * @param header texts by name, such as the number of the epoch or the settings
 * @param arrays by name: {@code double[]}, {@code float[]}, {@code int[]}, {@code long[]} or {@code byte[]}
 */
public record Checkpoint(Map<String, String> header, Map<String, Object> arrays) {

    /**
     * Sorts the names.
     *
     * @throws IllegalArgumentException when a name or text is null, or an array of another type
     */
    public Checkpoint {
        given("header", header).forEach((name, text) -> given("header " + given("name", name), text));
        given("arrays", arrays).forEach((name, array) -> bytes(given("name", name), given("array " + name, array)));
        header = Collections.unmodifiableMap(new TreeMap<>(header));
        arrays = Collections.unmodifiableMap(new TreeMap<>(arrays));
    }

    /** The memory of an array. */
    static MemorySegment bytes(String name, Object array) {
        return switch (array) {
            case double[] numbers -> MemorySegment.ofArray(numbers);
            case float[] numbers -> MemorySegment.ofArray(numbers);
            case int[] numbers -> MemorySegment.ofArray(numbers);
            case long[] numbers -> MemorySegment.ofArray(numbers);
            case byte[] numbers -> MemorySegment.ofArray(numbers);
            default -> throw new ArgumentException("\"" + name + "\" is of type " + array.getClass().getSimpleName()
                    + ": a checkpoint holds arrays of double, float, int, long and byte.");
        };
    }

    /**
     * An array by its name.
     *
     * @param type for instance {@code float[].class}
     * @throws IllegalArgumentException when there is none of that name and type
     */
    public <T> T array(String name, Class<T> type) {
        if (given("type", type).isInstance(arrays.get(given("name", name)))) return type.cast(arrays.get(name));
        String found = arrays.entrySet().stream().map(entry -> entry.getValue().getClass().getSimpleName() + " " + entry.getKey())
                .collect(Collectors.joining(", "));
        throw new ArgumentException("The checkpoint has no " + type.getSimpleName() + " " + name + ": it has "
                + (found.isEmpty() ? "no arrays" : found) + ".");
    }

    /**
     * Writes the checkpoint and forces it to disk; then it takes the place of the one before. One process writes a file at a time. Arrays
     * must not be changed meanwhile.
     *
     * @throws FileException.InUse   when the file is being written by someone else
     * @throws FileException         when it can't be written; the checkpoint that was there before then stays
     * @throws java.util.concurrent.CancellationException within 0.2 s when the thread is interrupted; the one before stays then too. Only
     *                               the move into place, for which the system removes the one before, is carried through (0.3 s for a GB)
     */
    public void write(Path file) {
        try (var _ = Claim.on(given("file", file))) {
            WholeFile.writeClaimed(file, out -> new CheckpointWriter(file, out).write(this));
        }
    }

    /**
     * Reads a checkpoint, and hands nothing out before all of it has been checked.
     *
     * @throws FileException.Damaged when a byte is not as it was written, is missing or too many; the message names the section
     * @throws FileException.Foreign when the file is no checkpoint, or one of a newer version
     * @throws FileException         when it can't be read
     * @throws engram.parallel.TooLargeException when its arrays would not fit in the heap
     * @throws java.util.concurrent.CancellationException when the thread is interrupted
     */
    public static Checkpoint read(Path file) { return CheckpointReader.read(given("file", file)); }
}
