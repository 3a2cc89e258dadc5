package engram.progress;

import static engram.argument.Given.given;

import java.time.Duration;
import java.util.Optional;

/**
 * How far a piece of work is.
 *
 * @param task    what is being done
 * @param done    steps done so far
 * @param total   steps in all
 * @param elapsed time since the work began
 */
public record ProgressReport(String task, long done, long total, Duration elapsed) {

    /** @throws engram.argument.ArgumentException if a text or a time is missing */
    public ProgressReport {
        given("task", task);
        given("elapsed", elapsed);
    }

    /** The part of the work that is done, in [0, 1]. */
    public double fraction() {
        return total == 0 ? 1 : Math.clamp((double) done / total, 0, 1);
    }

    /** The time that is left if the work goes on at its mean speed so far; empty before the first step. */
    public Optional<Duration> remaining() {
        if (fraction() == 0) {
            return Optional.empty();
        }
        // left = elapsed · (1 − f) / f
        double seconds = (elapsed.toSeconds() + elapsed.getNano() / 1e9) * (1 - fraction()) / fraction();
        return Optional.of(Duration.ofSeconds(Math.round(seconds)));
    }

    /** One line for a display without a bar of its own, such as {@code recall 45 % (45/100), 0:03 left}. */
    public String text() {
        var left = remaining().map(ProgressReport::clock).map(time -> ", " + time + " left").orElse("");
        return "%s %d %% (%d/%d)%s".formatted(task, (int) (100 * fraction()), done, total, left);
    }

    /** A duration as m:ss or h:mm:ss. */
    static String clock(Duration time) {
        return time.toHours() == 0
                ? "%d:%02d".formatted(time.toMinutes(), time.toSecondsPart())
                : "%d:%02d:%02d".formatted(time.toHours(), time.toMinutesPart(), time.toSecondsPart());
    }
}
