package engram.memory.training;

import static engram.argument.Given.eachGiven;
import static engram.argument.Given.given;

import engram.memory.HierarchicalMemory;
import java.util.List;

/**
 * What came of a training.
 *
 * @param memory with the weights that it has learned
 * @param epochs what they were like, in order
 */
public record Trained(HierarchicalMemory memory, List<Epoch> epochs) {
    public Trained {
        given("memory", memory);
        epochs = List.copyOf(eachGiven("epochs", epochs));
    }
}
