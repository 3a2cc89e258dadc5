package engram.cli;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * One code cell of a notebook.
 *
 * @param number its place among all cells, from 1, as a reader counts
 * @param source its code
 * @param tags its tags
 * @param executionCount the number in its prompt, empty when it never ran
 * @param outputs what it printed, showed or threw, in order
 */
record Cell(int number, String source, Set<String> tags, OptionalInt executionCount, List<Output> outputs) {

    /** Whether its outputs differ from run to run or from machine to machine, so that they are not compared. */
    boolean varies() {
        return tags.contains("timing") || tags.contains("device");
    }

    /** Whether it is there to show an error: then an error is required. */
    boolean mustFail() {
        return tags.contains("raises-exception");
    }

    /** All that it printed to the named stream. */
    String printed(String stream) {
        return outputs.stream().filter(Output.Stream.class::isInstance).map(Output.Stream.class::cast)
                .filter(output -> output.name().equals(stream)).map(Output.Stream::text).collect(Collectors.joining());
    }

    /** The values that it showed, in order. */
    List<Output.Value> values() {
        return outputs.stream().filter(Output.Value.class::isInstance).map(Output.Value.class::cast).toList();
    }

    /** The exception that ended it, if one did. */
    Optional<Output.Failure> failure() {
        return outputs.stream().filter(Output.Failure.class::isInstance).map(Output.Failure.class::cast).findFirst();
    }
}
