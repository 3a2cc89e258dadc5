package engram.work;

import java.io.Serializable;

/**
 * A piece of work that depends on nothing but its fields, and that nothing else waits for. A record is the plainest form:
 *
 * <pre>{@code
 * record Recalled(int neurons, long seed) implements Work<Double> {
 *     public Double run() { return Setting.figure2(neurons).run(seed).meanFinalOverlap(); }
 * }
 * }</pre>
 *
 * <p>It may be sent to another machine, so its fields and its result are serialisable. It may be repeated, or done twice at a time, when a machine is
 * lost: it has no effect but its result, which is the same each time, but for times that it measures. What takes long asks {@link engram.progress.Progress#checkCancelled()}.
 *
 * @param <R> its result, which is never null
 */
@FunctionalInterface
public interface Work<R> extends Serializable {

    /** Does the work, with all cores of the machine that it runs on if it wants. */
    R run();
}
