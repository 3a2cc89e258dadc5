package engram.cuda.factor;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/** Seconds that the parts of a factorisation take, in the order of their first time. */
final class Stopwatch {

    private final Map<String, Double> seconds = new LinkedHashMap<>();

    /** Does a part of the work, which must wait for the device itself where it uses it. */
    <T> T time(String part, Supplier<T> work) {
        long start = System.nanoTime();
        T result = work.get();
        seconds.merge(part, (System.nanoTime() - start) / 1e9, Double::sum);
        return result;
    }

    /** What was measured. */
    Map<String, Double> seconds() {
        return Collections.unmodifiableMap(seconds);
    }
}
