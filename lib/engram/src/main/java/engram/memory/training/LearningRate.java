package engram.memory.training;

import engram.argument.ArgumentException;
import java.io.Serializable;

/**
 * A learning rate that goes linearly from one value to another: in epoch e, counted from 0, it is first + (last − first)·e/epochs, and last from then
 * on.
 *
 * @param first  in the first epoch
 * @param last   when so many epochs have passed
 * @param epochs until then, at least 1
 */
public record LearningRate(double first, double last, int epochs) implements Serializable {

    /** @throws ArgumentException if a rate is not above 0, or there is no epoch */
    public LearningRate {
        if (!(first > 0 && first <= 10) || !(last > 0 && last <= 10))
            throw new ArgumentException("The learning rate goes from " + first + " to " + last + ": give numbers above 0, at most 10.");
        if (epochs < 1) throw new ArgumentException("The learning rate changes over " + epochs + " epochs: give at least 1.");
    }

    /** The same rate throughout. */
    public static LearningRate constant(double rate) { return new LearningRate(rate, rate, 1); }

    /** The rate in an epoch, counted from 0. */
    public double in(int epoch) {
        if (epoch < 0) throw new ArgumentException("There is no epoch " + epoch + ": they are counted from 0.");
        return first + (last - first) * Math.min(epoch, epochs) / epochs;
    }
}
